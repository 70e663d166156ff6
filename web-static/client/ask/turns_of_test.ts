import assert from "node:assert/strict";
import type { WireTurn } from "../api/wire.ts";
import { turnsOf } from "./turns_of.ts";

Deno.test("turnsOf() puts answers to their questions; one that never came is empty", () => {
  const turn = (id: string, role: WireTurn["role"], text: string): WireTurn => ({
    id,
    role,
    text,
    result: null,
    sources: [],
  });
  const turns = turnsOf([turn("1", "user", "a?"), turn("2", "assistant", "A"), turn("3", "user", "b?")]);
  assert.deepEqual(turns.map(({ id, question, text }) => [id, question, text]), [["1", "a?", "A"], [
    "3",
    "b?",
    "",
  ]]);
  assert.deepEqual(turnsOf([turn("1", "assistant", "A")]), []);
});
