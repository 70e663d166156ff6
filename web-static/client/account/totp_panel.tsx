/** The second factor: turned on with an app, turned off, and new recovery codes. @module */
import { useState } from "hono/jsx/dom";
import type { Proof } from "../api/account_api.ts";
import type { WireFactor } from "../api/wire.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { Panel } from "./panel.tsx";
import { ProveForm } from "./prove_form.tsx";
import { RecoveryCodes } from "./recovery_codes.tsx";
import { type Enrolment, TotpEnrolment } from "./totp_enrolment.tsx";

type Step =
  | { name: "idle" }
  | { name: "prove"; deed: "enrol" | "remove" | "renew" }
  | { name: "enrol"; enrolment: Enrolment }
  | { name: "codes"; codes: string[] };

interface Props {
  factor: WireFactor;
  onChanged: () => void;
}

export function TotpPanel({ factor, onChanged }: Props) {
  const { api, show } = useApp();
  const messages = useMessages();
  const [step, setStep] = useState<Step>({ name: "idle" });
  const words = messages.own;
  const labels = { enrol: messages.own.next, remove: words.totpRemove, renew: words.totpRenew };

  const prove = (deed: "enrol" | "remove" | "renew") => async (proof: Proof) => {
    await api.account.prove(proof);
    if (deed === "enrol") setStep({ name: "enrol", enrolment: await api.account.enrolTotp() });
    else if (deed === "renew") {
      setStep({ name: "codes", codes: (await api.account.renewRecoveryCodes()).recoveryCodes });
      onChanged();
    } else {
      await api.account.removeTotp();
      setStep({ name: "idle" });
      show({ text: words.totpRemoved });
      onChanged();
    }
  };
  const idle = () => setStep({ name: "idle" });

  return (
    <Panel name="totp" title={words.totp} hint={words.totpHint}>
      {step.name === "idle" && (
        <div>
          <p class="state-line" data-factor={factor.enabled ? "on" : "off"}>
            {factor.enabled ? words.totpOn(factor.recoveryCodesLeft) : words.totpOff}
          </p>
          <div class="row-buttons">
            {(factor.enabled ? ["renew", "remove"] as const : ["enrol"] as const).map((deed) => (
              <button
                key={deed}
                type="button"
                class={deed === "remove" ? "button danger" : "button"}
                data-deed={deed}
                onClick={() => setStep({ name: "prove", deed })}
              >
                {deed === "enrol" ? words.totpAdd : labels[deed]}
              </button>
            ))}
          </div>
        </div>
      )}
      {step.name === "prove" && (
        <ProveForm
          takesPasskey
          needsCode={factor.enabled}
          label={labels[step.deed]}
          danger={step.deed === "remove"}
          onProof={prove(step.deed)}
          onCancel={idle}
        />
      )}
      {step.name === "enrol" && (
        <TotpEnrolment
          enrolment={step.enrolment}
          onCancel={idle}
          onCodes={(codes) => {
            setStep({ name: "codes", codes });
            onChanged();
          }}
        />
      )}
      {step.name === "codes" && <RecoveryCodes codes={step.codes} onDone={idle} />}
    </Panel>
  );
}
