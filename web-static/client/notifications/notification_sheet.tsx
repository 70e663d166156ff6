/** What fell due: opened, done, or taken note of, one or all. @module */
import { useEffect, useRef } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { codeOf } from "../api/problem.ts";
import type { WireNotification } from "../api/notifications_api.ts";
import { formatMoment } from "../i18n/format.ts";
import { errorText, useLocale, useMessages } from "../i18n/language.ts";
import { describeRecord } from "../record/describe_record.ts";
import { Icon, TypeIcon } from "../record/icon.tsx";
import { TodoBox } from "../record/todo_box.tsx";
import { useApp } from "../shell/app_context.ts";
import type { Notifications } from "./use_notifications.ts";

export function NotificationSheet(
  { notifications, onClose: gone }: { notifications: Notifications; onClose: () => void },
) {
  const { show, openRecord } = useApp();
  const messages = useMessages();
  const words = messages.notifications;
  const dialog = useRef<HTMLDialogElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const { unread } = notifications;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  /** Closed before it goes, so that the focus returns to where it was. */
  const onClose = () => {
    dialog.current?.close();
    gone();
  };
  const acknowledge = async (ids: string[]) => {
    // The button that was pressed goes with its line: the focus must not go with it.
    head.current?.focus();
    try {
      await notifications.acknowledge(ids);
    } catch (error) {
      show({ text: errorText(messages, codeOf(error)) });
    }
  };
  const open = (notification: WireNotification) => {
    onClose();
    openRecord(notification.record);
    acknowledge([notification.id]);
  };

  return (
    <dialog
      ref={dialog}
      class="sheet notifications"
      aria-labelledby="notifications-title"
      onCancel={(event: Event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event: MouseEvent) => event.target === dialog.current && onClose()}
    >
      <div class="sheet-body">
        <div class="sheet-head">
          <h2 id="notifications-title" ref={head} tabIndex={-1}>{words.title}</h2>
          {(unread?.length ?? 0) > 1 && (
            <button
              type="button"
              class="button"
              data-deed="acknowledge-all"
              onClick={() => acknowledge(unread!.map(({ id }) => id))}
            >
              {words.acknowledgeAll}
            </button>
          )}
          <button type="button" class="icon-button" aria-label={messages.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {unread === null
          ? <LoadState loaded={notifications} rows={3} />
          : unread.length === 0
          ? (
            <div class="empty">
              <Icon name="bell" />
              <p>{words.none}</p>
              <p class="quiet">{words.noneHint}</p>
            </div>
          )
          : (
            <ul class="cards">
              {unread.map((notification) => (
                <NotificationRow
                  key={notification.id}
                  notification={notification}
                  onOpen={() => open(notification)}
                  onAcknowledge={() => acknowledge([notification.id])}
                />
              ))}
            </ul>
          )}
        <p class="visually-hidden" role="status">{unread === null ? "" : words.bell(unread.length)}</p>
      </div>
    </dialog>
  );
}

interface RowProps {
  notification: WireNotification;
  onOpen: () => void;
  onAcknowledge: () => void;
}

function NotificationRow({ notification: { id, at, record }, onOpen, onAcknowledge }: RowProps) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const { heading, details } = describeRecord(record, messages, locale);
  const when = formatMoment({ ...record, occurredAt: at }, timezone, messages, locale);
  return (
    <li class="card" data-notification={id} data-type={record.type}>
      {record.type === "todo" ? <TodoBox record={record} /> : <TypeIcon type={record.type} />}
      <button type="button" class="card-open" onClick={onOpen}>
        <span class="card-main">
          <span class="card-heading">{heading}</span>
          <span class="card-meta">
            <time dateTime={at}>{when}</time>
            {details.map((detail) => <span key={detail}>{detail}</span>)}
          </span>
        </span>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={messages.notifications.acknowledge(heading)}
        title={messages.notifications.acknowledgeOne}
        data-deed="acknowledge"
        onClick={onAcknowledge}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
