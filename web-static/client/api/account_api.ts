/** What a person does to their own account: factors, sessions, keys, their data. @module */
import type { Caller } from "./caller.ts";
import type { WireApiKey, WireFactor, WireImported, WirePasskey, WireSession, WireUsage } from "./wire.ts";

/** `code` where a second factor is on. */
export interface PasswordProof {
  password: string;
  code?: string;
}

/** What proves again who someone is. */
export type Proof = PasswordProof | { passkey: AuthenticationResponseJSON };

export class AccountApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Good for ten minutes: the second factor may be changed by this session. */
  prove = (proof: Proof): Promise<void> => this.#post("/reauthenticate", proof);

  /** What a browser needs to prove it with a passkey. */
  proofOptions = (): Promise<PublicKeyCredentialRequestOptionsJSON> =>
    this.#post("/reauthenticate/options", {});

  /** Mails a link that confirms the present address. */
  sendVerification = (): Promise<void> => this.#post("/email/verification", {});

  /** Mails a link to another address, which is the account's once it is opened. */
  changeEmail = (email: string): Promise<void> => this.#post("/email/change", { email });

  changePassword(
    change: { currentPassword: string; newPassword: string; code?: string; endOtherSessions: boolean },
  ): Promise<{ ended: number }> {
    return this.#post("/password/change", change);
  }

  factor = (): Promise<WireFactor> => this.#caller.json("auth", "/totp");
  enrolTotp = (): Promise<{ secret: string; uri: string }> => this.#post("/totp", {});
  confirmTotp = (code: string): Promise<{ recoveryCodes: string[] }> => this.#post("/totp/confirm", { code });
  removeTotp = (): Promise<void> => this.#delete("auth", "/totp");
  renewRecoveryCodes = (): Promise<{ recoveryCodes: string[] }> => this.#post("/totp/recovery-codes", {});

  async passkeys(): Promise<WirePasskey[]> {
    return (await this.#caller.json<{ data: WirePasskey[] }>("auth", "/passkeys")).data;
  }

  /** What a browser needs to make a passkey, good for one try. */
  passkeyOptions = (): Promise<PublicKeyCredentialCreationOptionsJSON> => this.#post("/passkeys/options", {});

  addPasskey(name: string, response: RegistrationResponseJSON): Promise<WirePasskey> {
    return this.#post("/passkeys", { name, response });
  }

  removePasskey = (id: string): Promise<void> => this.#delete("auth", `/passkeys/${id}`);

  async sessions(): Promise<WireSession[]> {
    return (await this.#caller.json<{ data: WireSession[] }>("auth", "/sessions")).data;
  }

  endSession = (id: string): Promise<void> => this.#delete("auth", `/sessions/${id}`);
  endOtherSessions = (): Promise<{ ended: number }> => this.#delete("auth", "/sessions");

  async apiKeys(): Promise<WireApiKey[]> {
    return (await this.#caller.json<{ data: WireApiKey[] }>("user", "/api-keys")).data;
  }

  addApiKey(
    key: { name: string; scopes: string[]; expiresAt: string | null },
  ): Promise<WireApiKey & { secret: string }> {
    return this.#caller.json("user", "/api-keys", { method: "POST", body: key });
  }

  removeApiKey = (id: string): Promise<void> => this.#delete("user", `/api-keys/${id}`);

  usage = (): Promise<WireUsage> => this.#caller.json("user", "/me/usage");

  async export(): Promise<Blob> {
    return await (await this.#caller.send("user", "/me/export", { method: "POST" })).blob();
  }

  import(file: Blob): Promise<WireImported> {
    return this.#caller.json("user", "/me/import", { method: "POST", body: file });
  }

  erase = (proof: PasswordProof): Promise<void> => this.#delete("user", "/me", proof);

  #post<T>(path: string, body: unknown): Promise<T> {
    return this.#caller.json("auth", path, { method: "POST", body });
  }

  #delete<T>(service: "auth" | "user", path: string, body?: unknown): Promise<T> {
    return this.#caller.json(service, path, { method: "DELETE", body });
  }
}
