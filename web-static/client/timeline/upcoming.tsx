/** What is still to come, the next few first. @module */
import { useState } from "hono/jsx/dom";
import type { WireRecord } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { RecordCard } from "../record/record_card.tsx";
import { useApp } from "../shell/app_context.ts";

const SHOWN = 3;

export function Upcoming({ records }: { records: WireRecord[] }) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section class="day upcoming" hidden={records.length === 0}>
      <h2 class="day-name">
        {messages.upcoming}
        {records.length > SHOWN && (
          <button
            type="button"
            class="link"
            aria-expanded={isOpen ? "true" : "false"}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? messages.showLess : messages.showAll(records.length)}
          </button>
        )}
      </h2>
      <div class="cards">
        {(isOpen ? records : records.slice(0, SHOWN)).map((record) => (
          <RecordCard
            key={record.id}
            record={record}
            when={formatMoment(record, timezone, messages, locale)}
          />
        ))}
      </div>
    </section>
  );
}
