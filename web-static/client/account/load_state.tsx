/** What stands where something is still being read, or could not be. @module */
import { errorText, useMessages } from "../i18n/language.ts";
import { Placeholder } from "../shell/placeholder.tsx";
import type { Loaded } from "./use_loaded.ts";

interface Props {
  loaded: Pick<Loaded<unknown>, "failure" | "reload">;
  /** About how many lines will be there. */
  rows?: number;
}

export function LoadState({ loaded, rows = 2 }: Props) {
  const messages = useMessages();
  if (loaded.failure === null) return <Placeholder rows={rows} />;
  return (
    <p class="notice" role="alert">
      {errorText(messages, loaded.failure)}{" "}
      <button type="button" class="link" onClick={loaded.reload}>{messages.retry}</button>
    </p>
  );
}
