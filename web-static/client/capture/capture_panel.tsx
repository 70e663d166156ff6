/** The capture line with what became of the last one and what still waits. @module */
import { useState } from "hono/jsx/dom";
import type { WireReading, WireRecord } from "../api/wire.ts";
import { useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { useRecordNews, withNews } from "../shell/app_context.ts";
import { CaptureBox } from "./capture_box.tsx";
import { KeptRecord } from "./kept_record.tsx";
import type { Capturing, Kept } from "./use_capture.ts";
import { useReadAgain } from "./use_read_again.ts";
import { WaitingLines } from "./waiting_lines.tsx";

export function CapturePanel({ capturing }: { capturing: Capturing }) {
  return (
    <section class="capture-panel">
      <CaptureBox onKeep={capturing.keep} />
      <WaitingLines capturing={capturing} />
      {capturing.last && (
        <JustKept
          key={capturing.last.capture.id}
          kept={capturing.last}
          onClose={capturing.forgetLast}
        />
      )}
    </section>
  );
}

function JustKept({ kept, onClose }: { kept: Kept; onClose: () => void }) {
  const messages = useMessages();
  const first = kept.records;
  const readings = useReadAgain(kept);
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
        <h2>
          <Icon name="check" />
          <span role="status">{messages.captured(records.length)}</span>
        </h2>
        <button type="button" class="icon-button small" aria-label={messages.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="cards">
        {records.map((record) => (
          <KeptRecord
            key={record.id}
            record={record}
            reading={readings === null ? undefined : readingOf(record, readings)}
          />
        ))}
      </div>
    </div>
  );
}

/** How a record was read; where that cannot be known, no more than what it holds. */
function readingOf(record: WireRecord, readings: readonly WireReading[]): WireReading {
  return readings.find(({ span }) => span.start === record.span?.start) ?? {
    ...record,
    span: record.span ?? { start: 0, end: record.text.length },
    confidence: record.confidence ?? 0,
    values: [],
    alternatives: [],
  };
}
