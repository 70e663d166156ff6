import assert from "node:assert/strict";
import { CompletionChunks } from "./completion_chunks.ts";

const delta = (more: object, finish: string | null = null) =>
  JSON.stringify({ choices: [{ index: 0, delta: more, finish_reason: finish }] });
const STOP = delta({}, "stop");
const CALLS = delta({}, "tool_calls");
const call = (more: object) => delta({ tool_calls: [more] });

Deno.test("CompletionChunks puts together what endpoints send of tool calls", async (t) => {
  const shapes: [name: string, chunks: string[]][] = [
    ["in pieces", [
      call({ index: 0, id: "a", function: { name: "sum", arguments: "" } }),
      call({ index: 0, function: { arguments: '{"x":' } }),
      call({ index: 0, function: { arguments: "1}" } }),
    ]],
    ["whole", [
      call({ index: 0, id: "a", type: "function", function: { name: "sum", arguments: '{"x":1}' } }),
    ]],
    ["without an index", [
      call({ id: "a", function: { name: "sum", arguments: '{"x"' } }),
      call({ function: { arguments: ":1}" } }),
    ]],
    ["arguments as an object", [call({ index: 0, id: "a", function: { name: "sum", arguments: { x: 1 } } })]],
    ["the name after the id", [
      call({ index: 0, id: "a" }),
      call({ index: 0, function: { name: "sum", arguments: '{"x":1}' } }),
    ]],
  ];
  for (const [name, events] of shapes) {
    await t.step(name, () => {
      const chunks = new CompletionChunks();
      assert.equal(chunks.read([...events, CALLS]), "");
      const { reason, toolCalls } = chunks.end();
      assert.equal(reason, "tool-calls");
      assert.deepEqual(toolCalls, [{ id: "a", name: "sum", input: '{"x":1}' }]);
    });
  }
  await t.step("two at once, their pieces mixed", () => {
    const chunks = new CompletionChunks();
    chunks.read([
      call({ index: 0, id: "a", function: { name: "sum", arguments: "{" } }),
      call({ index: 1, id: "b", function: { name: "find", arguments: "{" } }),
      call({ index: 0, function: { arguments: "}" } }),
      call({ index: 1, function: { arguments: "}" } }),
      CALLS,
    ]);
    assert.deepEqual(chunks.end().toolCalls, [{ id: "a", name: "sum", input: "{}" }, {
      id: "b",
      name: "find",
      input: "{}",
    }]);
  });
});

Deno.test("CompletionChunks reads text, parts of text and usage, and passes over what it does not know", () => {
  const chunks = new CompletionChunks();
  const text = chunks.read([
    delta({ role: "assistant", content: null, reasoning_content: "hm" }),
    delta({ content: "一" }),
    delta({ content: [{ type: "text", text: "二" }, { type: "thinking" }] }),
    '{"choices":[],"usage":null}',
    '{"object":"ping"}',
    STOP,
    '{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3}}',
    "[DONE]",
    "never read",
  ]);
  assert.equal(text, "一二");
  assert.deepEqual(chunks.end(), {
    reason: "stop",
    toolCalls: [],
    usage: { inputTokens: 7, outputTokens: 3 },
  });
});

Deno.test("CompletionChunks refuses what is no answer", async (t) => {
  const wrong: [name: string, events: string[], message: string][] = [
    ["no JSON", ["{oops"], "malformed"],
    ["JSON that is no object", ["7"], "malformed"],
    [
      "an error in the middle",
      [delta({ content: "a" }), '{"error":{"message":"overloaded"}}'],
      "error_event",
    ],
    ["no reason for the end", [delta({ content: "a" })], "cut_off"],
    [
      "a call without a name",
      [call({ index: 0, id: "a", function: { arguments: "{}" } }), CALLS],
      "malformed",
    ],
    ["more calls than anyone makes", Array.from({ length: 65 }, (_, index) => call({ index })), "malformed"],
  ];
  for (const [name, events, message] of wrong) {
    await t.step(name, () => {
      const chunks = new CompletionChunks();
      assert.throws(() => {
        chunks.read(events);
        chunks.end();
      }, { message });
    });
  }
  await t.step("counts that are none", () => {
    const chunks = new CompletionChunks();
    chunks.read([STOP, '{"usage":{"prompt_tokens":-1,"completion_tokens":"many"}}']);
    assert.equal(chunks.end().usage, null);
  });
});
