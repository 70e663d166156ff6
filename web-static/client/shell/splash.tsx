/** What is seen before the account is known. @module */
import { errorText, useMessages } from "../i18n/language.ts";
import { Logo } from "./logo.tsx";

export function Splash({ failure, onRetry }: { failure: string | null; onRetry: () => void }) {
  const messages = useMessages();
  return (
    <main class="splash">
      <Logo />
      {failure === null ? <p class="quiet">{messages.loading}</p> : (
        <div>
          <p role="alert">{errorText(messages, failure)}</p>
          <button type="button" class="button" onClick={onRetry}>{messages.retry}</button>
        </div>
      )}
    </main>
  );
}
