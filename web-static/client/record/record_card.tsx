/** A record as one line of a list: what it is, its number, when, and what else is known. @module */
import type { Child } from "hono/jsx";
import type { WireRecord } from "../api/wire.ts";
import { formatTime } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { describeRecord } from "./describe_record.ts";
import { TypeIcon } from "./icon.tsx";
import { TodoBox } from "./todo_box.tsx";

interface Props {
  record: WireRecord;
  /** Said instead of the clock time, where the day is not clear from the place. */
  when?: string;
  /** Shown instead of the heading, e.g. with what was found marked. */
  heading?: Child;
}

export function RecordCard({ record, when, heading }: Props) {
  const { timezone, openRecord } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const described = describeRecord(record, messages, locale);
  const isDone = record.type === "todo" && record.data.done === true;
  const time = when ??
    (record.data.allDay === true ? messages.allDay : formatTime(record.occurredAt, timezone, locale));

  return (
    <article class={isDone ? "card is-done" : "card"} data-id={record.id} data-type={record.type}>
      {record.type === "todo" ? <TodoBox record={record} /> : <TypeIcon type={record.type} />}
      <button type="button" class="card-open" onClick={() => openRecord(record)}>
        <span class="card-main">
          <span class="card-heading">{heading ?? described.heading}</span>
          <span class="card-meta">
            <span class="card-type">{messages.types[record.type] ?? record.type}</span>
            <time dateTime={record.occurredAt}>{time}</time>
            {described.details.map((detail) => <span key={detail}>{detail}</span>)}
            {record.tags.map((tag) => <span key={`#${tag}`} class="tag">#{tag}</span>)}
          </span>
        </span>
        {described.figure !== null && <span class="card-figure">{described.figure}</span>}
      </button>
    </article>
  );
}
