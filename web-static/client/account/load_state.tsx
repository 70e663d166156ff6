/** What stands where something is still being read, or could not be. @module */
import { errorText, useMessages } from "../i18n/language.ts";
import type { Loaded } from "./use_loaded.ts";

export function LoadState({ loaded }: { loaded: Pick<Loaded<unknown>, "failure" | "reload"> }) {
  const messages = useMessages();
  if (loaded.failure === null) return <p class="quiet" aria-busy="true">{messages.loading}</p>;
  return (
    <p class="notice" role="alert">
      {errorText(messages, loaded.failure)}{" "}
      <button type="button" class="link" onClick={loaded.reload}>{messages.retry}</button>
    </p>
  );
}
