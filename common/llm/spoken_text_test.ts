import assert from "node:assert/strict";
import fc from "fast-check";
import { SpokenText } from "./spoken_text.ts";

const CASES: [answer: string, spoken: string][] = [
  ["<think>一共是 128 加 36</think>\n\n164元", "\n\n164元"],
  ["\n <think>\n</think>ok", "\n ok"],
  ["<think>a < b, </thin>, <think></think>x</think>", "x</think>"],
  ["<think>without an end", ""],
  ["ok <think>is a tag</think>", "ok <think>is a tag</think>"],
  ["<thing>", "<thing>"],
  [" <thi", " <thi"],
  [" \n", " \n"],
  ["", ""],
];

Deno.test("SpokenText leaves out the thoughts before an answer, however it is cut into pieces", () => {
  fc.assert(fc.property(
    fc.constantFrom(...CASES),
    fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }),
    ([answer, spoken], lengths) => {
      const text = new SpokenText();
      let said = "", at = 0;
      for (const length of lengths) said += text.push(answer.slice(at, at += length));
      assert.equal(said + text.push(answer.slice(at)) + text.end(), spoken);
    },
  ));
});
