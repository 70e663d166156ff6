/** An authenticator in software (ES256), with which tests answer the challenges of passkeys. @module */
import type { Database } from "../../common/database/open_database.ts";
import { newRow } from "../../common/database/new_row.ts";
import { passkeys } from "../../common/database/schema.ts";
import type { TestRuntime, TestUser } from "../../common/testing.ts";

const BASE64URL = { alphabet: "base64url", omitPadding: true } as const;
const USER_PRESENT_AND_VERIFIED = 0b101;

export interface TestAuthenticator {
  /** Answers request options as a browser on the page of `origin` does. */
  answer(options: { challenge: string; rpId: string }, origin: string): Promise<Record<string, unknown>>;
}

/** A passkey of this person's, put into the table as a browser would have had it kept. */
export async function testAuthenticator(runtime: TestRuntime, owner: TestUser): Promise<TestAuthenticator> {
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const credentialId = crypto.getRandomValues(new Uint8Array(16)).toBase64(BASE64URL);
  await keep(runtime.database, runtime, owner, credentialId, await coseKey(keys.publicKey));
  let counter = 0;
  return {
    async answer({ challenge, rpId }, origin) {
      const clientData = utf8(
        JSON.stringify({ type: "webauthn.get", challenge, origin, crossOrigin: false }),
      );
      const data = new Uint8Array(37);
      data.set(await sha256(utf8(rpId)));
      data[32] = USER_PRESENT_AND_VERIFIED;
      new DataView(data.buffer).setUint32(33, ++counter);
      const signed = new Uint8Array([...data, ...await sha256(clientData)]);
      const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, keys.privateKey, signed);
      return {
        id: credentialId,
        rawId: credentialId,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toBase64(BASE64URL),
          authenticatorData: data.toBase64(BASE64URL),
          signature: derSignature(new Uint8Array(signature)).toBase64(BASE64URL),
        },
      };
    },
  };
}

async function keep(
  { write }: Database,
  { clock }: TestRuntime,
  owner: TestUser,
  credentialId: string,
  publicKey: string,
): Promise<void> {
  await write.insert(passkeys).values({
    ...newRow(clock),
    userId: owner.id,
    name: "software",
    credentialId,
    publicKey,
    counter: 0,
    transports: "[]",
    lastUsedAt: null,
  });
}

/** RFC 9052 §7: a map of the curve and its point, written out by hand. */
async function coseKey(key: CryptoKey): Promise<string> {
  const { x, y } = await crypto.subtle.exportKey("jwk", key);
  const [xBytes, yBytes] = [x!, y!].map((text) => Uint8Array.fromBase64(text, BASE64URL));
  const head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01];
  return new Uint8Array([...head, 0x21, 0x58, 32, ...xBytes!, 0x22, 0x58, 32, ...yBytes!]).toBase64(
    BASE64URL,
  );
}

/** WebCrypto gives r and s side by side, WebAuthn has them as ASN.1. */
function derSignature(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array): number[] => {
    const trimmed = [...bytes.subarray(bytes.findIndex((byte) => byte !== 0))];
    const value = trimmed[0]! >= 0x80 ? [0, ...trimmed] : trimmed;
    return [0x02, value.length, ...value];
  };
  const parts = [...integer(raw.subarray(0, 32)), ...integer(raw.subarray(32))];
  return new Uint8Array([0x30, parts.length, ...parts]);
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
