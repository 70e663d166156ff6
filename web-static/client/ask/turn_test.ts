import assert from "node:assert/strict";
import type { WireRecord, WireTurn } from "../api/wire.ts";
import { askedIdOf, newTurn, turnsOf, withPart, withRecord } from "./turn.ts";

const RECORD = { id: "r", deletedAt: null } as WireRecord;

function stored(id: string, role: WireTurn["role"], text: string, more: Partial<WireTurn> = {}): WireTurn {
  return { id, role, text, result: null, sources: [], ...more };
}

Deno.test("turnsOf() puts answers to their questions; one that never came is stopped and empty", () => {
  const turns = turnsOf([
    stored("1", "user", "a?"),
    stored("2", "assistant", "A"),
    stored("3", "user", "b?"),
  ]);
  assert.deepEqual(turns.map(({ question, messageId, text, state }) => [question, messageId, text, state]), [
    ["a?", "2", "A", "done"],
    ["b?", null, "", "stopped"],
  ]);
  assert.deepEqual(turnsOf([stored("1", "assistant", "A")]), []);
});

Deno.test("turnsOf() keeps the number of a source whose record is gone", () => {
  const sources = [{ id: "gone", deleted: true as const }, RECORD];
  const [turn] = turnsOf([stored("1", "user", "a?"), stored("2", "assistant", "A [2]", { sources })]);
  assert.deepEqual(turn!.sources, [{ id: "gone", n: 1, record: null }, { id: "r", n: 2, record: RECORD }]);
});

Deno.test("turnsOf() shows the cards that still wait", () => {
  const proposals = [{ id: "p", operation: "create_record", input: {}, record: null }];
  const [turn] = turnsOf([stored("1", "user", "a?"), stored("2", "assistant", "A", { proposals })]);
  assert.deepEqual(turn!.proposals, proposals);
});

Deno.test("withPart() ends a turn as its notices say", () => {
  const said = withPart(withPart(newTurn("q"), { type: "start", messageId: "m" }), {
    type: "text-delta",
    id: "t",
    delta: "A",
  });
  assert.deepEqual([said.messageId, said.text, said.state], ["m", "A", "streaming"]);
  assert.equal(withPart(said, { type: "finish" }).state, "done");
  const stopped = withPart(said, { type: "data-notice", data: { code: "stopped", message: "" } });
  assert.equal(withPart(stopped, { type: "finish" }).state, "stopped");
  const failed = withPart(said, { type: "error", errorText: "" });
  assert.equal(withPart(failed, { type: "finish" }).state, "failed");
});

Deno.test("withRecord() shows a deleted source as gone, and one that came back again", () => {
  const part = { type: "source-document" as const, providerMetadata: { zhiji: { n: 3, record: RECORD } } };
  const turn = withPart(newTurn("q"), part);
  const gone = withRecord(turn, { ...RECORD, deletedAt: "now" });
  assert.deepEqual(gone.sources, [{ id: "r", n: 3, record: null }]);
  assert.deepEqual(withRecord(gone, RECORD).sources, turn.sources);
});

Deno.test("askedIdOf() finds a question by its answer, or as the last word; one that never arrived nowhere", () => {
  const said = [
    stored("1", "user", "a?"),
    stored("2", "assistant", "A"),
    stored("3", "user", "b?"),
    stored("4", "assistant", "B"),
    stored("5", "user", "c?"),
  ];
  assert.equal(askedIdOf({ ...newTurn("b?"), messageId: "4" }, said), "3");
  assert.equal(askedIdOf(newTurn("c?"), said), "5");
  assert.equal(askedIdOf(newTurn("d?"), said), null);
  assert.equal(askedIdOf(newTurn("b?"), said), null);
  assert.equal(askedIdOf({ ...newTurn("b?"), askedId: "x" }, said), "x");
});
