/** `GET /trash`: what was deleted and can be restored, the last first. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { PAGE_ROWS_DEFAULT, PAGE_ROWS_MAX } from "../../common/crud/list_rows.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const listTrash = operation(
  {
    name: "list_trash",
    summary: "List deleted records, the last first",
    description: "They stay for thirty days",
    scope: "records:read",
    effect: "read",
    input: z.strictObject({
      limit: z.int().min(1).max(PAGE_ROWS_MAX).default(PAGE_ROWS_DEFAULT),
      cursor: z.string().optional().describe("nextCursor of the page before"),
    }),
    output: z.strictObject({ data: z.array(RecordSchema), nextCursor: z.string().nullable() }),
  },
  (ctx, page) => ctx.records.list({ ...page, conditions: { deletedAt__isnull: false }, sort: "-deletedAt" }),
);
