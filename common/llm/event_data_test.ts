import fc from "fast-check";
import assert from "node:assert/strict";
import { EventData } from "./event_data.ts";

const CASES: [name: string, body: string, data: string[]][] = [
  ["line feeds", "data: a\n\ndata: 火锅\n\n", ["a", "火锅"]],
  ["carriage returns and line feeds", "data: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]],
  ["carriage returns", "data: a\r\rdata: b\r\r", ["a", "b"]],
  ["no space", "data:a\n\n", ["a"]],
  ["two spaces", "data:  a\n\n", [" a"]],
  ["several lines of data", "data: a\ndata: b\n\n", ["a\nb"]],
  ["comments, names and ids", ": ping\nevent: x\nid: 1\ndata: a\n\n: ping\n\n", ["a"]],
  ["a last event that no blank line ends", "data: a\n\ndata: b", ["a", "b"]],
  ["nothing", "", []],
];

function read(body: string, cuts: readonly number[] = []): string[] {
  const bytes = new TextEncoder().encode(body);
  const events = new EventData();
  const data: string[] = [];
  let at = 0;
  for (const length of cuts) data.push(...events.push(bytes.slice(at, at += length)));
  return [...data, ...events.push(bytes.slice(at)), ...events.end()];
}

Deno.test("EventData gives the data of events", async (t) => {
  for (const [name, body, data] of CASES) await t.step(name, () => assert.deepEqual(read(body), data));
});

Deno.test("EventData gives the same however the bytes are cut", () => {
  fc.assert(fc.property(
    fc.constantFrom(...CASES),
    fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 60 }),
    ([, body, data], cuts) => assert.deepEqual(read(body, cuts), data),
  ));
});

Deno.test("EventData reads no event without an end for ever", () => {
  const events = new EventData();
  const piece = new TextEncoder().encode("data: " + "x".repeat(1_000_000));
  assert.throws(() => {
    for (let i = 0; i < 10; i++) events.push(piece);
  }, { name: "AttemptFailure", message: "too_large" });
});
