import assert from "node:assert/strict";
import { suggestMapping } from "./suggest_mapping.ts";

Deno.test("suggestMapping() takes the only column that no word tells of as the text", () => {
  assert.deepEqual(suggestMapping(["date", "amount", "what"]), {
    occurredAt: "date",
    amount: "amount",
    text: "what",
  });
  assert.equal(suggestMapping(["date", "what", "else"]).text, undefined);
  assert.equal(suggestMapping(["date", "note", "what"]).text, "note");
});
