import assert from "node:assert/strict";
import { parseEnv } from "node:util";
import { CONFIG_KEYS, parseConfig } from "../common/config.ts";

const ROOT = new URL("../", import.meta.url);
const env = parseEnv(Deno.readTextFileSync(new URL(".env", ROOT))) as Record<string, string>;
/** Rows of the table: `| \`KEY\` | \`default\` | meaning |`. */
const documented = new Map(
  [
    ...Deno.readTextFileSync(new URL("docs/configuration.md", ROOT))
      .matchAll(/^\| `([A-Z0-9_]+)` +\| (?:`([^`]*)`)? *\| (.+?) *\|$/gm),
  ]
    .map(([, key, value = ""]) => [key!, value]),
);

/** `LLM_MODEL_2` to `LLM_MODEL_9` repeat `LLM_MODEL` and are told of with it. */
const isRepeated = (key: string) => /_[2-9]$/.test(key);
const firsts = (keys: Iterable<string>) => [...keys].filter((key) => !isRepeated(key)).sort();

Deno.test("every configuration key is in .env and in docs/configuration.md, and no other", () => {
  const keys = firsts(CONFIG_KEYS);
  assert.ok(keys.length > 20, "the keys are read");
  assert.deepEqual(firsts(Object.keys(env)), keys);
  assert.deepEqual([...documented.keys()].sort(), keys);
  assert.deepEqual(Object.keys(env).filter((key) => !CONFIG_KEYS.includes(key)), []);
});

Deno.test(".env holds the defaults of the code and docs/configuration.md tells them", () => {
  assert.deepEqual(parseConfig(env), parseConfig({}));
  const defaults = Object.entries(env).filter(([key]) => !isRepeated(key));
  assert.deepEqual(Object.fromEntries(documented), Object.fromEntries(defaults));
});
