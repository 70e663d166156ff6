/** Has the browser make a passkey on this device. @module */
import { Problem } from "../api/problem.ts";

/** Why the browser made none, by the name of what it throws (WebAuthn §5.1.3). */
const REFUSALS: Readonly<Record<string, string>> = {
  NotAllowedError: "passkey_cancelled",
  AbortError: "passkey_cancelled",
  InvalidStateError: "passkey_known",
};

/** Some browsers that people still use cannot. */
export function canMakePasskeys(): boolean {
  return typeof globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON === "function";
}

/** The answer to send to the service; throws a {@link Problem} where the person or the device declined. */
export async function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const credential = await navigator.credentials.create({ publicKey });
    return (credential as PublicKeyCredential).toJSON() as RegistrationResponseJSON;
  } catch (error) {
    const code = error instanceof DOMException ? REFUSALS[error.name] : undefined;
    if (code === undefined) throw error;
    throw new Problem(code, "The browser made no passkey");
  }
}
