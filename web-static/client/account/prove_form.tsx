/** Asks again for the password, and for a code where a second factor is on. @module */
import type { Child } from "hono/jsx";
import type { Proof } from "../api/account_api.ts";
import { useMessages } from "../i18n/language.ts";
import { FormField } from "../shell/form_field.tsx";
import { useAttempt } from "./use_attempt.ts";

interface Props {
  needsCode: boolean;
  label: string;
  danger?: boolean;
  onProof: (proof: Proof) => Promise<void>;
  onCancel: () => void;
  children?: Child;
}

export function ProveForm({ needsCode, label, danger, onProof, onCancel, children }: Props) {
  const messages = useMessages();
  const attempt = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    return attempt.run(() => onProof(proofOf(form)));
  };
  return (
    <form class="inner-form" onSubmit={submit}>
      {children}
      <FormField label={messages.password} error={attempt.errors.password}>
        <input name="password" type="password" autoComplete="current-password" required maxLength={256} />
      </FormField>
      {needsCode && <CodeField error={attempt.errors.code} />}
      <p class="form-error" role="alert">{attempt.failure}</p>
      <div class="row-buttons">
        <button type="button" class="button" onClick={onCancel}>{messages.cancel}</button>
        <button type="submit" class={`button ${danger ? "danger-fill" : "primary"}`} disabled={attempt.busy}>
          {label}
        </button>
      </div>
    </form>
  );
}

/** The six digits of the app, or a recovery code. */
export function CodeField({ error }: { error?: string | undefined }) {
  const messages = useMessages();
  return (
    <FormField label={messages.own.code} hint={messages.own.codeHint} error={error}>
      <input
        name="code"
        type="text"
        autoComplete="one-time-code"
        autoCapitalize="none"
        required
        maxLength={64}
      />
    </FormField>
  );
}

function proofOf(form: FormData): Proof {
  const code = String(form.get("code") ?? "").trim();
  return { password: String(form.get("password")), ...(code === "" ? {} : { code }) };
}
