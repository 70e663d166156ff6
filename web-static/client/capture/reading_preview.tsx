/** What the line being typed will become, a chip a record. @module */
import type { WireReading } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { describeRecord } from "../record/describe_record.ts";
import { Icon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";

export function ReadingPreview({ records }: { records: WireReading[] }) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  return (
    <ul class="preview" aria-label={messages.willBecome}>
      {records.map((reading, i) => {
        const { heading, figure, details } = describeRecord(reading, messages, locale);
        const words = [
          heading,
          figure,
          ...details,
          reading.type === "note" ? null : formatMoment(reading, timezone, messages, locale),
        ];
        return (
          <li key={`${i}-${reading.type}`} class={`chip tint-${reading.type}`}>
            <Icon name={reading.type} />
            <b>{messages.types[reading.type] ?? reading.type}</b>
            <span>{words.filter(Boolean).join(" · ")}</span>
          </li>
        );
      })}
    </ul>
  );
}
