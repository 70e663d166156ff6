/** One day with its records. @module */
import type { WireRecord } from "../api/wire.ts";
import { formatDate, formatDay } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { dayOf } from "../i18n/zoned_time.ts";
import { RecordCard } from "../record/record_card.tsx";
import { useApp } from "../shell/app_context.ts";

export function DayGroup({ day, records }: { day: string; records: WireRecord[] }) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const today = dayOf(Date.now(), timezone);
  const name = formatDay(day, today, messages, locale);
  const date = formatDate(day, today, locale);
  return (
    <section class="day" aria-label={date}>
      <h2 class="day-name">
        {name} {name !== date && <small>{date}</small>}
      </h2>
      <div class="cards">
        {records.map((record) => <RecordCard key={record.id} record={record} />)}
      </div>
    </section>
  );
}
