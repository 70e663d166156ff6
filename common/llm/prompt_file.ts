/** A prompt as a file: front matter that is checked, and a text whose variables are all declared. @module */
import { z } from "zod";
import { fieldErrors } from "../operation.ts";
import { StartError } from "../error.ts";

export const PROMPT_CHARS_MAX = 16_000;

const FrontMatter = z.strictObject({
  name: z.string().regex(/^[a-z][a-z_]{0,63}$/),
  version: z.string().regex(/^\d{1,6}$/, "must be a whole number"),
  variables: z.string().transform((list) => list.split(",").map((name) => name.trim()).filter(Boolean)),
  outputTokens: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(16).max(32_000)),
  temperature: z.string().regex(/^\d(\.\d+)?$/).transform(Number).pipe(z.number().min(0).max(2)),
});

export interface Prompt extends z.output<typeof FrontMatter> {
  text: string;
}

/** Reads a prompt file, or throws {@link StartError} that says what is wrong with it. */
export function parsePrompt(source: string, path: string): Prompt {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(source);
  if (!match) throw new StartError(`${path}: must begin with front matter between --- lines`);
  const lines = match[1]!.split(/\r?\n/).filter((line) => line.trim() !== "");
  const fields = Object.fromEntries(lines.map((line) => {
    const colon = line.indexOf(":");
    return colon < 0 ? [line.trim(), ""] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  }));
  const parsed = FrontMatter.safeParse(fields);
  if (!parsed.success) {
    const reasons = fieldErrors(parsed.error).map(({ path: field, message }) => `${field} ${message}`);
    throw new StartError(`${path}: ${reasons.join("; ")}`);
  }
  const prompt = { ...parsed.data, text: match[2]!.trim() };
  const wrong = wrongVariables(prompt.text, prompt.variables);
  if (wrong !== null) throw new StartError(`${path}: ${wrong}`);
  return prompt;
}

/** Why a text does not fit the variables it may use, or null; administrators' texts may leave some out. */
export function wrongVariables(text: string, variables: readonly string[], allOfThem = true): string | null {
  const used = new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1]!));
  const unknown = [...used].find((name) => !variables.includes(name));
  if (unknown !== undefined) {
    return `uses {{${unknown}}}, which is not one of its variables: ${variables.join(", ")}`;
  }
  const missing = allOfThem ? variables.find((name) => !used.has(name)) : undefined;
  return missing === undefined ? null : `declares ${missing} and does not use it`;
}

/** The text with its variables in place; a value is never searched for variables itself. */
export function renderPrompt(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(.*?)\}\}/g, (_, name: string) => values[name] ?? "");
}
