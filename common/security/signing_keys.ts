/**
 * The key pairs that sign access tokens. One signs, the next is published already, so that everyone
 * knows it before it signs, and retired ones stay published as long as a token of theirs may live.
 * Private halves lie in a file beside the database, public ones in the database, where services in
 * other processes find them.
 * @module
 */
import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { signingKeys } from "../database/schema.ts";
import { type PrivateKey, readKeyFile, writeKeyFile } from "./key_file.ts";

/** Ed25519: three times as fast to sign and six times as fast to check as P-256 in Deno. */
export const SIGNING_ALGORITHM = "EdDSA";
const FILE_NAME = "signing_keys.json";
const DAY_MS = 86_400_000;
const SIGNS_MS = 90 * DAY_MS;
/** Access tokens live a day at most; a second one is for clocks and caches. */
const PUBLISHED_AFTER_MS = 2 * DAY_MS;
/** An unknown `kid` asks the database at most this often, so that made-up ones cost nothing. */
const LOOK_AGAIN_MS = 5_000;
/** What is known of the keys is read again after this long: another process may have rotated them. */
const KNOWN_MS = 300_000;

interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

type KeyRow = typeof signingKeys.$inferSelect;

export class SigningKeys {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #path: string;
  #public = new Map<string, CryptoKey>();
  #signing: Promise<SigningKey> | undefined;
  #signingUntilMs = 0;
  #lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
    this.#path = `${database.folder}/${FILE_NAME}`;
  }

  /** The key to sign with; made on first use, and replaced by the next one when it has signed for 90 days. */
  signingKey(): Promise<SigningKey> {
    if (this.#signing === undefined || this.#clock.now() >= this.#signingUntilMs) this.#start(false);
    return this.#signing!;
  }

  /** Throws where the key file cannot be read: better at the start than at the first sign-in. */
  checkFile(): void {
    readKeyFile(this.#path);
  }

  /** Lets the next key take over now; its `kid`. */
  async rotate(): Promise<string> {
    await this.signingKey();
    this.#start(true);
    return (await this.#signing!).kid;
  }

  /** The public key of a `kid`, or null. */
  async publicKey(kid: string): Promise<CryptoKey | null> {
    const age = this.#clock.now() - this.#lookedAtMs;
    const known = this.#public.get(kid);
    if (known && age < KNOWN_MS) return known;
    if (!known && age < LOOK_AGAIN_MS && this.#public.size > 0) return null;
    this.#lookedAtMs = this.#clock.now();
    const keys = (await this.publicKeys()).map(async (jwk) =>
      [jwk.kid!, await importJWK(jwk, SIGNING_ALGORITHM) as CryptoKey] as const
    );
    this.#public = new Map(await Promise.all(keys));
    return this.#public.get(kid) ?? null;
  }

  /** The public keys as JWKs, for the key set that auth publishes: next, current and retired ones. */
  async publicKeys(): Promise<JWK[]> {
    const since = toTimestamp(this.#clock.now() - PUBLISHED_AFTER_MS);
    const rows = await this.#database.read.select().from(signingKeys)
      .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, since)));
    return rows.map((row) => JSON.parse(row.jwk) as JWK);
  }

  #start(rotate: boolean): void {
    this.#signingUntilMs = this.#clock.now() + KNOWN_MS;
    const started = this.#settle(rotate);
    this.#signing = started;
    // A failed start must not be remembered: the disk may have room again in a minute.
    started.catch(() => {
      if (this.#signing === started) this.#signing = undefined;
    });
  }

  /** Brings file and table to one current and one next key, and gives the current one. */
  async #settle(rotate: boolean): Promise<SigningKey> {
    const keys = readKeyFile(this.#path);
    const rows = await this.#rowsOf(keys);
    let current = rows.find((row) => row.activeAt !== null) ?? null;
    let next = rows.find((row) => row.activeAt === null) ?? await this.#create(keys);
    const isDue = current?.activeAt && this.#clock.now() - Date.parse(current.activeAt) >= SIGNS_MS;
    if (current === null || isDue || rotate) {
      await this.#promote(next, current);
      if (current) keys.splice(keys.findIndex(({ kid }) => kid === current!.id), 1);
      current = next;
      next = await this.#create(keys);
    }
    const { kid, jwk } = keys.find((key) => key.kid === current!.id)!;
    return { kid, privateKey: await importJWK(jwk, SIGNING_ALGORITHM) as CryptoKey };
  }

  /** The rows of the file's keys; one that the table lost is put back. */
  async #rowsOf(keys: readonly PrivateKey[]): Promise<KeyRow[]> {
    const rows = await this.#database.read.select().from(signingKeys).where(and(
      inArray(signingKeys.id, keys.map(({ kid }) => kid)),
      isNull(signingKeys.retiredAt),
    ));
    const lost = keys.filter(({ kid }) => !rows.some((row) => row.id === kid));
    for (const key of lost) rows.push(await this.#publish(key));
    return rows;
  }

  /** A new key, published but not signing; it is in the file before anyone can rely on it. */
  async #create(keys: PrivateKey[]): Promise<KeyRow> {
    const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { crv: "Ed25519", extractable: true });
    const key = { kid: newRow(this.#clock).id, jwk: await exportJWK(privateKey) };
    keys.push(key);
    writeKeyFile(this.#path, keys);
    return await this.#publish(key);
  }

  async #publish({ kid, jwk: { kty, crv, x } }: PrivateKey): Promise<KeyRow> {
    const jwk = JSON.stringify({ kty, crv, x, kid, use: "sig", alg: SIGNING_ALGORITHM });
    const [row] = await this.#database.write.insert(signingKeys)
      .values({ ...newRow(this.#clock), id: kid, jwk })
      .onConflictDoUpdate({ target: signingKeys.id, set: { jwk, retiredAt: null } }).returning();
    return row!;
  }

  async #promote(next: KeyRow, current: KeyRow | null): Promise<void> {
    const now = toTimestamp(this.#clock.now());
    const { write } = this.#database;
    const activate = write.update(signingKeys).set({ activeAt: now, updatedAt: now })
      .where(eq(signingKeys.id, next.id));
    if (current === null) return void await activate;
    const retire = write.update(signingKeys).set({ retiredAt: now, updatedAt: now })
      .where(eq(signingKeys.id, current.id));
    await write.batch([retire, activate]);
    this.#lookedAtMs = Number.NEGATIVE_INFINITY;
  }
}
