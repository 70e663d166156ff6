/** How much one account may keep, and how often it may ask. @module */
import { useFirstField } from "../shell/use_first_field.ts";
import { useAttempt } from "../account/use_attempt.ts";
import type { WireManagedUser } from "../api/wire.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";

interface Props {
  user: WireManagedUser;
  onChanged: (user: WireManagedUser) => void;
  onCancel: () => void;
}

export function QuotaForm({ user, onChanged, onCancel }: Props) {
  const { api, show } = useApp();
  const messages = useMessages();
  const words = messages.admin;
  const attempt = useAttempt();
  const opened = useFirstField();
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const limit = (name: string) => {
      const text = String(form.get(name)).trim();
      return text === "" ? null : Number(text);
    };
    return attempt.run(async () => {
      const quotas = {
        recordsMax: limit("recordsMax"),
        requestsPerMinuteMax: limit("requestsPerMinuteMax"),
      };
      const changed = await api.admin.changeUser(user.id, { quotas }, user.version);
      show({ text: messages.saved });
      onChanged(changed);
    });
  };
  const field = (name: "recordsMax" | "requestsPerMinuteMax", label: string, min: number, max: number) => (
    <FormField label={label} hint={words.noLimit} error={attempt.errors[`quotas.${name}`]}>
      <input
        name={name}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={1}
        value={user.quotas[name] === null ? "" : String(user.quotas[name])}
      />
    </FormField>
  );
  return (
    <form ref={opened} class="inner-form quota-form" onSubmit={submit}>
      <div class="form-fields">
        {field("recordsMax", words.recordsMaxLabel, 0, 1_000_000_000)}
        {field("requestsPerMinuteMax", words.requestsMaxLabel, 1, 1_000_000)}
      </div>
      <p class="form-error" role="alert">{attempt.failure}</p>
      <div class="row-buttons">
        <button type="button" class="button" onClick={onCancel}>{messages.cancel}</button>
        <button type="submit" class="button primary" disabled={attempt.busy}>{messages.save}</button>
      </div>
    </form>
  );
}
