/** The address of an account: whether it is confirmed, and the way to another one. @module */
import { useLayoutEffect, useState } from "hono/jsx/dom";
import type { Proof } from "../api/account_api.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";
import { Panel } from "./panel.tsx";
import { ProveForm } from "./prove_form.tsx";
import { useAttempt } from "./use_attempt.ts";

export function EmailPanel({ needsCode }: { needsCode: boolean }) {
  const { api, profile, setProfile, show } = useApp();
  const messages = useMessages();
  const words = messages.own;
  const attempt = useAttempt();
  const [isOpen, setIsOpen] = useState(false);
  const [wanted, setWanted] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);

  useLayoutEffect(() => {
    // The link in the mail is opened elsewhere: the page learns of it when the person comes back.
    const look = () => {
      if (document.visibilityState !== "visible") return;
      api.me().then((now) => now.version !== profile.version && setProfile(now), () => {});
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [profile.version]);

  const verify = () =>
    attempt.run(async () => {
      await api.account.sendVerification();
      show({ text: words.emailSent(profile.email) });
    });
  const change = async (proof: Proof) => {
    const email = wanted.trim();
    await api.account.prove(proof);
    await api.account.changeEmail(email);
    setSentTo(email);
    setIsOpen(false);
    setWanted("");
  };

  return (
    <Panel name="email" title={messages.email} hint={words.emailHint}>
      <p class="state-line" data-verified={profile.emailVerified ? "yes" : "no"}>
        {profile.email}
        <span class="quiet">
          {" · "}
          {profile.emailVerified ? words.emailVerified : words.emailUnverified}
        </span>
      </p>
      {sentTo !== null && sentTo !== profile.email && (
        <p class="notice" role="status" data-sent={sentTo}>{words.emailChangeSent(sentTo)}</p>
      )}
      {isOpen
        ? (
          <ProveForm
            needsCode={needsCode}
            takesPasskey
            label={words.emailSend}
            onProof={change}
            onCancel={() => setIsOpen(false)}
          >
            <FormField label={words.emailNew}>
              <input
                name="newEmail"
                type="email"
                inputMode="email"
                autoComplete="email"
                required
                maxLength={254}
                value={wanted}
                onInput={(event: Event) => setWanted((event.target as HTMLInputElement).value)}
              />
            </FormField>
          </ProveForm>
        )
        : (
          <div class="row-buttons">
            {!profile.emailVerified && (
              <button
                type="button"
                class="button"
                data-deed="verify-email"
                disabled={attempt.busy}
                onClick={verify}
              >
                {words.emailVerify}
              </button>
            )}
            <button type="button" class="button" data-deed="change-email" onClick={() => setIsOpen(true)}>
              {words.emailChange}
            </button>
          </div>
        )}
      <p class="form-error" role="alert">{attempt.failure}</p>
    </Panel>
  );
}
