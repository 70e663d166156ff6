/** `GET /tags`: the tags in use, with counts. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const listTags = operation({
  name: "list_tags",
  summary: "List the tags in use, the most used first",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(z.strictObject({ name: z.string(), count: z.int() })) }),
}, async (ctx) => ({ data: await ctx.tags.list() }));
