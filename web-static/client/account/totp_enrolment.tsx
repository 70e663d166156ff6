/** A secret for an authenticator app, as a picture and as text, until a first code proves that it arrived. @module */
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { CopyField } from "../shell/copy_field.tsx";
import { FormField } from "../shell/form_field.tsx";
import { QrCode } from "./qr_code.tsx";
import { useAttempt } from "./use_attempt.ts";

export interface Enrolment {
  secret: string;
  /** `otpauth://`. */
  uri: string;
}

interface Props {
  enrolment: Enrolment;
  onCodes: (codes: string[]) => void;
  onCancel: () => void;
}

export function TotpEnrolment({ enrolment, onCodes, onCancel }: Props) {
  const { api } = useApp();
  const messages = useMessages();
  const attempt = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    return attempt.run(async () => {
      onCodes((await api.account.confirmTotp(String(form.get("code")).trim())).recoveryCodes);
    });
  };
  return (
    <form class="inner-form" onSubmit={submit}>
      <p>{messages.own.totpScan}</p>
      <div class="enrolment">
        <QrCode text={enrolment.uri} label={messages.own.totpQr} />
        <div>
          <CopyField label={messages.own.totpSecret} value={enrolment.secret} />
          <p class="quiet">
            <a href={enrolment.uri}>{messages.own.totpOpen}</a>
          </p>
        </div>
      </div>
      <FormField label={messages.own.totpFirstCode} error={attempt.errors.code}>
        <input
          name="code"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={7}
          pattern="\d{3} ?\d{3}"
        />
      </FormField>
      <p class="form-error" role="alert">{attempt.failure}</p>
      <div class="row-buttons">
        <button type="button" class="button" onClick={onCancel}>{messages.cancel}</button>
        <button type="submit" class="button primary" disabled={attempt.busy}>
          {messages.own.totpConfirm}
        </button>
      </div>
    </form>
  );
}
