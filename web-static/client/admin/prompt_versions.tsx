/** The texts that a prompt had, each of which can be taken up again. @module */
import { LoadState } from "../account/load_state.tsx";
import { useLoaded } from "../account/use_loaded.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";

interface Props {
  name: string;
  /** Puts a text into the editor; it holds once it is saved. */
  onTake: (text: string) => void;
}

export function PromptVersions({ name, onTake }: Props) {
  const { api, timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.admin;
  const versions = useLoaded(() => api.admin.promptVersions(name));
  if (versions.value === null) return <LoadState loaded={versions} />;
  return (
    <ul class="rows">
      {versions.value.map(({ version, text, createdAt }) => (
        <li key={version} data-version={version}>
          <div class="row-main">
            <strong>{words.promptVersion(`+${version}`)}</strong>
            <time class="quiet" dateTime={createdAt}>
              {formatMoment({ type: "", data: {}, occurredAt: createdAt }, timezone, messages, locale)}
            </time>
            <span class="quiet version-text">{text ?? words.promptFileText}</span>
          </div>
          {text !== null && (
            <button
              type="button"
              class="button"
              data-deed="take-version"
              onClick={() => onTake(text)}
            >
              {words.promptTake}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
