/** The capture line with what became of the last one and what still waits. @module */
import { useState } from "hono/jsx/dom";
import type { WireRecord } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { errorText, useLocale, useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { RecordCard } from "../record/record_card.tsx";
import { useApp, useRecordNews, withNews } from "../shell/app_context.ts";
import { CaptureBox } from "./capture_box.tsx";
import type { Capturing } from "./use_capture.ts";

export function CapturePanel({ capturing }: { capturing: Capturing }) {
  return (
    <section class="capture-panel">
      <CaptureBox onKeep={capturing.keep} />
      <Waiting capturing={capturing} />
      {capturing.last && (
        <JustKept
          key={capturing.last.capture.id}
          records={capturing.last.records}
          onClose={capturing.forgetLast}
        />
      )}
    </section>
  );
}

function JustKept({ records: first, onClose }: { records: WireRecord[]; onClose: () => void }) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const [records, setRecords] = useState(first);
  const news = (record: WireRecord) => {
    if (!first.some(({ id }) => id === record.id)) return;
    setRecords((now) =>
      record.deletedAt === null && !now.some(({ id }) => id === record.id)
        ? [...now, record]
        : withNews(now, record)
    );
  };
  useRecordNews(news);
  return (
    <div class="just-kept" data-kept={records.length} hidden={records.length === 0}>
      <header>
        <h2 role="status">
          <Icon name="check" />
          {messages.captured(records.length)}
        </h2>
        <button type="button" class="icon-button small" aria-label={messages.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="cards">
        {records.map((record) => (
          <RecordCard
            key={record.id}
            record={record}
            when={formatMoment(record, timezone, messages, locale)}
          />
        ))}
      </div>
    </div>
  );
}

function Waiting({ capturing: { waiting, drop } }: { capturing: Capturing }) {
  const messages = useMessages();
  return (
    <div class="waiting" role="status" data-waiting={waiting.length}>
      {waiting.map((line) => (
        <div key={line.clientId} class="waiting-line">
          <Icon name="clock" />
          <span class="waiting-text">{line.text}</span>
          <span class="quiet">
            {line.refused === null ? messages.waitingOne : errorText(messages, line.refused)}
          </span>
          {line.refused !== null && (
            <button type="button" class="link" onClick={() => drop(line)}>{messages.delete}</button>
          )}
        </div>
      ))}
    </div>
  );
}
