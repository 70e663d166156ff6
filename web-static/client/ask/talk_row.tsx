/** A conversation in the list: opened, renamed in place, forgotten. @module */
import { useState } from "hono/jsx/dom";
import type { WireConversation } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";
import { TitleForm } from "./title_form.tsx";

interface Props {
  talk: WireConversation;
  busy: boolean;
  onOpen: () => void;
  onRename: (title: string) => Promise<void>;
  onForget: () => void;
}

export function TalkRow({ talk: { id, title, retention, updatedAt }, busy, ...props }: Props) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const [isRenamed, setIsRenamed] = useState(false);
  /** Forgotten if the button is pressed again: there is no way back. */
  const [isSure, setIsSure] = useState(false);
  if (isRenamed) {
    return (
      <li data-talk={id}>
        <TitleForm
          title={title}
          busy={busy}
          onCancel={() => setIsRenamed(false)}
          onTitle={async (next) => {
            await props.onRename(next);
            setIsRenamed(false);
          }}
        />
      </li>
    );
  }
  const when = formatMoment({ type: "", data: {}, occurredAt: updatedAt }, timezone, messages, locale);
  return (
    <li data-talk={id} data-retention={retention}>
      <button type="button" class="earlier-open" disabled={busy} onClick={props.onOpen}>
        <span>{title}</span>
        <small class="quiet">
          {retention === "durable" && <span title={messages.chat.durable}>★</span>} {when}
        </small>
      </button>
      {!isSure && (
        <button
          key="rename"
          type="button"
          class="icon-button small"
          data-deed="rename"
          aria-label={messages.chat.rename(title)}
          disabled={busy}
          onClick={() => setIsRenamed(true)}
        >
          <Icon name="edit" />
        </button>
      )}
      <button
        key="forget"
        type="button"
        class={isSure ? "button danger-fill" : "icon-button small"}
        data-deed="forget"
        aria-label={isSure ? undefined : messages.chat.forget(title)}
        disabled={busy}
        onBlur={() => setIsSure(false)}
        onClick={() => isSure ? props.onForget() : setIsSure(true)}
      >
        {isSure ? messages.chat.forgetSure : <Icon name="trash" />}
      </button>
    </li>
  );
}
