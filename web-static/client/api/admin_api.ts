/** What administrators do, with a token that holds the scope `admin`. @module */
import { type Caller, ifMatch } from "./caller.ts";
import type { WireAuditEntry, WireManagedUser } from "./wire.ts";

interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
}

export type UserChange = Partial<Pick<WireManagedUser, "role">> & { disabled?: boolean };

const PAGE_ROWS = "20";

export class AdminApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  users(q: string, cursor: string | null, signal: AbortSignal): Promise<Page<WireManagedUser>> {
    const query = new URLSearchParams({ limit: PAGE_ROWS });
    if (q !== "") query.set("q", q);
    if (cursor !== null) query.set("cursor", cursor);
    return this.#caller.json("user", `/users?${query}`, { signal });
  }

  changeUser(id: string, change: UserChange, version: number): Promise<WireManagedUser> {
    const call = { method: "PATCH", body: change, headers: ifMatch(version) };
    return this.#caller.json("user", `/users/${id}`, call);
  }

  audit(cursor: string | null, signal: AbortSignal): Promise<Page<WireAuditEntry>> {
    const query = new URLSearchParams({ limit: PAGE_ROWS });
    if (cursor !== null) query.set("cursor", cursor);
    return this.#caller.json("user", `/audit?${query}`, { signal });
  }
}
