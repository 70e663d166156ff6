/** Signing in, and making an account. @module */
import { useContext, useRef, useState } from "hono/jsx/dom";
import type { Api } from "../api/api.ts";
import { needsSignInPage } from "../api/session.ts";
import { codeOf, Problem } from "../api/problem.ts";
import {
  errorText,
  fieldErrors,
  keepLanguage,
  type Language,
  LanguageContext,
  LOCALES,
  useMessages,
} from "../i18n/language.ts";
import { ForgotForm } from "./forgot_form.tsx";
import { Logo } from "../shell/logo.tsx";
import { FormField } from "../shell/form_field.tsx";

interface Props {
  api: Api;
  /** Code of what went wrong on the sign-in page of the service. */
  failure: string | null;
  onLanguage: (language: Language) => void;
  onSignIn: () => void;
}

export function SignInPage({ api, failure: answered, onLanguage, onSignIn }: Props) {
  const messages = useMessages();
  const language = useContext(LanguageContext);
  const [isNew, setIsNew] = useState(false);
  /** The address of who has forgotten the password. */
  const [forgotten, setForgotten] = useState<string | null>(null);
  const email = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(answered === null ? null : new Problem(answered, ""));
  const errors = fieldErrors(messages, failure);

  const submit = async (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const email = String(form.get("email"));
    const password = String(form.get("password"));
    setBusy(true);
    setFailure(null);
    try {
      if (isNew) {
        const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
        await api.access.register({ email, password, locale: LOCALES[language], timezone: timeZone });
      }
      await api.session.signIn(email, password);
      onSignIn();
    } catch (error) {
      if (needsSignInPage(error)) return await api.session.askToSignIn();
      // With a mail server a new account opens when its address is proved, which refuses it as any other does.
      const waits = isNew && codeOf(error) === "invalid_grant";
      setFailure(waits ? new Problem("email_unverified", "") : error);
      if (waits) setIsNew(false);
      setBusy(false);
    }
  };
  const other: Language = language === "zh" ? "en" : "zh";
  const switchForm = () => {
    setFailure(null);
    setIsNew(!isNew);
  };

  if (forgotten !== null) {
    return (
      <main class="sign-in">
        <section class="sign-in-card">
          <Logo />
          <ForgotForm api={api} email={forgotten} onBack={() => setForgotten(null)} />
        </section>
      </main>
    );
  }
  return (
    <main class="sign-in">
      <section class="sign-in-card">
        <Logo />
        <h1>{messages.tagline}</h1>
        <form onSubmit={submit} noValidate>
          <FormField label={messages.email} error={errors.email}>
            <input
              ref={email}
              name="email"
              type="email"
              autoComplete="email"
              required
              autoFocus
              inputMode="email"
            />
          </FormField>
          <FormField
            label={messages.password}
            hint={isNew ? messages.passwordHint : undefined}
            error={errors.password}
          >
            <input
              name="password"
              type="password"
              autoComplete={isNew ? "new-password" : "current-password"}
              required
            />
          </FormField>
          <p class="form-error" role="alert">
            {failure === null || Object.keys(errors).length > 0 ? "" : errorText(messages, codeOf(failure))}
          </p>
          <button type="submit" class="button primary wide" disabled={busy}>
            {isNew ? messages.register : messages.signIn}
          </button>
        </form>
        {!isNew && (
          <div class="sign-in-ways">
            <button
              type="button"
              class="link with-page"
              disabled={busy}
              onClick={() => api.session.askToSignIn()}
            >
              {messages.own.withSignInPage}
            </button>
            <button
              type="button"
              class="link"
              data-deed="forgot"
              disabled={busy}
              onClick={() => setForgotten(email.current?.value ?? "")}
            >
              {messages.own.forgot}
            </button>
          </div>
        )}
        <p class="quiet">
          {isNew ? messages.haveAccount : messages.noAccount}{" "}
          <button type="button" class="link" onClick={switchForm}>
            {isNew ? messages.signIn : messages.register}
          </button>
        </p>
      </section>
      <button
        type="button"
        class="link other-language"
        lang={other}
        onClick={() => {
          keepLanguage(other);
          onLanguage(other);
        }}
      >
        {messages.otherLanguage}
      </button>
    </main>
  );
}
