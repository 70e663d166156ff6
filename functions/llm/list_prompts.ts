/** `GET /prompts`: the texts that models are given, as they hold now. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { PromptView, promptView } from "./_prompt_view.ts";

export const listPrompts = operation({
  name: "list_prompts",
  summary: "List the prompts",
  scope: "chat",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(PromptView), nextCursor: z.null() }),
}, async (ctx) => ({ data: (await ctx.assistant.prompts.list()).map(promptView), nextCursor: null }));
