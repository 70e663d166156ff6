/** The programs that may ask people to let them in (OAuth clients): registered, changed, removed. @module */
import { useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { Panel } from "../account/panel.tsx";
import { useAttempt } from "../account/use_attempt.ts";
import { useLoaded } from "../account/use_loaded.ts";
import type { WireClient } from "../api/wire.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { CopyField } from "../shell/copy_field.tsx";
import { ClientForm } from "./client_form.tsx";

type Step =
  | { name: "idle" }
  | { name: "add" }
  | { name: "change"; client: WireClient }
  | { name: "remove"; client: WireClient }
  | { name: "added"; client: WireClient & { secret?: string } };

export function ClientsPanel() {
  const { api, show } = useApp();
  const messages = useMessages();
  const words = messages.admin;
  const clients = useLoaded(() => api.admin.clients());
  const [step, setStep] = useState<Step>({ name: "idle" });
  const attempt = useAttempt();
  const idle = () => setStep({ name: "idle" });
  const remove = (client: WireClient) =>
    attempt.run(async () => {
      await api.admin.removeClient(client.id);
      clients.reload();
      idle();
    });
  return (
    <Panel name="clients" title={words.clients} hint={words.clientsHint}>
      {clients.value === null ? <LoadState loaded={clients} /> : (
        <ul class="rows">
          {clients.value.map((client) => (
            <li key={`${client.id} ${client.version}`} data-client={client.name} class="client-row">
              <div class="row-main">
                <strong>{client.name}</strong>
                <span class="quiet">
                  {client.confidential ? words.confidential : words.publicClient}
                  {" · "}
                  {client.scopes.map((scope) =>
                    messages.own.scopes[scope] ?? scope
                  ).join(", ")}
                </span>
                {client.redirectUris.map((uri) => <code key={uri} class="quiet">{uri}</code>)}
              </div>
              {step.name === "idle" && (
                <div class="row-buttons">
                  <button
                    type="button"
                    class="button"
                    data-deed="change-client"
                    onClick={() => setStep({ name: "change", client })}
                  >
                    {words.change}
                  </button>
                  <button
                    type="button"
                    class="button danger"
                    data-deed="remove-client"
                    onClick={() =>
                      setStep({ name: "remove", client })}
                  >
                    {messages.delete}
                  </button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {clients.value?.length === 0 && step.name === "idle" && <p class="state-line">{words.noClients}</p>}
      {step.name === "idle" && (
        <button
          type="button"
          class="button"
          data-deed="add-client"
          onClick={() => setStep({ name: "add" })}
        >
          {words.addClient}
        </button>
      )}
      {step.name === "add" && (
        <ClientForm
          client={null}
          onCancel={idle}
          onDone={(client) => {
            setStep({ name: "added", client });
            clients.reload();
          }}
        />
      )}
      {step.name === "change" && (
        <ClientForm
          client={step.client}
          onCancel={idle}
          onDone={() => {
            show({ text: messages.saved });
            clients.reload();
            idle();
          }}
        />
      )}
      {step.name === "remove" && (
        <div class="inner-form" data-sure="remove-client">
          <p>{words.removeClientSure(step.client.name)}</p>
          <div class="row-buttons">
            <button type="button" class="button" onClick={idle}>{messages.cancel}</button>
            <button
              type="button"
              class="button danger-fill"
              disabled={attempt.busy}
              onClick={() => remove(step.client)}
            >
              {messages.delete}
            </button>
          </div>
        </div>
      )}
      {step.name === "added" && (
        <div class="inner-form" data-added={step.client.name}>
          <CopyField label={words.clientId} value={step.client.id} />
          {step.client.secret !== undefined && (
            <div>
              <p>{messages.own.secretHint}</p>
              <CopyField label={words.clientSecret} value={step.client.secret} />
            </div>
          )}
          <button type="button" class="button primary" data-deed="kept" onClick={idle}>
            {messages.done}
          </button>
        </div>
      )}
      <p class="form-error" role="alert">{attempt.failure}</p>
    </Panel>
  );
}
