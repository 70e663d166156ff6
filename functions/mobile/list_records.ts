/** `GET /records`: a page of records, filtered and in order. @module */
import { z } from "zod";
import { OPERATOR_NAMES } from "../../common/crud/filter.ts";
import { operation } from "../../common/operation.ts";
import { OFFSET_MAX, PAGE_ROWS_DEFAULT, PAGE_ROWS_MAX } from "../../common/crud/list_rows.ts";
import { RecordSchema, type ZhijiRecord } from "../../common/records/record.ts";

const FieldName = z.enum(Object.keys(RecordSchema.shape) as (keyof ZhijiRecord)[]);

const Page = z.strictObject({
  limit: z.int().min(1).max(PAGE_ROWS_MAX).default(PAGE_ROWS_DEFAULT),
  cursor: z.string().optional().describe("nextCursor of the page before"),
  offset: z.int().min(0).max(OFFSET_MAX).optional(),
  sort: z.string().max(200).optional().describe("Fields by comma, - before one for descending; -occurredAt"),
  count: z.boolean().optional().describe("Also count all rows of the filter"),
  fields: z.array(FieldName).min(1).max(32).optional().describe("Only these, by comma; all unless given"),
  filter: z.record(z.string(), z.unknown()).optional()
    .describe('Conditions as JSON: {"and":[{"type":"expense"},{"data.amount__gt":100}]}'),
});

export const listRecords = operation(
  {
    name: "list_records",
    summary: "List records, newest first",
    description: `Any other key is a condition field__operator with operators ${OPERATOR_NAMES.join(" ")}, ` +
      "e.g. type=expense, occurredAt__gte=2026-03-01T00:00:00Z, data.amount__gt=100, tags__has=travel",
    scope: "records:read",
    effect: "read",
    input: Page.catchall(z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    output: z.strictObject({
      data: z.array(RecordSchema.partial()).describe("Whole records unless fields says less"),
      nextCursor: z.string().nullable(),
      total: z.int().optional(),
    }),
  },
  async (ctx, { fields, limit, cursor, offset, sort, count, filter, ...conditions }) => {
    const page = await ctx.records.list({ limit, cursor, offset, sort, count, filter, conditions });
    return fields ? { ...page, data: page.data.map((record) => pick(record, fields)) } : page;
  },
);

function pick(record: ZhijiRecord, fields: readonly (keyof ZhijiRecord)[]): Partial<ZhijiRecord> {
  return Object.fromEntries(fields.map((name) => [name, record[name]]));
}
