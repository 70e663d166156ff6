/** Proves with a passkey who is there, for accounts that have one. @module */
import type { Proof } from "../api/account_api.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { askPasskey, canAskPasskeys } from "./make_passkey.ts";
import type { Attempt } from "./use_attempt.ts";
import { useLoaded } from "./use_loaded.ts";

interface Props {
  attempt: Attempt;
  onProof: (proof: Proof) => Promise<void>;
}

export function PasskeyProof({ attempt, onProof }: Props) {
  const { api } = useApp();
  const messages = useMessages();
  const passkeys = useLoaded(() => api.account.passkeys());
  if (!canAskPasskeys() || !passkeys.value?.length) return null;
  const prove = () =>
    attempt.run(async () => onProof({ passkey: await askPasskey(await api.account.proofOptions()) }));
  return (
    <button type="button" class="button" data-deed="prove-passkey" disabled={attempt.busy} onClick={prove}>
      {messages.own.passkeyUse}
    </button>
  );
}
