/** Stored turns as the page shows them: each question with its answer. @module */
import type { WireResult, WireTurn } from "../api/wire.ts";
import type { Turn } from "./use_conversation.ts";

export function turnsOf(stored: readonly WireTurn[]): Turn[] {
  const turns: Turn[] = [];
  for (const { id, role, text, result, sources } of stored) {
    if (role === "user") {
      turns.push({ id, question: text, text: "", result: null, sources: [], state: "done", failure: null });
      continue;
    }
    const asked = turns.pop();
    // What is stored as a result is what the stream said in its `data-result` part.
    if (asked) turns.push({ ...asked, text, result: result as unknown as WireResult | null, sources });
  }
  return turns;
}
