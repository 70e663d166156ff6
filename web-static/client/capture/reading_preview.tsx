/** What the line being typed will become: a chip a record, and what it may be instead. @module */
import { useState } from "hono/jsx/dom";
import type { RecordChange } from "../api/api.ts";
import type { WireReading } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { describeRecord } from "../record/describe_record.ts";
import { Icon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";
import { CloseReadings, TypeChoices } from "./choices.tsx";
import { toReading, toType, TYPES, withChange } from "./correction.ts";

interface Props {
  readings: readonly WireReading[];
  /** Corrections by the words that were read. */
  chosen: ReadonlyMap<string, RecordChange>;
  /** null: as it was read. */
  onChoose: (reading: WireReading, change: RecordChange | null) => void;
}

export function ReadingPreview({ readings, chosen, onChoose }: Props) {
  const messages = useMessages();
  return (
    <ul class="preview" aria-label={messages.willBecome}>
      {readings.map((reading, i) => (
        <PreviewChip
          key={`${i}-${reading.text}`}
          reading={reading}
          change={chosen.get(reading.text) ?? null}
          onChoose={(change) => onChoose(reading, change)}
        />
      ))}
    </ul>
  );
}

interface ChipProps {
  reading: WireReading;
  change: RecordChange | null;
  onChoose: (change: RecordChange | null) => void;
}

function PreviewChip({ reading, change, onChoose }: ChipProps) {
  const { timezone, profile } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  const present = change === null ? reading : withChange(reading, change);
  const { heading, figure, details } = describeRecord(present, messages, locale);
  const words = [
    heading,
    figure,
    ...details,
    present.type === "note" ? null : formatMoment(present, timezone, messages, locale),
  ].filter(Boolean).join(" · ");
  /** From what was read, not from what was chosen before: a correction is about the reading. */
  const choose = (next: RecordChange | null) => {
    setIsOpen(false);
    onChoose(next);
  };
  const toOther = (type: string) => toType(type, reading, reading, profile.currency);
  const others = change === null ? reading.alternatives : [...reading.alternatives, reading];
  return (
    <li class="preview-reading" data-reading={present.type}>
      <button
        type="button"
        class={`chip tint-${present.type}`}
        title={messages.notRight}
        aria-expanded={isOpen ? "true" : "false"}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={present.type} />
        <b>{messages.types[present.type] ?? present.type}</b>
        <span>{words}</span>
      </button>
      <CloseReadings
        alternatives={others}
        present={present}
        busy={false}
        onChoose={(close) => choose(close === reading ? null : toReading(close, reading))}
      />
      {isOpen && (
        <TypeChoices
          types={TYPES.filter((type) => type === present.type || toOther(type) !== null)}
          type={present.type}
          busy={false}
          onType={(type) => choose(type === reading.type ? null : toOther(type))}
        />
      )}
    </li>
  );
}
