/** Adding a language is adding a folder: no words of one stand anywhere else. */

import assert from "node:assert/strict";

const ROOT = new URL("./", import.meta.url);
/** A folder for each language, one for what all of them write alike, and what judges the grammar. */
const OF_LANGUAGES = new Set(["zh", "en", "any", "eval", "golden"]);
const HAN = /[\u3400-\u9fff]/;
/** Two words to choose from: the mark of a pattern made of words. */
const WORDS = /(?<![\w"'.])[a-z]{3,}\|[a-z]{3,}(?![\w"'])/;
/** Names of fields are no words of a language. */
const FIELDS = /"data\\\./;

function sourcesIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, ROOT))].flatMap(({ name, isDirectory }) => {
    if (isDirectory) return OF_LANGUAGES.has(name) ? [] : sourcesIn(`${folder}${name}/`);
    return name.endsWith(".ts") && !name.endsWith("_test.ts") ? [`${folder}${name}`] : [];
  });
}

/** Code without comments; the ends of the range of Chinese characters are no words. */
function codeOf(path: string): string[] {
  return Deno.readTextFileSync(new URL(path, ROOT))
    .replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "")
    .replaceAll("\u3400-\u9fff", "").split("\n");
}

const linesWith = (pattern: RegExp) =>
  sourcesIn("").flatMap((path) =>
    codeOf(path).filter((line) => pattern.test(line) && !FIELDS.test(line)).map((line) =>
      `${path}: ${line.trim().slice(0, 120)}`
    )
  );

Deno.test("the folder was read", () => {
  const paths = sourcesIn("");
  assert.ok(paths.length > 40 && paths.includes("records/read_plans.ts"), `${paths.length} files`);
  assert.match("const A = /foo|bars/", WORDS);
});

Deno.test("no Chinese stands outside the folders of languages", () => {
  assert.deepEqual(linesWith(HAN), []);
});

Deno.test("no pattern of English words stands outside the folders of languages", () => {
  assert.deepEqual(linesWith(WORDS), []);
});
