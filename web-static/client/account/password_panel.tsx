/** Another password, and the offer to sign out everywhere else. @module */
import { useState } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";
import { useFirstField } from "../shell/use_first_field.ts";
import { Panel } from "./panel.tsx";
import { CodeField } from "./prove_form.tsx";
import { useAttempt } from "./use_attempt.ts";

export function PasswordPanel({ needsCode, onChanged }: { needsCode: boolean; onChanged: () => void }) {
  const { api, show } = useApp();
  const messages = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const attempt = useAttempt();
  const opened = useFirstField(isOpen);
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const code = String(form.get("code") ?? "").trim();
    return attempt.run(async () => {
      const { ended } = await api.account.changePassword({
        currentPassword: String(form.get("currentPassword")),
        newPassword: String(form.get("newPassword")),
        endOtherSessions: form.has("endOtherSessions"),
        ...(code === "" ? {} : { code }),
      });
      setIsOpen(false);
      show({ text: messages.own.passwordChanged(ended) });
      onChanged();
    });
  };
  return (
    <Panel name="password" title={messages.password} hint={messages.own.passwordHint}>
      {!isOpen
        ? (
          <button type="button" class="button" onClick={() => setIsOpen(true)}>
            {messages.own.changePassword}
          </button>
        )
        : (
          <form ref={opened} class="inner-form" onSubmit={submit}>
            <FormField label={messages.own.currentPassword} error={attempt.errors.currentPassword}>
              <input name="currentPassword" type="password" autoComplete="current-password" required />
            </FormField>
            <FormField
              label={messages.own.newPassword}
              hint={messages.passwordHint}
              error={attempt.errors.newPassword}
            >
              <input
                name="newPassword"
                type="password"
                autoComplete="new-password"
                required
                maxLength={256}
              />
            </FormField>
            {needsCode && <CodeField error={attempt.errors.code} />}
            <label class="field check">
              <input name="endOtherSessions" type="checkbox" checked />
              <span>{messages.own.alsoEndOthers}</span>
            </label>
            <p class="form-error" role="alert">{attempt.failure}</p>
            <div class="row-buttons">
              <button type="button" class="button" onClick={() => setIsOpen(false)}>{messages.cancel}</button>
              <button type="submit" class="button primary" disabled={attempt.busy}>
                {messages.own.changePassword}
              </button>
            </div>
          </form>
        )}
    </Panel>
  );
}
