/** The form of an OAuth client: its name, where people are sent back to, and what it may ask for. @module */
import { useFirstField } from "../shell/use_first_field.ts";
import { useAttempt } from "../account/use_attempt.ts";
import type { WireClient } from "../api/wire.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";

const SCOPES = ["records:read", "records:write", "chat", "profile", "admin"];
const ASKED_FIRST: ReadonlySet<string> = new Set(["records:read", "records:write"]);

interface Props {
  /** null: a new one. */
  client: WireClient | null;
  onDone: (client: WireClient & { secret?: string }) => void;
  onCancel: () => void;
}

export function ClientForm({ client, onDone, onCancel }: Props) {
  const { api } = useApp();
  const messages = useMessages();
  const words = messages.admin;
  const attempt = useAttempt();
  const opened = useFirstField();
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const fields = {
      name: String(form.get("name")),
      redirectUris: String(form.get("redirectUris")).split(/\s+/).filter(Boolean),
      scopes: form.getAll("scopes").map(String),
    };
    return attempt.run(async () =>
      onDone(
        client === null
          ? await api.admin.addClient({ ...fields, confidential: form.has("confidential") })
          : await api.admin.changeClient(client.id, fields, client.version),
      )
    );
  };
  /** One wrong address is told at the field of all: `redirectUris.0`. */
  const errorOf = (name: string) =>
    Object.entries(attempt.errors).find(([path]) => path === name || path.startsWith(`${name}.`))?.[1];
  const scopes = client === null ? ASKED_FIRST : new Set(client.scopes);
  return (
    <form ref={opened} class="inner-form" onSubmit={submit}>
      <FormField label={words.clientName} error={errorOf("name")}>
        <input
          name="name"
          type="text"
          required
          maxLength={100}
          value={client?.name ?? ""}
          placeholder={words.clientNameExample}
        />
      </FormField>
      <FormField label={words.redirectUris} hint={words.redirectUrisHint} error={errorOf("redirectUris")}>
        <textarea name="redirectUris" rows={2} required spellCheck={false} autoCapitalize="none">
          {client?.redirectUris.join("\n") ?? ""}
        </textarea>
      </FormField>
      <fieldset class="choices">
        <legend class="field-label">{words.mayAskFor}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} class="field check">
            <input name="scopes" type="checkbox" value={scope} checked={scopes.has(scope)} />
            <span>{messages.own.scopes[scope]}</span>
          </label>
        ))}
        <span class="field-note wrong">{errorOf("scopes") ?? ""}</span>
      </fieldset>
      {client === null && (
        <label class="field check">
          <input name="confidential" type="checkbox" />
          <span>{words.confidentialHint}</span>
        </label>
      )}
      <p class="form-error" role="alert">{attempt.failure}</p>
      <div class="row-buttons">
        <button type="button" class="button" onClick={onCancel}>{messages.cancel}</button>
        <button type="submit" class="button primary" disabled={attempt.busy}>
          {client === null ? words.addClient : messages.save}
        </button>
      </div>
    </form>
  );
}
