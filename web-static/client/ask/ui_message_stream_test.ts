import assert from "node:assert/strict";
import { eventsOf, streamParts } from "./ui_message_stream.ts";

/** The bytes of a text in pieces of `size`. */
async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.slice(at, at + size);
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

Deno.test("eventsOf() reads events as the HTML standard does, however the bytes are cut", async (t) => {
  const cases: [name: string, stream: string, data: string[]][] = [
    ["one event", "data: a\n\n", ["a"]],
    ["no space after the colon", "data:a\n\ndata: b\n\n", ["a", "b"]],
    ["only one space is taken", "data:  a\n\n", [" a"]],
    ["CRLF and CR", "data: a\r\n\r\ndata: b\r\rdata: c\n\n", ["a", "b", "c"]],
    ["CRLF at the very end", "data: a\r\n\r\n", ["a"]],
    ["several data lines", "data: a\ndata: b\n\n", ["a\nb"]],
    ["an empty data line", "data\n\n", [""]],
    ["comments and other fields", ": hello\nevent: x\nid: 7\nretry: 10\ndata: a\n\n", ["a"]],
    ["events without data", "event: x\n\n\n\ndata: a\n\n", ["a"]],
    ["a cut-off event is dropped", "data: a\n\ndata: b", ["a"]],
    ["characters of several bytes", "data: 火锅🍲\n\n", ["火锅🍲"]],
    ["nothing", "", []],
  ];
  for (const [name, stream, data] of cases) {
    await t.step(name, async () => {
      for (const size of [1, 2, 3, 7, 1000]) {
        const events = await all(eventsOf(chunks(stream, size)));
        assert.deepEqual(events.map(({ data }) => data), data, `in pieces of ${size}`);
      }
    });
  }
});

Deno.test("streamParts() gives the parts until [DONE] and nothing after it", async () => {
  const stream = 'id: a:1\ndata: {"type":"start"}\n\ndata: {"type":"text-delta","id":"1","delta":"好"}\n\n' +
    'id: a:3\ndata: [DONE]\n\ndata: {"type":"finish"}\n\n';
  assert.deepEqual(await all(streamParts(chunks(stream, 5))), [
    { part: { type: "start" }, id: "a:1" },
    { part: { type: "text-delta", id: "1", delta: "好" }, id: "a:1" },
  ]);
});

Deno.test("streamParts() throws where the stream was cut off", async () => {
  await assert.rejects(all(streamParts(chunks('data: {"type":"start"}\n\n', 9))), /cut off/);
});
