/** The programs that may ask for tokens: the built-in one, and those that administrators registered. @module */
import { eq } from "drizzle-orm";
import type { Database } from "../database/open_database.ts";
import { oauthClients } from "../database/schema.ts";
import { AppError } from "../error.ts";
import { type Scope, SCOPES } from "../operation.ts";
import { parseScope } from "../security/principal.ts";
import type { PublicUrls } from "../security/public_urls.ts";
import type { Sessions } from "./sessions.ts";
import { isSecret } from "../security/secret_token.ts";

/** The web page and the mobile app, which are ours. */
export const FIRST_PARTY_CLIENT_ID = "zhiji";
/** A private-use scheme, RFC 8252 §7.1. */
const MOBILE_APP_REDIRECT = "zhiji://callback";

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
  readonly #sessions: Sessions;

  constructor(database: Database, urls: PublicUrls, sessions: Sessions) {
    this.#database = database;
    this.#urls = urls;
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

  /** To be called when a client is gone or may less than before: what it opened ends. */
  endSessions(id: string): Promise<void> {
    return this.#sessions.endOfClient(id);
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

/**
 * Whether a client may be answered at this address: character by character, but for the port of a
 * loopback address, which a program on the user's machine learns only when it runs (RFC 8252 §7.3).
 * Our own page knows its port, and is given a code without anybody's consent: no other program of the
 * machine may take its place.
 */
export function allowsRedirect(client: KnownClient, redirectUri: string): boolean {
  if (client.firstParty) return client.redirectUris.includes(redirectUri);
  return client.redirectUris.some((registered) =>
    registered === redirectUri || withoutLoopbackPort(registered) === withoutLoopbackPort(redirectUri)
  );
}

function withoutLoopbackPort(uri: string): string | symbol {
  const match = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::\d{1,5})?(\/.*)?$/.exec(uri);
  return match ? `${match[1]}${match[2] ?? ""}` : Symbol("not a loopback address");
}
