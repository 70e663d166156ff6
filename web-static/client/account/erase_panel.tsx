/** The end of an account, with everything in it: asked twice, and with the address typed out. @module */
import { useState } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";
import { Panel } from "./panel.tsx";
import { ProveForm } from "./prove_form.tsx";

export function ErasePanel({ needsCode }: { needsCode: boolean }) {
  const { api, profile } = useApp();
  const messages = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const words = messages.own;
  return (
    <Panel name="erase" title={words.erase} hint={words.eraseHint}>
      {!isOpen
        ? (
          <button type="button" class="button danger" data-deed="erase" onClick={() => setIsOpen(true)}>
            {words.erase}…
          </button>
        )
        : (
          <ProveForm
            needsCode={needsCode}
            label={words.eraseNow}
            danger
            onCancel={() => setIsOpen(false)}
            onProof={async (proof) => {
              const isTyped = typed.trim().toLowerCase() === profile.email;
              setIsWrong(!isTyped);
              if (!isTyped) return;
              await api.account.erase(proof);
              api.session.forget();
            }}
          >
            <FormField
              label={words.eraseType(profile.email)}
              error={isWrong ? words.eraseMismatch : undefined}
            >
              <input
                name="confirmation"
                type="text"
                autoComplete="off"
                autoCapitalize="none"
                required
                value={typed}
                onInput={(event: Event) => setTyped((event.target as HTMLInputElement).value)}
              />
            </FormField>
          </ProveForm>
        )}
    </Panel>
  );
}
