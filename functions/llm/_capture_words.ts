/** Words that came from speech or an image, captured as if they had been typed. @module */
import { z } from "zod";
import { ATTACHMENT_BYTES_MAX } from "../../common/attachments/attachment_repository.ts";
import type { UserContext } from "../../common/context.ts";
import { AppError } from "../../common/error.ts";
import { ModelError } from "../../common/llm/model_error.ts";
import { parseInput } from "../../common/operation.ts";
import { RecordSchema, TEXT_CHARS_MAX, type ZhijiRecord } from "../../common/records/record.ts";

/** Of speech and of an image. */
export const MEDIA_BYTES_MAX = ATTACHMENT_BYTES_MAX;

/** Bytes of a body; the reader has bounded them. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0, {
  error: "must not be empty",
}).meta({ type: "string", format: "binary" });

export const CapturedWords = z.strictObject({
  text: z.string(),
  capture: z.record(z.string(), z.unknown()).nullable().describe(
    "The first where the words are more than one text may hold",
  ),
  records: z.array(RecordSchema),
});

/** What the client is told where no words could be had; `what` as in `read this image`. */
export function mediaFailure(error: unknown, what: string): unknown {
  if (!(error instanceof ModelError)) return error;
  if (error.code === "budget_spent") {
    return new AppError("rate_limited", `Cannot ${what}: today's model budget is spent`);
  }
  if (error.code === "cancelled") return new AppError("unavailable", `Cannot ${what}: it was stopped`);
  return new AppError("upstream_failed", `Cannot ${what}: the endpoint failed`, { cause: error });
}

/**
 * Captures the words with the operation that keeps typed ones; none where nothing was said. They were paid for and
 * cannot be typed again, so what is too long becomes several captures, and what no text may hold is left out.
 */
export async function captureWords(
  ctx: UserContext,
  words: string,
  keep: boolean,
): Promise<z.output<typeof CapturedWords>> {
  const text = words.replaceAll("\0", "").toWellFormed();
  const capture = ctx.assistant.operations.get("capture");
  if (!keep || text.trim() === "") return { text, capture: null, records: [] };
  if (!capture) throw new AppError("unavailable", "Cannot capture this: the operation is not there");
  let first: Record<string, unknown> | null = null;
  const records: ZhijiRecord[] = [];
  for (const piece of piecesOf(text)) {
    const kept = await capture.run(ctx as never, parseInput(capture.input, { text: piece }));
    first ??= kept.capture;
    records.push(...kept.records);
  }
  return { text, capture: first, records };
}

/** Pieces of a text that one capture may hold, cut after a sentence where there is one. */
function* piecesOf(text: string): Generator<string> {
  let rest = text;
  while (rest.length > TEXT_CHARS_MAX) {
    // The last character may be one of two halves.
    const room = rest.slice(0, TEXT_CHARS_MAX - 1).replace(/[\ud800-\udbff]$/, "");
    const at = Math.max(...["。", "！", "？", ". ", "! ", "? ", "\n"].map((end) => room.lastIndexOf(end)));
    const piece = at < TEXT_CHARS_MAX / 2 ? room : room.slice(0, at + 1);
    if (piece.trim() !== "") yield piece;
    rest = rest.slice(piece.length);
  }
  if (rest.trim() !== "") yield rest;
}
