/** `PUT /prompts/{name}`: lets another text stand in for a prompt's file, or shows first what it would send. @module */
import { z } from "zod";
import { PROMPT_CHARS_MAX, renderPrompt } from "../../common/llm/prompt_file.ts";
import { operation } from "../../common/operation.ts";
import { ExpectedVersion } from "../../common/records/record_inputs.ts";
import { PromptView, promptView } from "./_prompt_view.ts";

export const replacePrompt = operation({
  name: "replace_prompt",
  summary: "Replace a prompt's text; null returns to the file's",
  description:
    "Every text is kept as a version. With dryRun nothing is kept: the answer holds the text as it would be sent",
  scope: "admin",
  effect: "write",
  input: z.strictObject({
    name: z.string().max(64),
    text: z.string().trim().min(1).max(PROMPT_CHARS_MAX).nullable(),
    dryRun: z.boolean().default(false),
    expectedVersion: ExpectedVersion,
  }),
  output: PromptView.extend({ rendered: z.string().nullable() }),
}, async (ctx, { name, text, dryRun, expectedVersion }) => {
  const { prompts } = ctx.assistant;
  if (!dryRun) {
    const replaced = await prompts.replace(name, text, ctx.principal.userId, expectedVersion);
    return { ...promptView(replaced), rendered: null };
  }
  if (text !== null) prompts.check(name, text);
  const held = await prompts.get(name);
  const example = Object.fromEntries(held.variables.map((variable) => [variable, `<${variable}>`]));
  return { ...promptView(held), rendered: renderPrompt(text ?? held.text, example) };
});
