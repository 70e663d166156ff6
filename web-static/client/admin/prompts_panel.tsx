/** The texts that models are given: read, tried, replaced, and taken back. @module */
import { useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { Panel } from "../account/panel.tsx";
import { useLoaded } from "../account/use_loaded.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { PromptEditor } from "./prompt_editor.tsx";

export function PromptsPanel() {
  const { api, show } = useApp();
  const messages = useMessages();
  const words = messages.admin;
  const prompts = useLoaded(() => api.admin.prompts());
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Panel name="prompts" title={words.prompts} hint={words.promptsHint}>
      {prompts.value === null ? <LoadState loaded={prompts} rows={5} /> : (
        <ul class="rows">
          {prompts.value.map((prompt) => {
            const { name, label, overridden } = prompt;
            const isOpen = opened === name;
            return (
              <li
                key={name}
                class="prompt-row"
                data-prompt={name}
                data-overridden={overridden ? "yes" : "no"}
              >
                <div class="row-main">
                  <strong>{words.promptNames[name] ?? name}</strong>
                  <span class="quiet">
                    {words.promptVersion(label)}
                    {overridden && <span class="badge">{words.promptChanged}</span>}
                  </span>
                </div>
                <button
                  type="button"
                  class="button"
                  data-deed="open-prompt"
                  aria-expanded={isOpen ? "true" : "false"}
                  onClick={() => setOpened(isOpen ? null : name)}
                >
                  {isOpen ? messages.close : words.change}
                </button>
                {isOpen && (
                  <PromptEditor
                    prompt={prompt}
                    onReplaced={() => {
                      setOpened(null);
                      prompts.reload();
                      show({ text: messages.saved });
                    }}
                    onStale={prompts.reload}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
