/** `DELETE /tags/{name}`: takes a tag off every record. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { Tag } from "../../common/records/record.ts";

export const deleteTag = operation({
  name: "delete_tag",
  summary: "Take a tag off every record",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ name: Tag }),
  output: z.strictObject({ changed: z.int().describe("Records that had the tag") }),
}, async (ctx, { name }) => ({ changed: await ctx.tags.replace(name, null) }));
