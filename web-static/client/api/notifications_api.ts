/** Reminders that fell due, and the next that will. @module */
import type { Caller } from "./caller.ts";
import type { WireRecord } from "./wire.ts";

export interface WireNotification {
  id: string;
  /** The time that was due. */
  at: string;
  acknowledgedAt: string | null;
  record: WireRecord;
}

interface Page {
  data: WireNotification[];
  nextCursor: string | null;
}

/** More than anybody reads; the service keeps no more of one person either. */
const PAGES_MAX = 10;

export class NotificationsApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Those that nobody has acknowledged, the newest first. */
  async unread(signal: AbortSignal): Promise<WireNotification[]> {
    const all: WireNotification[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < PAGES_MAX; page++) {
      const query: string = String(new URLSearchParams({ limit: "100", ...(cursor && { cursor }) }));
      const { data, nextCursor } = await this.#caller.json<Page>("mobile", `/notifications?${query}`, {
        signal,
      });
      all.push(...data);
      cursor = nextCursor;
      if (cursor === null) break;
    }
    return all.reverse();
  }

  acknowledge = (id: string): Promise<WireNotification> =>
    this.#caller.json("mobile", `/notifications/${id}/acknowledge`, { method: "POST", body: {} });

  /** The next time that something is due before `to`; null where nothing is. */
  async nextAt(to: string, signal: AbortSignal): Promise<string | null> {
    const path = `/reminders?${new URLSearchParams({ to })}`;
    return (await this.#caller.json<{ data: { at: string }[] }>("mobile", path, { signal })).data[0]?.at ??
      null;
  }
}
