/** The first rows of a file, as the records they become or with why they become none. @module */
import type { WireImportReport, WireImportRow } from "../api/import_api.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { describeRecord } from "../record/describe_record.ts";
import { TypeIcon } from "../record/icon.tsx";

interface Props {
  rows: WireImportRow[];
  leftOut: WireImportReport["leftOut"];
  /** Of all rows of this kind. */
  count: number;
}

export function ImportRows({ rows, leftOut, count }: Props) {
  const words = useMessages().import;
  if (rows.length === 0) return <p class="empty quiet">{words.nothing}</p>;
  return (
    <div>
      <div class="cards">
        {rows.map((row) =>
          row.record
            ? <RecordToBe key={`${row.file} ${row.row}`} row={row} record={row.record} />
            : <LeftOut key={`${row.file} ${row.row}`} row={row} leftOut={leftOut} />
        )}
      </div>
      {count > rows.length && <p class="quiet">{words.more(count - rows.length)}</p>}
    </div>
  );
}

function RecordToBe({ row, record }: { row: WireImportRow; record: NonNullable<WireImportRow["record"]> }) {
  const messages = useMessages();
  const locale = useLocale();
  const { heading, figure, details } = describeRecord(record, messages, locale);
  const when = record.occurredAt === null ? "" : formatMoment(
    { type: "", data: {}, occurredAt: record.occurredAt },
    record.timezone,
    messages,
    locale,
  );
  return (
    <article class="card import-row" data-row={row.row} data-type={record.type}>
      <TypeIcon type={record.type} />
      <span class="card-open">
        <span class="card-main">
          <span class="card-heading">{heading}</span>
          <span class="card-meta">
            <span class="card-type">{messages.types[record.type] ?? record.type}</span>
            {[when, ...details].filter(Boolean).map((detail) => <span key={detail}>{detail}</span>)}
            {record.tags.map((tag) => <span key={`#${tag}`} class="tag">#{tag}</span>)}
          </span>
        </span>
        {figure && <span class="card-figure">{figure}</span>}
      </span>
    </article>
  );
}

function LeftOut({ row, leftOut }: { row: WireImportRow; leftOut: Props["leftOut"] }) {
  const words = useMessages().import;
  const found = leftOut.find((each) => each.row === row.row && each.file === row.file);
  const reason = words.reasons[found?.reason ?? "invalid"];
  return (
    <article class="card import-row" data-row={row.row}>
      <span class="card-open">
        <span class="card-main">
          <span class="card-heading">{words.row(row.row)}{row.file ? ` · ${row.file}` : ""}</span>
          <span class="card-meta">
            {[reason, row.message].filter(Boolean).map((said) => <span key={said}>{said}</span>)}
          </span>
        </span>
      </span>
    </article>
  );
}
