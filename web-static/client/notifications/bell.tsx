/** The bell: how many reminders wait, and the sheet that lists them. @module */
import { useState } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { NotificationSheet } from "./notification_sheet.tsx";
import type { Notifications } from "./use_notifications.ts";

const SHOWN_MAX = 99;

export function Bell({ notifications }: { notifications: Notifications }) {
  const words = useMessages().notifications;
  const [isOpen, setIsOpen] = useState(false);
  const count = notifications.unread?.length ?? 0;
  return (
    <>
      <button
        type="button"
        class="icon-button bell"
        aria-haspopup="dialog"
        aria-label={words.bell(count)}
        title={words.title}
        data-deed="bell"
        data-unread={count}
        onClick={() => setIsOpen(true)}
      >
        <Icon name="bell" />
        {count > 0 && (
          <span class="bell-count" aria-hidden="true">{count > SHOWN_MAX ? `${SHOWN_MAX}+` : count}</span>
        )}
      </button>
      {isOpen && <NotificationSheet notifications={notifications} onClose={() => setIsOpen(false)} />}
    </>
  );
}
