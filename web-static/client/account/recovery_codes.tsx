/** Recovery codes, shown once. @module */
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";

export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { show } = useApp();
  const messages = useMessages();
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    show({ text: messages.own.copied });
  };
  return (
    <div class="inner-form">
      <p>{messages.own.recoveryHint}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="row-buttons">
        {navigator.clipboard && (
          <button type="button" class="button" onClick={copy}>{messages.own.copyAll}</button>
        )}
        <button type="button" class="button primary" data-deed="kept" onClick={onDone}>
          {messages.own.recoveryKept}
        </button>
      </div>
    </div>
  );
}
