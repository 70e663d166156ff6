import assert from "node:assert/strict";
import { splitHighlight } from "./split_highlight.ts";

Deno.test("splitHighlight() gives plain pieces and takes nothing but its own marks for markup", async (t) => {
  const cases: [html: string, pieces: [text: string, marked: boolean][]][] = [
    ["吃<mark>火锅</mark>128元", [["吃", false], ["火锅", true], ["128元", false]]],
    ["<mark>a</mark><mark>b</mark>", [["a", true], ["b", true]]],
    ["&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;", [[`<b> & "x" 'y'`, false]]],
    ["&amp;lt;mark&amp;gt;", [["&lt;mark&gt;", false]]],
    ["&lt;mark&gt;not marked&lt;/mark&gt;", [["<mark>not marked</mark>", false]]],
    ["<img src=x>", [["<img src=x>", false]]],
    ["&nbsp;", [["&nbsp;", false]]],
    ["", []],
  ];
  for (const [html, pieces] of cases) {
    await t.step(html || "nothing", () => {
      assert.deepEqual(splitHighlight(html).map(({ text, marked }) => [text, marked]), pieces);
    });
  }
});
