/** One prompt's text: its variables, a dry run, a new version, and the way back to the file's. @module */
import { useRef, useState } from "hono/jsx/dom";
import { useAttempt } from "../account/use_attempt.ts";
import { isStale } from "../api/api.ts";
import type { WirePrompt } from "../api/wire.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";
import { PromptVersions } from "./prompt_versions.tsx";

interface Props {
  prompt: WirePrompt;
  onReplaced: () => void;
  /** Somebody else was faster. */
  onStale: () => void;
}

export function PromptEditor({ prompt, onReplaced, onStale }: Props) {
  const { api } = useApp();
  const messages = useMessages();
  const words = messages.admin;
  const attempt = useAttempt();
  const area = useRef<HTMLTextAreaElement>(null);
  const [rendered, setRendered] = useState<string | null>(null);
  const [showsVersions, setShowsVersions] = useState(false);
  const text = () => area.current!.value;

  const replace = (text: string | null) =>
    attempt.run(async () => {
      try {
        await api.admin.replacePrompt(prompt, text);
      } catch (error) {
        if (isStale(error)) onStale();
        throw error;
      }
      onReplaced();
    });
  const dryRun = () =>
    attempt.run(async () => {
      setRendered(null);
      setRendered(await api.admin.tryPrompt(prompt.name, text()));
    });
  const insert = (variable: string) => {
    const element = area.current!;
    element.setRangeText(`{{${variable}}}`, element.selectionStart, element.selectionEnd, "end");
    element.focus();
  };

  return (
    <form
      class="inner-form prompt-editor"
      onSubmit={(event: Event) => {
        event.preventDefault();
        return replace(text());
      }}
    >
      <FormField label={words.promptText} error={attempt.errors.text}>
        <textarea ref={area} name="text" rows={14} required spellCheck={false}>{prompt.text}</textarea>
      </FormField>
      {prompt.variables.length > 0 && (
        <div class="variables" role="group" aria-label={words.promptVariables}>
          {prompt.variables.map((variable) => (
            <button
              key={variable}
              type="button"
              class="category-choice"
              onClick={() => insert(variable)}
            >
              <code>{`{{${variable}}}`}</code>
            </button>
          ))}
        </div>
      )}
      {rendered !== null && (
        <figure class="rendered" data-rendered>
          <figcaption class="field-label">{words.promptRendered}</figcaption>
          <pre>{rendered}</pre>
        </figure>
      )}
      {prompt.version > 0 && (
        <details class="history" onToggle={() => setShowsVersions(true)}>
          <summary>{words.promptVersions}</summary>
          {showsVersions && (
            <PromptVersions
              name={prompt.name}
              onTake={(text) => {
                area.current!.value = text;
                area.current!.focus();
              }}
            />
          )}
        </details>
      )}
      <p class="form-error" role="alert">{attempt.failure}</p>
      <div class="row-buttons">
        <button type="submit" class="button primary" disabled={attempt.busy}>{words.promptSave}</button>
        <button type="button" class="button" data-deed="dry-run" disabled={attempt.busy} onClick={dryRun}>
          {words.promptTry}
        </button>
        {prompt.overridden && (
          <button
            type="button"
            class="button danger"
            data-deed="back-to-file"
            disabled={attempt.busy}
            onClick={() => replace(null)}
          >
            {words.promptBack}
          </button>
        )}
      </div>
    </form>
  );
}
