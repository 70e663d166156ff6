/** `POST /records/batch`: stores up to a hundred records, all or none. @module */
import { z } from "zod";
import { AppError } from "../../common/error.ts";
import { operation } from "../../common/operation.ts";
import { NewRecord } from "../../common/records/record_inputs.ts";
import { RecordSchema } from "../../common/records/record.ts";

const BATCH_MAX = 100;

export const createRecords = operation({
  name: "create_records",
  summary: "Store several records, all or none",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ records: z.array(NewRecord).min(1).max(BATCH_MAX) }),
  output: z.strictObject({ records: z.array(RecordSchema) }),
}, async (ctx, { records }) => {
  const drafts = records.map((record) => ({
    ...record,
    text: record.text ?? record.title ?? "",
    data: record.data ?? {},
    source: "api" as const,
  }));
  const own = await ctx.records.ownTypes();
  const errors = drafts.flatMap((draft, i) => {
    try {
      ctx.records.prepare([draft], own);
      return [];
    } catch (error) {
      if (!(error instanceof AppError) || !error.errors) throw error;
      return error.errors.map(({ path, message }) => ({ path: `records.${i}.${path}`, message }));
    }
  });
  if (errors.length > 0) {
    throw new AppError("invalid_input", "Cannot accept these records: see errors", { errors });
  }
  return { records: await ctx.records.addAll(drafts) };
});
