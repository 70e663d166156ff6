/** The passkeys of an account: the devices that open it, one more, one less. @module */
import { useState } from "hono/jsx/dom";
import type { Proof } from "../api/account_api.ts";
import type { WirePasskey } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";
import { deviceName } from "./device_name.ts";
import { LoadState } from "./load_state.tsx";
import { canMakePasskeys, makePasskey } from "./make_passkey.ts";
import { Panel } from "./panel.tsx";
import { ProveForm } from "./prove_form.tsx";
import { useAttempt } from "./use_attempt.ts";
import { useLoaded } from "./use_loaded.ts";

type Options = PublicKeyCredentialCreationOptionsJSON;

type Step =
  | { name: "idle" }
  /** `remove` is the passkey to go; null where one is to be added. */
  | { name: "prove"; remove: WirePasskey | null }
  | { name: "make"; options: Options };

export function PasskeysPanel({ needsCode }: { needsCode: boolean }) {
  const { api, show } = useApp();
  const messages = useMessages();
  const passkeys = useLoaded(() => api.account.passkeys());
  const [step, setStep] = useState<Step>({ name: "idle" });
  const words = messages.own;
  const idle = () => setStep({ name: "idle" });

  const prove = (remove: WirePasskey | null) => async (proof: Proof) => {
    await api.account.prove(proof);
    if (remove === null) {
      setStep({ name: "make", options: await api.account.passkeyOptions() });
      return;
    }
    await api.account.removePasskey(remove.id);
    passkeys.reload();
    show({ text: words.passkeyRemoved });
    idle();
  };

  return (
    <Panel name="passkeys" title={words.passkeys} hint={words.passkeysHint}>
      {passkeys.value === null
        ? <LoadState loaded={passkeys} rows={1} />
        : passkeys.value.length === 0
        ? step.name === "idle" && <p class="state-line">{words.noPasskeys}</p>
        : (
          <ul class="rows">
            {passkeys.value.map((passkey) => (
              <PasskeyRow
                key={passkey.id}
                passkey={passkey}
                onRemove={step.name === "idle" ? () => setStep({ name: "prove", remove: passkey }) : null}
              />
            ))}
          </ul>
        )}
      {step.name === "idle" && passkeys.value !== null && (canMakePasskeys()
        ? (
          <button
            type="button"
            class="button"
            data-deed="add-passkey"
            onClick={() => setStep({ name: "prove", remove: null })}
          >
            {words.passkeyAdd}
          </button>
        )
        : <p class="quiet">{words.passkeyUnsupported}</p>)}
      {step.name === "prove" && (
        <ProveForm
          takesPasskey
          needsCode={needsCode}
          label={step.remove === null ? words.next : words.passkeyRemove}
          danger={step.remove !== null}
          onProof={prove(step.remove)}
          onCancel={idle}
        >
          {step.remove !== null && <p>{step.remove.name}</p>}
        </ProveForm>
      )}
      {step.name === "make" && (
        <MakeForm
          options={step.options}
          onCancel={idle}
          onMade={() => {
            passkeys.reload();
            show({ text: words.passkeyAdded });
            idle();
          }}
        />
      )}
    </Panel>
  );
}

function PasskeyRow({ passkey, onRemove }: { passkey: WirePasskey; onRemove: (() => void) | null }) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const { name, createdAt, lastUsedAt } = passkey;
  const words = messages.own;
  const when = (occurredAt: string) =>
    formatMoment({ type: "", data: {}, occurredAt }, timezone, messages, locale);
  return (
    <li data-passkey={name}>
      <div class="row-main">
        <strong>{name}</strong>
        <span class="quiet">
          {lastUsedAt === null ? words.neverUsed : words.lastUsed(when(lastUsedAt))}
          {" · "}
          {words.passkeySince(when(createdAt))}
        </span>
      </div>
      {onRemove && (
        <button
          type="button"
          class="button danger"
          aria-label={`${messages.delete} ${name}`}
          onClick={onRemove}
        >
          {messages.delete}
        </button>
      )}
    </li>
  );
}

interface MakeProps {
  options: Options;
  onMade: () => void;
  onCancel: () => void;
}

function MakeForm({ options: first, onMade, onCancel }: MakeProps) {
  const { api } = useApp();
  const messages = useMessages();
  const attempt = useAttempt();
  // Read before the button is pressed: some browsers make a passkey only right after a press.
  const [options, setOptions] = useState<Options | null>(first);
  const words = messages.own;
  const submit = (event: Event) => {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get("name")).trim();
    return attempt.run(async () => {
      const asked = options ?? await api.account.passkeyOptions();
      // Good for one try, whatever comes of it.
      setOptions(null);
      await api.account.addPasskey(name, await makePasskey(asked));
      onMade();
    });
  };
  return (
    <form class="inner-form" onSubmit={submit}>
      <FormField label={words.passkeyName} error={attempt.errors.name}>
        <input
          name="name"
          type="text"
          required
          maxLength={100}
          value={deviceName(navigator.userAgent) ?? ""}
        />
      </FormField>
      <p class="form-error" role="alert">{attempt.failure || (attempt.errors.response ?? "")}</p>
      <div class="row-buttons">
        <button type="button" class="button" onClick={onCancel}>{messages.cancel}</button>
        <button type="submit" class="button primary" disabled={attempt.busy}>{words.passkeyMake}</button>
      </div>
    </form>
  );
}
