/** Passwords: argon2id as OWASP advises, a bound on how many are hashed at once, and a list of those everyone uses. @module */
import { hash, verify } from "@node-rs/argon2";
import { BoundedWork } from "../bounded_work.ts";
import { invalidField } from "../error.ts";

/** OWASP Password Storage Cheat Sheet: argon2id with m=19456 KiB, t=2, p=1. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** A flood of sign-ins may not take every core from the rest. */
const HASHING_AT_ONCE_MAX = Math.max(1, Math.min(4, Math.floor(navigator.hardwareConcurrency / 2)));
const WAITING_MAX = 64;

const PRODUCT = "zhiji";

export const PASSWORD_CHARS_MIN = 8;
export const PASSWORD_CHARS_MAX = 256;

export class Passwords {
  readonly #work = new BoundedWork({
    atOnceMax: HASHING_AT_ONCE_MAX,
    waitingMax: WAITING_MAX,
    refusal: "Cannot sign in now: too many others do",
  });
  #decoy: Promise<string> | undefined;
  #common: Promise<ReadonlySet<string>> | undefined;

  /** The hash to store, in PHC form. */
  hash(password: string): Promise<string> {
    return this.#work.run(() => hash(password, ARGON2ID));
  }

  /** Whether the password is the one; with a null hash it takes the same time and is false. */
  async verify(password: string, stored: string | null): Promise<boolean> {
    this.#decoy ??= this.hash(crypto.randomUUID());
    const against = stored ?? await this.#decoy;
    const right = await this.#work.run(() => verify(against, password));
    return right && stored !== null;
  }

  /** Whether it is on the list of passwords that guessers try first. */
  async isCommon(password: string): Promise<boolean> {
    this.#common ??= import("@zxcvbn-ts/language-common").then((language) =>
      new Set(language.dictionary["passwords-common"] as string[])
    );
    return (await this.#common).has(password.toLowerCase()) || /^(.)\1*$/u.test(password);
  }

  /** Refuses a new password that guessers try first: a common one, or one made of what is known of the person. */
  async requireGood(
    password: string,
    person: { email: string; displayName: string },
    field: string,
  ): Promise<void> {
    if (await this.isCommon(password)) {
      throw invalidField(field, "is one of the most common passwords: choose another");
    }
    const known = [person.email, person.email.split("@")[0]!, person.displayName, PRODUCT].map(bare)
      .filter((word) => word !== "");
    if (known.includes(bare(password))) {
      throw invalidField(field, "is your name or address, or ours: choose another");
    }
  }
}

/** What is left of a name or password without case, blanks, and the digits and signs that people put around a word. */
function bare(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/^[^\p{L}]+|[^\p{L}]+$|\s/gu, "");
}
