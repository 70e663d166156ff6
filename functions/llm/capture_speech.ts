/** `POST /transcribe`: the words of a recording, captured at once. @module */
import { z } from "zod";
import { AppError } from "../../common/error.ts";
import { transcribe } from "../../common/llm/transcribe.ts";
import { operation } from "../../common/operation.ts";
import { Bytes, CapturedWords, captureWords } from "./_capture_words.ts";

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
  const { transcription } = ctx.assistant;
  if (!transcription) {
    throw new AppError(
      "not_configured",
      "Cannot transcribe: set TRANSCRIPTION_BASE_URL and TRANSCRIPTION_MODEL",
    );
  }
  return await captureWords(ctx, await transcribe(transcription, audio, fileName, ctx.signal), keep);
});
