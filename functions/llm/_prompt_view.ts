/** A prompt as clients see it. @module */
import { z } from "zod";
import type { HeldPrompt } from "../../common/llm/prompt_library.ts";

export const PromptView = z.strictObject({
  name: z.string(),
  /** Raised by every change of an administrator's; 0 where there was none. */
  version: z.int(),
  label: z.string().describe("As it stands in the log of calls"),
  overridden: z.boolean().describe("Whether an administrator's text stands in for the file's"),
  variables: z.array(z.string()),
  text: z.string(),
}).meta({ id: "Prompt" });

export function promptView(prompt: HeldPrompt): z.output<typeof PromptView> {
  const { name, revision, label, overridden, variables, text } = prompt;
  return { name, version: revision, label, overridden, variables, text };
}
