/** The form of a new key: its name, what it may do, and until when. @module */
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";
import { useFirstField } from "../shell/use_first_field.ts";
import { useAttempt } from "./use_attempt.ts";

const SCOPES = ["records:read", "records:write", "chat", "profile"];
/** Days that a key may be good for; 0: until it is removed. */
const LIVES_DAYS = [30, 90, 365, 0];
const DAY_MS = 86_400_000;

interface Props {
  onAdded: (secret: string) => void;
  onCancel: () => void;
}

export function ApiKeyForm({ onAdded, onCancel }: Props) {
  const { api } = useApp();
  const messages = useMessages();
  const attempt = useAttempt();
  const opened = useFirstField();
  const words = messages.own;
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const days = Number(form.get("days"));
    return attempt.run(async () => {
      const { secret } = await api.account.addApiKey({
        name: String(form.get("name")),
        scopes: form.getAll("scopes").map(String),
        expiresAt: days === 0 ? null : new Date(Date.now() + days * DAY_MS).toISOString(),
      });
      onAdded(secret);
    });
  };
  return (
    <form ref={opened} class="inner-form" onSubmit={submit}>
      <FormField label={words.keyName} error={attempt.errors.name}>
        <input name="name" type="text" required maxLength={100} placeholder={words.keyNameExample} />
      </FormField>
      <fieldset class="choices">
        <legend class="field-label">{words.keyMay}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} class="field check">
            <input name="scopes" type="checkbox" value={scope} checked={scope.startsWith("records:")} />
            <span>{words.scopes[scope]}</span>
          </label>
        ))}
        <span class="field-note wrong">{attempt.errors.scopes ?? ""}</span>
      </fieldset>
      <FormField label={words.keyLife} error={attempt.errors.expiresAt}>
        <select name="days" value="90">
          {LIVES_DAYS.map((days) => (
            <option key={days} value={String(days)}>{days === 0 ? words.noExpiry : words.days(days)}</option>
          ))}
        </select>
      </FormField>
      <p class="form-error" role="alert">{attempt.failure}</p>
      <div class="row-buttons">
        <button type="button" class="button" onClick={onCancel}>{messages.cancel}</button>
        <button type="submit" class="button primary" disabled={attempt.busy}>{words.addKey}</button>
      </div>
    </form>
  );
}
