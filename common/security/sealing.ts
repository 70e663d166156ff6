/**
 * Secrets that must be read again (seeds of authenticator apps, answers to be replayed that hold a new key) are
 * sealed with AES-256-GCM. The
 * key lies in a file of mode 0600 beside the database, so a copy of the database alone opens nothing.
 * @module
 */
import { StartError } from "../error.ts";
import { readPrivateFile, writePrivateFile } from "./private_file.ts";

const KEY_BYTES = 32;
const FILE_NAME = "sealing_key";
const NONCE_BYTES = 12;
const BASE64URL = { alphabet: "base64url", omitPadding: true } as const;

export class Sealing {
  readonly #path: string;
  #key: Promise<CryptoKey> | undefined;
  #macKey: Promise<CryptoKey> | undefined;

  /** The key is made in `folder` on first use. */
  constructor(folder: string) {
    this.#path = `${folder}/${FILE_NAME}`;
  }

  /** Throws a {@link StartError} where the file is there and no key, so that the start tells, not the first sign-in. */
  checkFile(): void {
    this.#read();
  }

  /**
   * Throws a {@link StartError} where the key that sealed these texts, each for its context, is not there: a new one
   * would be made in its place, and what they hold would be lost without a word. One that opens is enough.
   */
  async requireKeyOf(texts: readonly { sealed: string; context: string }[]): Promise<void> {
    if (texts.length === 0) return;
    const isThere = this.#read() !== null;
    for (const { sealed, context } of isThere ? texts : []) {
      try {
        await this.open(sealed, context);
        return;
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
    }
    throw new StartError(
      `${this.#path} ${isThere ? "is another key than the database was used with" : "is missing"}; ` +
        "restore it from a backup: without it second factors cannot be checked",
    );
  }

  /** Seals `text` for one `context`, e.g. its owner: it opens in no other. */
  async seal(text: string, context: string): Promise<string> {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const sealed = await crypto.subtle.encrypt(
      algorithm(nonce, context),
      await this.#load(),
      new TextEncoder().encode(text),
    );
    return `${nonce.toBase64(BASE64URL)}.${new Uint8Array(sealed).toBase64(BASE64URL)}`;
  }

  /** The sealed text; throws where key or context is another one or the seal was tampered with. */
  async open(sealed: string, context: string): Promise<string> {
    const [nonce, bytes] = sealed.split(".").map((part) => Uint8Array.fromBase64(part, BASE64URL));
    const text = await crypto.subtle.decrypt(algorithm(nonce!, context), await this.#load(), bytes!);
    return new TextDecoder().decode(text);
  }

  /**
   * 256 bits, base64url, that follow from `secrets` and the key: the same again for the same, and to be known by
   * nobody else. `purpose` keeps what is derived for one thing from being good for another.
   */
  async derive(purpose: string, ...secrets: string[]): Promise<string> {
    this.#macKey ??= crypto.subtle.importKey("raw", this.#bytes(), { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
    ]);
    const message = new TextEncoder().encode(JSON.stringify([purpose, ...secrets]));
    const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", await this.#macKey, message));
    return bytes.toBase64(BASE64URL);
  }

  #load(): Promise<CryptoKey> {
    this.#key ??= crypto.subtle.importKey("raw", this.#bytes(), "AES-GCM", false, ["encrypt", "decrypt"]);
    return this.#key;
  }

  #read(): Uint8Array<ArrayBuffer> | null {
    const text = readPrivateFile(this.#path);
    if (text === null) return null;
    try {
      const bytes = Uint8Array.fromBase64(text.trim(), BASE64URL);
      if (bytes.length === KEY_BYTES) return bytes;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw new StartError(
      `${this.#path} is not a key file; restore it from a backup: without it second factors cannot be checked`,
    );
  }

  #bytes(): Uint8Array<ArrayBuffer> {
    const kept = this.#read();
    if (kept) return kept;
    const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    writePrivateFile(this.#path, bytes.toBase64(BASE64URL), { replace: false });
    return bytes;
  }
}

function algorithm(nonce: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(context) };
}
