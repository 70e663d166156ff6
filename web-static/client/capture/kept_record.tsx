/** A record that was just kept, how it was read, and what it may be instead. @module */
import { useState } from "hono/jsx/dom";
import { useAttempt } from "../account/use_attempt.ts";
import { isStale, type RecordChange } from "../api/api.ts";
import type { WireReading, WireRecord, WireValue } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { RecordCard } from "../record/record_card.tsx";
import { changeTo } from "../record/state_change.ts";
import { useApp } from "../shell/app_context.ts";
import { CategoryChoices, CloseReadings, difference, TypeChoices } from "./choices.tsx";
import { toReading, toType, TYPES } from "./correction.ts";
import { ReadWords } from "./read_words.tsx";

interface Props {
  record: WireRecord;
  /** Undefined until it is known. */
  reading: WireReading | undefined;
}

export function KeptRecord({ record, reading }: Props) {
  const { api, profile, records, timezone, show, openRecord } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const attempt = useAttempt();
  // A type of the person's own is one to come from, not yet one to go to.
  const types = TYPES.some((name) => name === record.type) ? TYPES : [record.type, ...TYPES];
  const [asksCategory, setAsksCategory] = useState(false);

  const change = async (change: RecordChange, from: WireRecord): Promise<WireRecord> => {
    try {
      const changed = await api.change(from.id, change, from.version);
      records.tell(changed);
      return changed;
    } catch (error) {
      if (isStale(error)) records.tell(await api.record(from.id));
      throw error;
    }
  };
  const correct = (made: RecordChange) =>
    attempt.run(async () => {
      const changed = await change(made, record);
      setAsksCategory(false);
      show({
        text: messages.corrected(difference(changed, record, timezone, messages, locale)),
        action: {
          label: messages.undo,
          run: () => attempt.run(async () => void await change(changeTo(record, changed), changed)),
        },
      });
    });
  const onType = (type: string) => {
    const made = reading && toType(type, record, reading, profile.currency);
    if (made) correct(made);
    else openRecord(record, type);
  };
  const onKind = (kind: WireValue["kind"]) => {
    if (kind === "category" && "category" in record.data) setAsksCategory(!asksCategory);
    else openRecord(record);
  };

  return (
    <div class="kept-record" data-kept-type={record.type}>
      <RecordCard record={record} when={formatMoment(record, timezone, messages, locale)} />
      {reading && (
        <div class="correction" aria-busy={attempt.busy ? "true" : "false"}>
          {reading.values.length > 0 && <ReadWords reading={reading} type={record.type} onKind={onKind} />}
          {asksCategory && (
            <CategoryChoices
              type={record.type}
              category={record.data.category}
              busy={attempt.busy}
              onCategory={(category) => correct({ data: { category } })}
            />
          )}
          <div class="reading-choices">
            <CloseReadings
              alternatives={[...reading.alternatives, reading]}
              present={record}
              busy={attempt.busy}
              onChoose={(close) => correct(toReading(close, record))}
            />
            <TypeChoices types={types} type={record.type} busy={attempt.busy} onType={onType} />
          </div>
          <p class="form-error" role="alert">
            {attempt.failure || Object.values(attempt.errors)[0] || ""}
          </p>
        </div>
      )}
    </div>
  );
}
