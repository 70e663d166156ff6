/** A text that is meant to be copied. @module */
import { useRef } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "./app_context.ts";

export function CopyField({ label, value }: { label: string; value: string }) {
  const { show } = useApp();
  const messages = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    show({ text: messages.own.copied });
  };
  return (
    <label class="field copy-field">
      <span class="field-label">{label}</span>
      <span class="copy-row">
        <input
          ref={input}
          type="text"
          readOnly
          value={value}
          spellCheck={false}
          onFocus={() => input.current?.select()}
        />
        {navigator.clipboard && (
          <button type="button" class="button" onClick={copy}>{messages.own.copy}</button>
        )}
      </span>
    </label>
  );
}
