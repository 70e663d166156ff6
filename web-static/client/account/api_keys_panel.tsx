/** Keys for programs of one's own. @module */
import { useState } from "hono/jsx/dom";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { CopyField } from "../shell/copy_field.tsx";
import { ApiKeyForm } from "./api_key_form.tsx";
import { LoadState } from "./load_state.tsx";
import { Panel } from "./panel.tsx";
import { useAttempt } from "./use_attempt.ts";
import { useLoaded } from "./use_loaded.ts";

export function ApiKeysPanel() {
  const { api, timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const keys = useLoaded(() => api.account.apiKeys());
  const [step, setStep] = useState<"idle" | "add" | "secret">("idle");
  const [secret, setSecret] = useState("");
  const attempt = useAttempt();
  const words = messages.own;
  const when = (occurredAt: string) =>
    formatMoment({ type: "", data: {}, occurredAt }, timezone, messages, locale);
  const remove = (id: string) =>
    attempt.run(async () => {
      await api.account.removeApiKey(id);
      keys.reload();
    });
  return (
    <Panel name="api-keys" title={words.apiKeys} hint={words.apiKeysHint}>
      {keys.value === null ? <LoadState loaded={keys} rows={1} /> : (
        <ul class="rows">
          {keys.value.map(({ id, name, prefix, scopes, expiresAt, lastUsedAt }) => (
            <li key={id} data-key={name}>
              <div class="row-main">
                <strong>{name}</strong>
                <span class="quiet">
                  <code>{prefix}…</code>
                  {" · "}
                  {lastUsedAt === null ? words.neverUsed : words.lastUsed(when(lastUsedAt))}
                  {" · "}
                  {expiresAt === null ? words.noExpiry : words.expires(when(expiresAt))}
                </span>
                <span class="quiet">
                  {scopes.map((scope) =>
                    words.scopes[scope] ?? scope
                  ).join(" · ")}
                </span>
              </div>
              <button type="button" class="button danger" disabled={attempt.busy} onClick={() => remove(id)}>
                {messages.delete}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="form-error" role="alert">{attempt.failure}</p>
      {step === "idle" && (
        <button
          type="button"
          class="button"
          data-deed="add-key"
          onClick={() => setStep("add")}
        >
          {words.addKey}
        </button>
      )}
      {step === "add" && (
        <ApiKeyForm
          onCancel={() => setStep("idle")}
          onAdded={(secret) => {
            setSecret(secret);
            setStep("secret");
            keys.reload();
          }}
        />
      )}
      {step === "secret" && (
        <div class="inner-form">
          <p>{words.secretHint}</p>
          <CopyField label={words.secret} value={secret} />
          <button type="button" class="button primary" data-deed="kept" onClick={() => setStep("idle")}>
            {messages.done}
          </button>
        </div>
      )}
    </Panel>
  );
}
