/** The programs that may ask for tokens: the built-in one, and those that administrators registered. @module */
import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/insert_hook.ts";
import type { Database } from "../database/open_database.ts";
import { oauthClients } from "../database/schema.ts";
import { AppError, invalidField, notFound } from "../error.ts";
import { type Scope, SCOPES } from "../operation.ts";
import { parseScope } from "../security/principal.ts";
import type { PublicUrls } from "../security/public_urls.ts";
import type { Sessions } from "./sessions.ts";
import { isSecret, newSecret, sha256 } from "../security/secret_token.ts";

/** The web page and the mobile app, which are ours. */
export const FIRST_PARTY_CLIENT_ID = "zhiji";
/** A private-use scheme, RFC 8252 §7.1. */
const MOBILE_APP_REDIRECT = "zhiji://callback";
const CLIENTS_MAX = 200;
const REDIRECT_URIS_MAX = 10;
/** `http` is for programs on the user's own machine only, RFC 8252 §7.3. */
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);

const RedirectUri = z.string().max(512).refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.hash !== "" || text.includes("#")) return false;
  if (url.protocol === "https:") return true;
  if (url.protocol === "http:") return LOOPBACK_HOSTS.has(url.hostname);
  return /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol);
}, "must be https, http on the own machine, or a reverse-domain scheme, without a fragment");

export const ClientFields = z.strictObject({
  name: z.string().trim().min(1).max(100),
  redirectUris: z.array(RedirectUri).min(1).max(REDIRECT_URIS_MAX),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).describe("Scopes it may ask for"),
});

export const Client = ClientFields.extend({
  id: z.string(),
  confidential: z.boolean().describe("Whether it has a secret"),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}).meta({ id: "Client" });
export type Client = z.output<typeof Client>;

/** A client as the token endpoint needs it. */
export interface KnownClient {
  id: string;
  name: string;
  redirectUris: readonly string[];
  scopes: ReadonlySet<Scope>;
  secretHash: string | null;
  firstParty: boolean;
}

export class Clients {
  readonly #database: Database;
  readonly #urls: PublicUrls;
  readonly #clock: Clock;
  readonly #sessions: Sessions;

  constructor(database: Database, urls: PublicUrls, clock: Clock, sessions: Sessions) {
    this.#database = database;
    this.#urls = urls;
    this.#clock = clock;
    this.#sessions = sessions;
  }

  /** The client of an id, or null. */
  async find(id: string): Promise<KnownClient | null> {
    if (id === FIRST_PARTY_CLIENT_ID) return this.#firstParty();
    const [row] = await this.#database.read.select().from(oauthClients).where(eq(oauthClients.id, id));
    if (!row) return null;
    return {
      id,
      name: row.name,
      redirectUris: JSON.parse(row.redirectUris),
      scopes: parseScope(row.scope),
      secretHash: row.secretHash,
      firstParty: false,
    };
  }

  /** The client a token request comes from, once it has proved to be it; our own where it gives no name. */
  async authenticate(id: string | undefined, secret: string | undefined): Promise<KnownClient> {
    const client = await this.find(id ?? FIRST_PARTY_CLIENT_ID);
    const proved = client !== null &&
      (client.secretHash === null
        ? !secret
        : secret !== undefined && await isSecret(secret, client.secretHash));
    if (!proved) {
      throw new AppError("invalid_client", "Cannot accept the client: not known, or a wrong secret");
    }
    return client;
  }

  async list(): Promise<Client[]> {
    const rows = await this.#database.read.select().from(oauthClients).orderBy(asc(oauthClients.name))
      .limit(CLIENTS_MAX);
    return rows.map(toClient);
  }

  /** Registers a client; the secret of a confidential one is in this answer and nowhere else. */
  async add(
    { name, redirectUris, scopes, confidential }: z.output<typeof ClientFields> & { confidential: boolean },
  ): Promise<Client & { secret?: string }> {
    if ((await this.list()).length >= CLIENTS_MAX) {
      throw invalidField("name", `is one client more than the ${CLIENTS_MAX} there may be`);
    }
    const secret = confidential ? newSecret() : undefined;
    const [row] = await this.#database.write.insert(oauthClients).values({
      ...newRow(this.#clock),
      name,
      redirectUris: JSON.stringify(redirectUris),
      scope: scopes.join(" "),
      secretHash: secret === undefined ? null : await sha256(secret),
    }).returning();
    return { ...toClient(row!), ...(secret === undefined ? {} : { secret }) };
  }

  async change(
    id: string,
    change: Partial<z.output<typeof ClientFields>>,
    expectedVersion?: number,
  ): Promise<Client> {
    const { name, redirectUris, scopes } = change;
    const [row] = await this.#database.write.update(oauthClients).set({
      ...(name === undefined ? {} : { name }),
      ...(redirectUris === undefined ? {} : { redirectUris: JSON.stringify(redirectUris) }),
      ...(scopes === undefined ? {} : { scope: scopes.join(" ") }),
      version: sql`${oauthClients.version} + 1`,
      updatedAt: toTimestamp(this.#clock.now()),
    }).where(and(
      eq(oauthClients.id, id),
      expectedVersion === undefined ? undefined : eq(oauthClients.version, expectedVersion),
    )).returning();
    if (row) return toClient(row);
    throw await this.find(id) === null
      ? notFound("client")
      : new AppError("version_mismatch", "Cannot change this: it was changed meanwhile");
  }

  async remove(id: string): Promise<void> {
    const removed = await this.#database.write.delete(oauthClients).where(eq(oauthClients.id, id))
      .returning();
    if (removed.length === 0) throw notFound("client");
  }

  #firstParty(): KnownClient {
    const origins = this.#urls.webOrigins();
    return {
      id: FIRST_PARTY_CLIENT_ID,
      name: "Zhiji 智记",
      redirectUris: [
        ...origins.flatMap((origin) => [`${origin}/`, `${origin}/callback`]),
        MOBILE_APP_REDIRECT,
      ],
      scopes: new Set(SCOPES),
      secretHash: null,
      firstParty: true,
    };
  }
}

function toClient(row: typeof oauthClients.$inferSelect): Client {
  return {
    id: row.id,
    name: row.name,
    redirectUris: JSON.parse(row.redirectUris),
    scopes: [...parseScope(row.scope)],
    confidential: row.secretHash !== null,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/**
 * Whether a client may be answered at this address: character by character, but for the port of a
 * loopback address, which a program on the user's machine learns only when it runs (RFC 8252 §7.3).
 */
export function allowsRedirect(client: KnownClient, redirectUri: string): boolean {
  return client.redirectUris.some((registered) =>
    registered === redirectUri || withoutLoopbackPort(registered) === withoutLoopbackPort(redirectUri)
  );
}

function withoutLoopbackPort(uri: string): string | symbol {
  const match = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::\d{1,5})?(\/.*)?$/.exec(uri);
  return match ? `${match[1]}${match[2] ?? ""}` : Symbol("not a loopback address");
}
