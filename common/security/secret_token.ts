/** Random secrets that are handed out once and kept as a hash. @module */

/** 256 random bits, base64url. */
export function newSecret(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** SHA-256 of a text, base64url: enough for secrets of 256 bits, which nobody can guess. */
export async function sha256(text: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

function base64Url(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** Whether a secret is the one of this hash; takes the same time wherever they differ. */
export async function isSecret(secret: string, hash: string): Promise<boolean> {
  const given = await sha256(secret);
  let difference = given.length ^ hash.length;
  for (let i = 0; i < given.length; i++) difference |= given.charCodeAt(i) ^ hash.charCodeAt(i);
  return difference === 0;
}
