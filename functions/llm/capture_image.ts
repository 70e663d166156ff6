/** `POST /read-image`: what an image is worth remembering for, captured as a line of text. @module */
import { z } from "zod";
import { AppError, invalidField } from "../../common/error.ts";
import { operation } from "../../common/operation.ts";
import { Bytes, CapturedWords, captureWords, mediaFailure } from "./_capture_words.ts";

/** First bytes by media type: what a client says of a file is not believed. */
const SIGNATURES: readonly [mediaType: string, signature: RegExp][] = [
  ["image/png", /^89504e47/],
  ["image/jpeg", /^ffd8ff/],
  ["image/gif", /^47494638/],
  ["image/webp", /^52494646.{8}57454250/],
];

export const captureImage = operation({
  name: "capture_image",
  summary: "Read a receipt, a note or a screen and capture it",
  description: "The body is the image itself: PNG, JPEG, GIF or WebP. 501 where no endpoint is configured",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({
    image: Bytes,
    keep: z.boolean().default(true).describe("False: give the words and store nothing"),
  }),
  output: CapturedWords,
}, async (ctx, { image, keep }) => {
  const { vision, prompts } = ctx.assistant;
  if (!vision) {
    throw new AppError("not_configured", "Cannot read images: set VISION_BASE_URL and VISION_MODEL");
  }
  const first = image.subarray(0, 16).toHex();
  const mediaType = SIGNATURES.find(([, signature]) => signature.test(first))?.[0];
  if (!mediaType) throw invalidField("image", "must be PNG, JPEG, GIF or WebP");
  const { userId, timezone, locale } = ctx.principal;
  const prompt = await prompts.render("read_image", { language: locale });
  let text = "";
  try {
    await vision.ask({
      purpose: { feature: "vision", userId, timezone, prompt: prompt.used },
      messages: [
        { role: "system", content: prompt.text },
        { role: "user", content: [{ type: "file", mediaType, data: { type: "data", data: image } }] },
      ],
      outputTokensMax: prompt.outputTokensMax,
      temperature: prompt.temperature,
      signal: ctx.signal,
    }, (part) => {
      if (part.type === "text") text += part.text;
    });
  } catch (error) {
    throw mediaFailure(error, "read this image");
  }
  return await captureWords(ctx, text, keep);
});
