/** Asks for a mail with a link to choose a new password. @module */
import { useState } from "hono/jsx/dom";
import type { Api } from "../api/api.ts";
import { useMessages } from "../i18n/language.ts";
import { FormField } from "../shell/form_field.tsx";
import { useFirstField } from "../shell/use_first_field.ts";
import { useAttempt } from "./use_attempt.ts";

interface Props {
  api: Api;
  email: string;
  onBack: () => void;
}

export function ForgotForm({ api, email, onBack }: Props) {
  const messages = useMessages();
  const words = messages.own;
  const attempt = useAttempt();
  const opened = useFirstField();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    const address = String(new FormData(event.target as HTMLFormElement).get("email")).trim();
    return attempt.run(async () => {
      await api.access.forgotPassword(address);
      setSentTo(address);
    });
  };
  return (
    <div class="forgot">
      <h1>{words.forgot}</h1>
      {sentTo !== null
        ? <p role="status" data-sent={sentTo}>{words.forgotSent(sentTo)}</p>
        : (
          <form ref={opened} onSubmit={submit} noValidate>
            <FormField label={messages.email} hint={words.forgotHint} error={attempt.errors.email}>
              <input
                name="email"
                type="email"
                autoComplete="email"
                inputMode="email"
                required
                value={email}
              />
            </FormField>
            <p class="form-error" role="alert">{attempt.failure}</p>
            <button type="submit" class="button primary wide" disabled={attempt.busy}>
              {words.sendLink}
            </button>
          </form>
        )}
      <p>
        <button type="button" class="link" onClick={onBack}>{words.backToSignIn}</button>
      </p>
    </div>
  );
}
