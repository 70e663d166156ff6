/**
 * Tells another program of what is due, signed as Standard Webhooks 1.0 says (standardwebhooks.com), so that
 * libraries in every language can check it. At least once: the id is the same at every try.
 * @module
 */
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";

const TIMEOUT_MS = 10_000;
const PREFIX = "whsec_";

export interface WebhookEndpoint {
  url: string;
  /** `whsec_` and base64, or any text. */
  secret: string;
}

/** Posts the body; null where it was taken, else a code of why not. */
export async function postWebhook(
  { url, secret }: WebhookEndpoint,
  message: { id: string; sentAtMs: number; body: string },
  stopping: AbortSignal,
): Promise<string | null> {
  const cut = new AbortController();
  const leave = () => cut.abort();
  stopping.addEventListener("abort", leave);
  if (stopping.aborted) leave();
  const timer = setTimeout(leave, TIMEOUT_MS);
  const seconds = Math.floor(message.sentAtMs / 1000);
  try {
    const response = await fetch(url, {
      method: "POST",
      // A redirect could carry what a person wrote to another host.
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        "webhook-id": message.id,
        "webhook-timestamp": String(seconds),
        "webhook-signature": signatureOf(secret, message.id, seconds, message.body),
      },
      body: message.body,
      signal: cut.signal,
    });
    await response.body?.cancel();
    return response.ok ? null : `status_${response.status}`;
  } catch {
    // The error's own text names the address, which may hold a secret.
    return stopping.aborted ? "stopping" : cut.signal.aborted ? "timeout" : "unreachable";
  } finally {
    clearTimeout(timer);
    stopping.removeEventListener("abort", leave);
  }
}

/** The signature's header: `v1,` and the HMAC-SHA256 of id, time and body. */
export function signatureOf(secret: string, id: string, seconds: number, body: string): string {
  const key = secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), "base64") : secret;
  return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
}
