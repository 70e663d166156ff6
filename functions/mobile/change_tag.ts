/** `PATCH /tags/{name}`: renames a tag; into one that is there already, the two become one. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { Tag } from "../../common/records/record.ts";

export const changeTag = operation({
  name: "change_tag",
  summary: "Rename a tag, or merge it into another",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ name: Tag, to: Tag.describe("The new name; one that is in use merges the two") }),
  output: z.strictObject({ name: z.string(), changed: z.int().describe("Records that had the tag") }),
}, async (ctx, { name, to }) => ({ name: to, changed: await ctx.tags.replace(name, to) }));
