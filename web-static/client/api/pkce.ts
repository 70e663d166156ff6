/** Proof key for code exchange, RFC 7636: what only the page that asked can know. @module */

const VERIFIER_BYTES = 32;

/** 256 random bits as 43 characters, for a verifier or a state. */
export function newSecretText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(VERIFIER_BYTES)));
}

/** The challenge of a verifier, method S256. */
export async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
