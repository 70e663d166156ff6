/** What administrators do, with a token that holds the scope `admin`. @module */
import { type Caller, ifMatch } from "./caller.ts";
import type {
  WireAuditEntry,
  WireClient,
  WireManagedUser,
  WirePrompt,
  WirePromptVersion,
  WireQuotas,
} from "./wire.ts";

interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
}

export type UserChange = Partial<Pick<WireManagedUser, "role">> & {
  disabled?: boolean;
  quotas?: WireQuotas;
};
export type ClientFields = Pick<WireClient, "name" | "redirectUris" | "scopes">;

/** Lines of the audit log to be shown; all unless given. */
export interface AuditFilter {
  action?: string;
  /** Id of the account, client or key it was done to. */
  targetId?: string;
}

const PAGE_ROWS = "20";
const PROMPT_VERSIONS = 50;

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

  async clients(): Promise<WireClient[]> {
    return (await this.#caller.json<Page<WireClient>>("user", "/clients")).data;
  }

  /** The secret of a confidential client is in this answer only. */
  addClient = (client: ClientFields & { confidential: boolean }): Promise<WireClient & { secret?: string }> =>
    this.#caller.json("user", "/clients", { method: "POST", body: client });

  changeClient(id: string, change: ClientFields, version: number): Promise<WireClient> {
    return this.#caller.json("user", `/clients/${id}`, {
      method: "PATCH",
      body: change,
      headers: ifMatch(version),
    });
  }

  removeClient = (id: string): Promise<void> =>
    this.#caller.json("user", `/clients/${id}`, { method: "DELETE" });

  async prompts(): Promise<WirePrompt[]> {
    return (await this.#caller.json<Page<WirePrompt>>("llm", "/prompts")).data;
  }

  /** The last changes of a prompt, the newest first. */
  async promptVersions(name: string): Promise<WirePromptVersion[]> {
    const path = `/prompts/${name}/versions?limit=${PROMPT_VERSIONS}`;
    return (await this.#caller.json<Page<WirePromptVersion>>("llm", path)).data;
  }

  /** A new version that holds from now on; null returns to the file's text. */
  replacePrompt({ name, version }: WirePrompt, text: string | null): Promise<WirePrompt> {
    return this.#caller.json("llm", `/prompts/${name}`, {
      method: "PUT",
      body: { text },
      headers: ifMatch(version),
    });
  }

  /** The text as it would be sent; nothing is kept. */
  async tryPrompt(name: string, text: string): Promise<string> {
    const body = { text, dryRun: true };
    const { rendered } = await this.#caller.json<{ rendered: string }>("llm", `/prompts/${name}`, {
      method: "PUT",
      body,
    });
    return rendered;
  }

  audit(filter: AuditFilter, cursor: string | null, signal: AbortSignal): Promise<Page<WireAuditEntry>> {
    const query = new URLSearchParams({ limit: PAGE_ROWS, ...filter });
    if (cursor !== null) query.set("cursor", cursor);
    return this.#caller.json("user", `/audit?${query}`, { signal });
  }
}
