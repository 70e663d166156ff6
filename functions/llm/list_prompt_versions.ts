/** `GET /prompts/{name}/versions`: the texts that administrators gave a prompt, newest first. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

const PromptVersion = z.strictObject({
  version: z.int(),
  text: z.string().nullable().describe("Null: from here on the file's text held again"),
  authorId: z.uuid().describe("The administrator, who may be gone since"),
  createdAt: z.iso.datetime(),
}).meta({ id: "PromptVersion" });

export const listPromptVersions = operation({
  name: "list_prompt_versions",
  summary: "List the versions of a prompt, the newest first",
  description: "To go back to one, replace the prompt with its text",
  scope: "admin",
  effect: "read",
  input: z.strictObject({
    name: z.string().max(64),
    limit: z.int().min(1).max(100).default(20),
    cursor: z.string().regex(/^\d{1,9}$/, "is none of ours").optional().describe(
      "The nextCursor of the page before",
    ),
  }),
  output: z.strictObject({ data: z.array(PromptVersion), nextCursor: z.string().nullable() }),
}, async (ctx, { name, limit, cursor }) => {
  const before = cursor === undefined ? null : Number(cursor);
  const rows = await ctx.assistant.prompts.versions(name, before, limit + 1);
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? String(data.at(-1)!.version) : null };
});
