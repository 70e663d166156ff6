/** Reports of a period: told at once, or made by a schedule and kept. @module */
import { type Caller, ifMatch } from "./caller.ts";
import type { WireSchedule, WireSummary } from "./wire.ts";

export type ScheduleWishes = Pick<WireSchedule, "daily" | "weekly" | "monthly" | "at">;

const PAGE_ROWS = "10";

export class SummariesApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** The report of a period as it streams. */
  tell = (
    period: { from: string; to: string; timezone: string; language: "zh" | "en" },
    signal: AbortSignal,
  ): Promise<Response> =>
    this.#caller.send("llm", "/summarize", {
      method: "POST",
      body: period,
      signal,
      headers: { accept: "text/event-stream" },
    });

  /** Those made by schedule, the newest first. */
  list(
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<{ data: WireSummary[]; nextCursor: string | null }> {
    const query = new URLSearchParams({ limit: PAGE_ROWS });
    if (cursor !== null) query.set("cursor", cursor);
    return this.#caller.json("llm", `/summaries?${query}`, { signal });
  }

  remove = (id: string): Promise<void> => this.#caller.json("llm", `/summaries/${id}`, { method: "DELETE" });

  schedule = (): Promise<WireSchedule> => this.#caller.json("llm", "/summary-schedule");

  setSchedule(wishes: ScheduleWishes, version: number): Promise<WireSchedule> {
    return this.#caller.json("llm", "/summary-schedule", {
      method: "PUT",
      body: wishes,
      headers: version === 0 ? {} : ifMatch(version),
    });
  }
}
