/** Passkeys (WebAuthn level 3): made by a signed-in person, and good for a sign-in without anything else. @module */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Cache } from "../cache/cache.ts";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { passkeys, users } from "../database/schema.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { invalidField, notFound } from "../error.ts";
import type { PublicUrls } from "../security/public_urls.ts";
import { newSecret, sha256 } from "../security/secret_token.ts";

const CHALLENGE_LIVES_SECONDS = 300;
const PASSKEYS_MAX = 20;
const BASE64URL = { alphabet: "base64url", omitPadding: true } as const;

export const Passkey = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
}).meta({ id: "Passkey" });
export type Passkey = z.output<typeof Passkey>;

const Bytes = z.string().max(16_384).regex(/^[\w-]*$/);

/** What `credential.toJSON()` of a browser gives; the library checks what is in it. */
export const PasskeyResponse = z.looseObject({
  id: Bytes,
  rawId: Bytes,
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
  response: z.looseObject({ clientDataJSON: Bytes }),
});
export type PasskeyResponse = z.output<typeof PasskeyResponse>;

const ClientData = z.looseObject({ challenge: z.string().max(1_024) });

export class Passkeys {
  readonly #database: Database;
  readonly #cache: Cache;
  readonly #urls: PublicUrls;
  readonly #clock: Clock;

  constructor(database: Database, cache: Cache, urls: PublicUrls, clock: Clock) {
    this.#database = database;
    this.#cache = cache;
    this.#urls = urls;
    this.#clock = clock;
  }

  async list(userId: string): Promise<Passkey[]> {
    const rows = await this.#database.read.select().from(passkeys).where(eq(passkeys.userId, userId))
      .orderBy(asc(passkeys.id));
    return rows.map(toPasskey);
  }

  /** What a browser needs to make a passkey, good for one try within five minutes. */
  async creationOptions(user: { id: string; email: string; displayName: string }) {
    const { generateRegistrationOptions } = await library();
    const known = await this.#database.read.select().from(passkeys).where(eq(passkeys.userId, user.id));
    if (known.length >= PASSKEYS_MAX) {
      throw invalidField("name", `is one more than the ${PASSKEYS_MAX} there may be`);
    }
    return await generateRegistrationOptions({
      rpName: "Zhiji",
      rpID: this.#rpId(),
      userID: new TextEncoder().encode(user.id),
      userName: user.email,
      userDisplayName: user.displayName,
      challenge: Uint8Array.fromBase64(await this.#newChallenge(user.id), BASE64URL),
      attestationType: "none",
      excludeCredentials: known.map((row) => ({ id: row.credentialId })),
      // Only then is it two factors in one: having the device, and opening it.
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
  }

  /** Keeps the passkey that a browser made. */
  async add(userId: string, name: string, response: PasskeyResponse): Promise<Passkey> {
    const { verifyRegistrationResponse } = await library();
    const challenge = await this.#takeChallenge(response, userId);
    const verified = await refusing(() =>
      verifyRegistrationResponse({
        response: response as unknown as RegistrationResponseJSON,
        ...this.#expected(challenge),
      })
    );
    if (!verified?.verified || !verified.registrationInfo) throw wrongResponse();
    const { credential } = verified.registrationInfo;
    const row = {
      ...newRow(this.#clock),
      userId,
      name,
      credentialId: credential.id,
      publicKey: credential.publicKey.toBase64(BASE64URL),
      counter: credential.counter,
      transports: JSON.stringify(credential.transports ?? []),
      lastUsedAt: null,
    };
    try {
      await this.#database.write.insert(passkeys).values(row);
    } catch (error) {
      if (isUniqueViolation(error)) throw wrongResponse();
      throw error;
    }
    return toPasskey(row);
  }

  async remove(userId: string, id: string): Promise<void> {
    const removed = await this.#database.write.delete(passkeys)
      .where(and(eq(passkeys.id, id), eq(passkeys.userId, userId))).returning();
    if (removed.length === 0) throw notFound("passkey");
  }

  /** What a browser needs to offer the passkeys of this server; whose they are is not asked. */
  async requestOptions(userId: string | null = null): Promise<Record<string, unknown>> {
    return {
      challenge: await this.#newChallenge(userId),
      rpId: this.#rpId(),
      userVerification: "required",
      timeout: CHALLENGE_LIVES_SECONDS * 1000,
    };
  }

  /** What a browser needs to ask someone who is signed in for one of their passkeys. */
  async confirmationOptions(userId: string): Promise<Record<string, unknown>> {
    const known = await this.#database.read.select().from(passkeys).where(eq(passkeys.userId, userId));
    return {
      ...await this.requestOptions(userId),
      allowCredentials: known.map((row) => ({
        type: "public-key",
        id: row.credentialId,
        transports: JSON.parse(row.transports),
      })),
    };
  }

  /** Whether one of this person's passkeys answered a challenge that was made for them. */
  async confirms(userId: string, response: PasskeyResponse): Promise<boolean> {
    return await this.check(response, userId) === userId;
  }

  /** Whose passkey answered, or null; `challenged` is whom the challenge was made for, null where nobody was known. */
  async check(response: PasskeyResponse, challenged: string | null = null): Promise<string | null> {
    const { verifyAuthenticationResponse } = await library();
    const [found] = await this.#database.read.select({ key: passkeys, disabledAt: users.disabledAt }).from(
      passkeys,
    )
      .innerJoin(users, eq(users.id, passkeys.userId)).where(eq(passkeys.credentialId, response.id));
    const challenge = await this.#takeChallenge(response, challenged).catch(() => null);
    if (!found || found.disabledAt !== null || challenge === null) return null;
    const { key } = found;
    const verified = await refusing(() =>
      verifyAuthenticationResponse({
        response: response as unknown as AuthenticationResponseJSON,
        ...this.#expected(challenge),
        credential: {
          id: key.credentialId,
          publicKey: Uint8Array.fromBase64(key.publicKey, BASE64URL),
          counter: key.counter,
          transports: JSON.parse(key.transports),
        },
      })
    );
    if (!verified?.verified) return null;
    await this.#database.write.update(passkeys).set({
      counter: verified.authenticationInfo.newCounter,
      lastUsedAt: toTimestamp(this.#clock.now()),
    }).where(eq(passkeys.id, key.id));
    return key.userId;
  }

  #expected(challenge: string) {
    return {
      expectedChallenge: challenge,
      expectedOrigin: [new URL(this.#urls.of("auth")).origin, ...this.#urls.webOrigins()],
      expectedRPID: this.#rpId(),
      requireUserVerification: true,
    };
  }

  /** The name passkeys are bound to: what the hosts of web and auth share, so that both may use them. */
  #rpId(): string {
    const [auth, web] = (["auth", "web"] as const).map((name) =>
      new URL(this.#urls.of(name)).hostname.split(".")
    );
    let shared = 0;
    while (shared < auth!.length && auth!.at(-1 - shared) === web!.at(-1 - shared)) shared++;
    const name = auth!.slice(auth!.length - shared).join(".");
    return shared >= 2 || shared === auth!.length ? name : auth!.join(".");
  }

  async #newChallenge(userId: string | null): Promise<string> {
    const challenge = newSecret();
    await this.#cache.set(await cacheKey(challenge), userId ?? "", CHALLENGE_LIVES_SECONDS);
    return challenge;
  }

  /** The challenge a response answers, which is good for this person and once. */
  async #takeChallenge(response: PasskeyResponse, userId: string | null): Promise<string> {
    const challenge = challengeOf(response);
    const key = challenge && await cacheKey(challenge);
    const owner = key && await this.#cache.get(key);
    // Counted, because between reading and deleting another request may have read it too.
    const takes = key && owner !== null
      ? await this.#cache.increment(`${key}:taken`, 1, CHALLENGE_LIVES_SECONDS)
      : 0;
    if (!challenge || !key || takes !== 1 || owner !== (userId ?? "")) throw wrongResponse();
    await this.#cache.delete(key);
    return challenge;
  }
}

function challengeOf({ response }: PasskeyResponse): string | null {
  try {
    const bytes = Uint8Array.fromBase64(response.clientDataJSON, BASE64URL);
    return ClientData.parse(JSON.parse(new TextDecoder().decode(bytes))).challenge;
  } catch {
    // Whatever is wrong with it, it answers no challenge of ours.
    return null;
  }
}

/** The library throws at whatever is wrong with a response; all of it means no. */
async function refusing<T>(check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch {
    return null;
  }
}

function wrongResponse() {
  return invalidField("response", "is no answer to a challenge of ours");
}

/** Loaded when the first passkey is used: it brings certificate parsers that most servers never need. */
function library() {
  return import("@simplewebauthn/server");
}

async function cacheKey(challenge: string): Promise<string> {
  return `passkey:${await sha256(challenge)}`;
}

function toPasskey(row: typeof passkeys.$inferSelect): Passkey {
  const { id, name, createdAt, lastUsedAt } = row;
  return { id, name, createdAt, lastUsedAt };
}
