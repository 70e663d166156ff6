/** A person's own account, as far as what opens it goes: bound to the caller, so it reaches nobody else's. @module */
import { invalidField } from "../error.ts";
import type { Principal } from "../security/principal.ts";
import type { Identity } from "./identity.ts";
import type { Passkey, PasskeyResponse } from "./passkeys.ts";
import { ProfileRepository } from "./profile.ts";
import type { Session } from "./sessions.ts";
import type { Usage } from "./usage.ts";

/** What proves again who someone is. */
export interface Proof {
  password: string;
  /** Of the authenticator app or a recovery code, where the second factor is on. */
  code?: string | undefined;
}

export class OwnAccount {
  readonly #identity: Identity;
  readonly #profile: ProfileRepository;
  readonly #principal: Principal;
  readonly #address: string;

  constructor(identity: Identity, profile: ProfileRepository, principal: Principal, address: string) {
    this.#identity = identity;
    this.#profile = profile;
    this.#principal = principal;
    this.#address = address;
  }

  get #id(): string {
    return this.#principal.userId;
  }

  usage(): Promise<Usage> {
    return this.#identity.usage(this.#id);
  }

  sessions(): Promise<Session[]> {
    return this.#identity.sessions.list(this.#id, this.#principal.sessionId);
  }

  endSession(sessionId: string): Promise<void> {
    return this.#identity.sessions.end(this.#id, sessionId);
  }

  /** Ends all sessions but the one that asks, and those that are about to begin; how many there were. */
  async endOtherSessions(): Promise<number> {
    await this.#identity.codes.withdraw(this.#id);
    return await this.#identity.sessions.endAll(this.#id, this.#principal.sessionId);
  }

  /** What a browser needs to ask for one of this person's passkeys. */
  confirmationOptions(): Promise<Record<string, unknown>> {
    return this.#identity.passkeys.confirmationOptions(this.#id);
  }

  /** Checks who is there, so that this session may change what opens the account for a while. */
  async confirm(proof: Proof | { passkey: PasskeyResponse }): Promise<void> {
    if ("password" in proof) await this.#identity.signIn.again(this.#id, proof, this.#address);
    else if (!await this.#identity.passkeys.confirms(this.#id, proof.passkey)) {
      throw invalidField("passkey", "is no answer of yours to a challenge of ours");
    }
    if (this.#principal.sessionId !== null) await this.#identity.sessions.confirm(this.#principal.sessionId);
  }

  async changePassword(
    { currentPassword, newPassword, code }: {
      currentPassword: string;
      newPassword: string;
      code?: string | undefined;
    },
  ): Promise<void> {
    const proof = { password: currentPassword, code };
    await this.#identity.signIn.again(this.#id, proof, this.#address, "currentPassword");
    await this.#identity.access.setPassword(this.#id, newPassword, "newPassword");
  }

  /** Mails a link to an address; the account has it once the link was opened. */
  async changeEmail(email: string): Promise<void> {
    await this.#requireFresh();
    this.#identity.later(() => this.#identity.access.sendVerification(this.#id, email));
  }

  sendVerification(): Promise<void> {
    return this.#identity.access.sendVerification(this.#id);
  }

  async factor(): Promise<{ enabled: boolean; recoveryCodesLeft: number }> {
    return {
      enabled: await this.#identity.factor.isOn(this.#id),
      recoveryCodesLeft: await this.#identity.factor.recoveryCodesLeft(this.#id),
    };
  }

  async enrolTotp(): Promise<{ secret: string; uri: string }> {
    await this.#requireFresh();
    return await this.#identity.factor.enrol(this.#id, (await this.#profile.get()).email);
  }

  /** Turns the second factor on; the recovery codes. */
  async confirmTotp(code: string): Promise<string[]> {
    await this.#requireFresh();
    const codes = await this.#identity.factor.confirm(this.#id, code);
    await this.#factorChanged("factor_added");
    return codes;
  }

  async removeTotp(): Promise<void> {
    await this.#requireFresh();
    await this.#identity.factor.remove(this.#id);
    await this.#factorChanged("factor_removed");
  }

  async renewRecoveryCodes(): Promise<string[]> {
    await this.#requireFresh();
    const codes = await this.#identity.factor.renewRecoveryCodes(this.#id);
    await this.#factorChanged("recovery_codes_renewed");
    return codes;
  }

  /** Erases the account and everything that is its, for good. */
  async erase(proof: Proof): Promise<void> {
    await this.#identity.signIn.again(this.#id, proof, this.#address);
    await this.#identity.erasure.erase(this.#id);
  }

  passkeys(): Promise<Passkey[]> {
    return this.#identity.passkeys.list(this.#id);
  }

  async passkeyOptions() {
    await this.#requireFresh();
    return await this.#identity.passkeys.creationOptions(await this.#profile.get());
  }

  async addPasskey(name: string, response: PasskeyResponse): Promise<Passkey> {
    await this.#requireFresh();
    const passkey = await this.#identity.passkeys.add(this.#id, name, response);
    await this.#factorChanged("passkey_added");
    return passkey;
  }

  async removePasskey(id: string): Promise<void> {
    await this.#requireFresh();
    await this.#identity.passkeys.remove(this.#id, id);
    await this.#factorChanged("passkey_removed");
  }

  async #factorChanged(action: string): Promise<void> {
    await this.#note(action, this.#id);
    await this.#identity.access.notify("factor_changed", this.#id);
  }

  #requireFresh(): Promise<void> {
    return this.#identity.sessions.requireFresh(this.#principal.sessionId);
  }

  #note(action: string, targetId: string, detail: Record<string, unknown> = {}): Promise<void> {
    return this.#identity.audit.add({ actorId: this.#id, action, targetId, detail });
  }
}
