import assert from "node:assert/strict";
import { en } from "./messages_en.ts";
import { zh } from "./messages_zh.ts";

/** Paths of all words of a table. */
function paths(table: object, prefix = ""): string[] {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === "object" && !Array.isArray(value) && !(value instanceof RegExp)
      ? paths(value, `${prefix}${key}.`)
      : [prefix + key]
  );
}

Deno.test("every word of the page is there in both languages", () => {
  assert.deepEqual(paths(zh).sort(), paths(en).sort());
  assert.equal(zh.moods.length, en.moods.length);
});
