/** What a link from a mail opens: an address is confirmed, or a new password chosen. @module */
import { useLayoutEffect, useState } from "hono/jsx/dom";
import type { Api } from "../api/api.ts";
import { codeOf, Problem } from "../api/problem.ts";
import { errorText, useMessages } from "../i18n/language.ts";
import { FormField } from "../shell/form_field.tsx";
import { Logo } from "../shell/logo.tsx";
import type { MailLink } from "./mail_link.ts";
import { useAttempt } from "./use_attempt.ts";

interface Props {
  api: Api;
  link: MailLink;
  /** Goes on to the page. */
  onDone: () => void;
}

export function MailLinkPage({ api, link, onDone }: Props) {
  return (
    <main class="sign-in">
      <section class="sign-in-card" data-mail-link={link.kind}>
        <Logo />
        {link.kind === "verify-email"
          ? <Verification api={api} token={link.token} onDone={onDone} />
          : <NewPassword api={api} token={link.token} onDone={onDone} />}
      </section>
    </main>
  );
}

interface LinkProps {
  api: Api;
  token: string;
  onDone: () => void;
}

function Verification({ api, token, onDone }: LinkProps) {
  const messages = useMessages();
  const words = messages.own;
  const [outcome, setOutcome] = useState<"asked" | "verified" | "over" | string>("asked");
  const verify = () => {
    setOutcome("asked");
    api.access.verifyEmail(token).then(
      () => setOutcome("verified"),
      (error) => setOutcome(isOver(error) ? "over" : codeOf(error)),
    );
  };
  useLayoutEffect(verify, []);
  const isFinal = outcome === "verified" || outcome === "over";
  return (
    <div data-outcome={outcome}>
      <h1 role="status">
        {outcome === "asked"
          ? messages.loading
          : outcome === "verified"
          ? words.emailConfirmed
          : outcome === "over"
          ? words.linkOver
          : errorText(messages, outcome)}
      </h1>
      {outcome !== "asked" && (
        <button type="button" class="button primary wide" onClick={isFinal ? onDone : verify}>
          {isFinal ? words.next : messages.retry}
        </button>
      )}
    </div>
  );
}

function NewPassword({ api, token, onDone }: LinkProps) {
  const messages = useMessages();
  const words = messages.own;
  const attempt = useAttempt();
  const [isSet, setIsSet] = useState(false);
  const [isOverdue, setIsOverdue] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const password = String(new FormData(event.target as HTMLFormElement).get("password"));
    return attempt.run(async () => {
      try {
        await api.access.resetPassword(token, password);
      } catch (error) {
        setIsOverdue(isOver(error));
        throw error;
      }
      // Every session has ended, this browser's too.
      if (api.session.isOpen) api.session.forget();
      setIsSet(true);
    });
  };
  if (isSet || isOverdue) {
    return (
      <div data-outcome={isSet ? "set" : "over"}>
        <h1 role="status">{isSet ? words.passwordSet : words.linkOver}</h1>
        <button type="button" class="button primary wide" onClick={onDone}>{messages.signIn}</button>
      </div>
    );
  }
  return (
    <form onSubmit={submit}>
      <h1>{words.choosePassword}</h1>
      <FormField label={words.newPassword} hint={messages.passwordHint} error={attempt.errors.password}>
        <input
          name="password"
          type="password"
          autoComplete="new-password"
          required
          autoFocus
          maxLength={256}
        />
      </FormField>
      <p class="form-error" role="alert">{attempt.failure}</p>
      <button type="submit" class="button primary wide" disabled={attempt.busy}>{messages.save}</button>
    </form>
  );
}

function isOver(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.errors.some(({ path }) => path === "token");
}
