/** An answer's text, whose `[1]` open the records they stand for. @module */
import { useLocale, useMessages } from "../i18n/language.ts";
import { describeRecord } from "../record/describe_record.ts";
import { useApp } from "../shell/app_context.ts";
import type { Source } from "./turn.ts";

export function CitedText({ text, sources }: { text: string; sources: readonly Source[] }) {
  return text.split(/(\[\d{1,3}\])/).map((piece, i) => {
    const source = i % 2 === 1 ? sources.find(({ n }) => `[${n}]` === piece) : undefined;
    return source ? <Cite key={i} source={source} /> : <span key={i}>{piece}</span>;
  });
}

function Cite({ source: { n, record } }: { source: Source }) {
  const { openRecord } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const name = record ? describeRecord(record, messages, locale).heading : messages.chat.sourceGone;
  return (
    <button
      type="button"
      class="cite"
      data-cite={n}
      aria-label={messages.chat.openSource(n, name)}
      title={name}
      disabled={record === null}
      onClick={() => record && openRecord(record)}
    >
      {n}
    </button>
  );
}
