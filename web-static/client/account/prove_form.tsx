/** Asks again for the password, and for a code where a second factor is on. @module */
import type { Child } from "hono/jsx";
import type { PasswordProof, Proof } from "../api/account_api.ts";
import { useMessages } from "../i18n/language.ts";
import { FormField } from "../shell/form_field.tsx";
import { useFirstField } from "../shell/use_first_field.ts";
import { PasskeyProof } from "./passkey_proof.tsx";
import { useAttempt } from "./use_attempt.ts";

interface Props {
  needsCode: boolean;
  label: string;
  danger?: boolean;
  onCancel: () => void;
  children?: Child;
}

type Taking =
  | { takesPasskey: true; onProof: (proof: Proof) => Promise<void> }
  | { takesPasskey?: false; onProof: (proof: PasswordProof) => Promise<void> };

export function ProveForm(props: Props & Taking) {
  const { needsCode, label, danger, onCancel, children } = props;
  const messages = useMessages();
  const attempt = useAttempt();
  const opened = useFirstField();
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    return attempt.run(() => props.onProof(proofOf(form)));
  };
  return (
    <form ref={opened} class="inner-form" onSubmit={submit}>
      {children}
      <FormField label={messages.password} error={attempt.errors.password}>
        <input name="password" type="password" autoComplete="current-password" required maxLength={256} />
      </FormField>
      {needsCode && <CodeField error={attempt.errors.code} />}
      <p class="form-error" role="alert">{attempt.failure || otherError(attempt.errors)}</p>
      <div class="row-buttons">
        {props.takesPasskey && <PasskeyProof attempt={attempt} onProof={props.onProof} />}
        <button type="button" class="button" onClick={onCancel}>{messages.cancel}</button>
        <button type="submit" class={`button ${danger ? "danger-fill" : "primary"}`} disabled={attempt.busy}>
          {label}
        </button>
      </div>
    </form>
  );
}

/** What is wrong with a field that is not this form's own, e.g. with the address to change to. */
function otherError({ password: _, code: __, ...others }: Record<string, string>): string {
  return Object.values(others)[0] ?? "";
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

function proofOf(form: FormData): PasswordProof {
  const code = String(form.get("code") ?? "").trim();
  return { password: String(form.get("password")), ...(code === "" ? {} : { code }) };
}
