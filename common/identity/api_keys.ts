/** A person's API keys: for programs of their own, with scopes and an end. @module */
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { type Clock } from "../clock.ts";
import { newRow } from "../database/insert_hook.ts";
import type { Database } from "../database/open_database.ts";
import { apiKeys } from "../database/schema.ts";
import { invalidField, notFound } from "../error.ts";
import { type Scope, SCOPES } from "../operation.ts";
import type { AccessTokens } from "../security/access_tokens.ts";
import { newApiKey } from "../security/api_key_check.ts";
import { parseScope } from "../security/principal.ts";
import { sha256 } from "../security/secret_token.ts";

const KEYS_MAX = 50;

export const ApiKey = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string().describe("How the key begins"),
  scopes: z.array(z.enum(SCOPES)),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable().describe("To the minute"),
  createdAt: z.iso.datetime(),
}).meta({ id: "ApiKey" });
export type ApiKey = z.output<typeof ApiKey>;

export class ApiKeys {
  readonly #database: Database;
  readonly #accessTokens: AccessTokens;
  readonly #clock: Clock;

  constructor(database: Database, accessTokens: AccessTokens, clock: Clock) {
    this.#database = database;
    this.#accessTokens = accessTokens;
    this.#clock = clock;
  }

  async list(userId: string): Promise<ApiKey[]> {
    const rows = await this.#database.read.select().from(apiKeys).where(eq(apiKeys.userId, userId))
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id)).limit(KEYS_MAX);
    return rows.map(toApiKey);
  }

  /** Makes a key; its secret is in this answer and nowhere else. */
  async add(
    userId: string,
    { name, scopes, expiresAt }: { name: string; scopes: readonly Scope[]; expiresAt: string | null },
  ): Promise<ApiKey & { secret: string }> {
    if (expiresAt !== null && Date.parse(expiresAt) <= this.#clock.now()) {
      throw invalidField("expiresAt", "must be in the future");
    }
    if (await this.#database.read.$count(apiKeys, eq(apiKeys.userId, userId)) >= KEYS_MAX) {
      throw invalidField("name", `is one key more than the ${KEYS_MAX} there may be: remove one first`);
    }
    const { secret, prefix } = newApiKey();
    const [row] = await this.#database.write.insert(apiKeys).values({
      ...newRow(this.#clock),
      userId,
      name,
      prefix,
      hash: await sha256(secret),
      scope: [...new Set(scopes)].join(" "),
      expiresAt,
    }).returning();
    return { ...toApiKey(row!), secret };
  }

  /** Removes a key, which opens nothing from this moment on. */
  async remove(userId: string, id: string): Promise<void> {
    const removed = await this.#database.write.delete(apiKeys)
      .where(and(eq(apiKeys.id, id), eq(apiKeys.userId, userId))).returning();
    if (removed.length === 0) throw notFound("API key");
    this.#accessTokens.forgetUser(userId);
  }
}

function toApiKey(row: typeof apiKeys.$inferSelect): ApiKey {
  const { id, name, prefix, expiresAt, lastUsedAt, createdAt } = row;
  return { id, name, prefix, scopes: [...parseScope(row.scope)], expiresAt, lastUsedAt, createdAt };
}
