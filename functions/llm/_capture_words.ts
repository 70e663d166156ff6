/** Words that came from speech or an image, captured as if they had been typed. @module */
import { z } from "zod";
import type { UserContext } from "../../common/context.ts";
import { AppError } from "../../common/error.ts";
import { ModelError } from "../../common/llm/model_error.ts";
import { parseInput } from "../../common/operation.ts";
import { RecordSchema } from "../../common/records/record.ts";

/** Speech and images; the same as attachments. */
export const MEDIA_BYTES_MAX = 25 * 1_048_576;

/** Bytes of a body; the reader has bounded them. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0, {
  error: "must not be empty",
}).meta({ type: "string", format: "binary" });

export const CapturedWords = z.strictObject({
  text: z.string(),
  capture: z.record(z.string(), z.unknown()).nullable(),
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

/** Captures the words with the operation that keeps typed ones; none where nothing was said. */
export async function captureWords(
  ctx: UserContext,
  text: string,
  keep: boolean,
): Promise<z.output<typeof CapturedWords>> {
  const capture = ctx.assistant.operations.get("capture");
  if (!keep || text.trim() === "") return { text, capture: null, records: [] };
  if (!capture) throw new AppError("unavailable", "Cannot capture this: the operation is not there");
  const kept = await capture.run(ctx as never, parseInput(capture.input, { text }));
  return { text, capture: kept.capture, records: kept.records };
}
