/** `POST /transcribe`: the words of a recording, captured at once. @module */
import { z } from "zod";
import { AppError } from "../../common/error.ts";
import { operation } from "../../common/operation.ts";
import { Bytes, CapturedWords, captureWords, mediaFailure } from "./_capture_words.ts";

export const captureSpeech = operation({
  name: "capture_speech",
  summary: "Turn a recording into words and capture them",
  description: "The body is the audio itself. 501 where no endpoint is configured",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({
    audio: Bytes,
    fileName: z.string().regex(/^[\w.-]{1,100}$/, "must be a plain file name").default("speech.webm")
      .describe("Its ending tells the endpoint the format"),
    keep: z.boolean().default(true).describe("False: give the words and store nothing"),
  }),
  output: CapturedWords,
}, async (ctx, { audio, fileName, keep }) => {
  const { transcriber } = ctx.assistant;
  if (!transcriber) {
    throw new AppError(
      "not_configured",
      "Cannot transcribe: set TRANSCRIPTION_BASE_URL and TRANSCRIPTION_MODEL",
    );
  }
  const { userId, timezone } = ctx.principal;
  const purpose = { feature: "transcription" as const, userId, timezone, prompt: null };
  let text: string;
  try {
    text = await transcriber.transcribe({ audio, fileName, purpose, signal: ctx.signal });
  } catch (error) {
    throw mediaFailure(error, "transcribe this");
  }
  return await captureWords(ctx, text, keep);
});
