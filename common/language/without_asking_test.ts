import assert from "node:assert/strict";
import { withoutAsking } from "./without_asking.ts";

Deno.test("withoutAsking() takes out what asks, in both scripts, and nothing else", async (t) => {
  const cases: [question: string, left: string][] = [
    ["上次吃火锅是什么时候？", "上次吃火锅 ？"],
    ["誰借走了雨傘", " 借走了雨傘"],
    ["為什麼換手機", " 換手機"],
    ["花了多少钱", "花了 钱"],
    ["钥匙在哪", "钥匙在 "],
    ["哪吒票根", "哪吒票根"],
    ["呢子大衣", "呢子大衣"],
    ["火锅", "火锅"],
    ["where did I park", "where did I park"],
  ];
  for (const [question, left] of cases) {
    await t.step(question, () => assert.equal(withoutAsking(question), left));
  }
});
