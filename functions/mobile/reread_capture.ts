/** `POST /captures/{id}/reread`: reads a capture again, with what is understood today. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { readCapture } from "../../common/records/read_capture.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const rereadCapture = operation({
  name: "reread_capture",
  summary: "Read a capture again",
  description: "Records of it that were changed by hand stay as they are; the others are replaced",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ id: z.uuid() }),
  output: z.strictObject({
    capture: z.strictObject({ id: z.uuid(), text: z.string(), status: z.enum(["kept", "read"]) }),
    records: z.array(RecordSchema),
  }),
}, async (ctx, { id }) => {
  const capture = await ctx.captures.get(id);
  const own = await ctx.records.ownTypes();
  const learned = await ctx.corrections.learned(own);
  const drafts = readCapture(capture, ctx.principal, ctx.log, own, learned);
  const records = await ctx.captures.replaceReading(capture, drafts, own);
  return { capture: { id, text: capture.text, status: "read" as const }, records };
});
