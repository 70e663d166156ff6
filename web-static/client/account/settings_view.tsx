/** A person's name, language, time zone and currency, and the way out. @module */
import { useContext, useState } from "hono/jsx/dom";
import { isStale } from "../api/api.ts";
import { codeOf } from "../api/problem.ts";
import { currencies, currencyName } from "../i18n/format.ts";
import {
  errorText,
  fieldErrors,
  LanguageContext,
  languageOf,
  LOCALES,
  useMessages,
} from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";
import { SecurityPanels } from "./security_panels.tsx";

export function SettingsView({ onAdmin }: { onAdmin: () => void }) {
  const { api, profile, setProfile, show } = useApp();
  const messages = useMessages();
  const language = useContext(LanguageContext);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const errors = fieldErrors(messages, failure);
  const zones = Intl.supportedValuesOf("timeZone");

  const save = async (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    setBusy(true);
    setFailure(null);
    try {
      setProfile(
        await api.changeMe({
          displayName: String(form.get("displayName")),
          locale: String(form.get("locale")),
          timezone: String(form.get("timezone")),
          currency: String(form.get("currency")),
        }, profile.version),
      );
      show({ text: messages.saved });
    } catch (error) {
      setFailure(error);
      if (isStale(error)) setProfile(await api.me());
    } finally {
      setBusy(false);
    }
  };

  return (
    <section class="view settings-view">
      <h1>{messages.settings}</h1>
      <form key={profile.version} class="panel" onSubmit={save}>
        <FormField label={messages.displayName} error={errors.displayName}>
          <input name="displayName" type="text" maxLength={100} required value={profile.displayName} />
        </FormField>
        <FormField label={messages.language} error={errors.locale}>
          <select name="locale" value={LOCALES[languageOf(profile.locale)]}>
            <option value="zh-CN">中文</option>
            <option value="en-US">English</option>
          </select>
        </FormField>
        <FormField label={messages.timezone} error={errors.timezone}>
          <select name="timezone" value={profile.timezone}>
            {!zones.includes(profile.timezone) && <option value={profile.timezone}>{profile.timezone}
            </option>}
            {zones.map((zone) => <option key={zone} value={zone}>{zone.replaceAll("_", " ")}</option>)}
          </select>
        </FormField>
        <FormField label={messages.currency} error={errors.currency}>
          <select name="currency" value={profile.currency}>
            {currencies().map((code) => (
              <option key={code} value={code}>{`${code} · ${currencyName(code, language)}`}</option>
            ))}
          </select>
        </FormField>
        <p class="form-error" role="alert">
          {failure === null || Object.keys(errors).length > 0 ? "" : errorText(messages, codeOf(failure))}
        </p>
        <button type="submit" class="button primary" disabled={busy}>{messages.save}</button>
      </form>
      <div class="panel account">
        <div>
          <h2>{messages.account}</h2>
          <p class="quiet">{profile.email}</p>
        </div>
        <button type="button" class="button" onClick={() => api.session.signOut()}>{messages.signOut}</button>
      </div>
      {profile.role === "administrator" && (
        <div class="panel account">
          <div>
            <h2>{messages.admin.title}</h2>
            <p class="quiet">{messages.admin.hint}</p>
          </div>
          <button type="button" class="button" data-deed="admin" onClick={onAdmin}>
            {messages.admin.open}
          </button>
        </div>
      )}
      <SecurityPanels />
    </section>
  );
}
