/** Has the browser make a passkey on this device, or answer with one. @module */
import { Problem } from "../api/problem.ts";

/** Why the browser gave none, by the name of what it throws (WebAuthn §5.1.3). */
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

export function canAskPasskeys(): boolean {
  return typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";
}

/** The answer of a passkey of the person's choice. */
export async function askPasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON> {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    return (credential as PublicKeyCredential).toJSON() as AuthenticationResponseJSON;
  } catch (error) {
    if (!(error instanceof DOMException) || REFUSALS[error.name] === undefined) throw error;
    throw new Problem("passkey_unused", "The browser gave no passkey");
  }
}
