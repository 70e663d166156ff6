import assert from "node:assert/strict";
import { parsePrompt, renderPrompt } from "./prompt_file.ts";
import { readPromptFiles } from "./prompt_library.ts";

const FRONT = { name: "chat", version: "1", variables: "now", outputTokens: "100", temperature: "0.2" };
const file = (change: Record<string, string>, text = "It is {{now}}") =>
  `---\n${
    Object.entries({ ...FRONT, ...change }).map(([key, value]) => `${key}: ${value}`).join("\n")
  }\n---\n${text}\n`;

const WRONG: [name: string, source: string, says: RegExp][] = [
  ["no front matter", "It is {{now}}", /front matter/],
  ["an unknown key", file({ colour: "red" }), /colour is not a known field/],
  ["a version that is no number", file({ version: "one" }), /version must be a whole number/],
  ["a variable that is not declared", file({}, "It is {{now}} in {{place}}"), /\{\{place\}\}/],
  ["a variable that is not used", file({ variables: "now, place" }), /declares place/],
];

Deno.test("parsePrompt() says which file and what is wrong with it", async (t) => {
  for (const [name, source, says] of WRONG) {
    await t.step(name, () => {
      assert.throws(() => parsePrompt(source, "prompts/chat.md"), (error: Error) => {
        assert.match(error.message, /^prompts\/chat\.md: /);
        assert.match(error.message, says);
        return true;
      });
    });
  }
});

Deno.test("renderPrompt() puts values in place and looks for no variables in them", () => {
  assert.equal(renderPrompt("{{a}} {{b}}", { a: "{{b}}", b: "x" }), "{{b}} x");
});

Deno.test("every prompt that comes with the program is in order", () => {
  assert.equal(readPromptFiles().size, 5);
});
