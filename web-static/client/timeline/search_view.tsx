/** What a search found, best first, with the words marked. @module */
import { useLayoutEffect, useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { isAbort } from "../api/api.ts";
import { codeOf } from "../api/problem.ts";
import type { WireHit, WireRecord } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { RecordCard } from "../record/record_card.tsx";
import { useApp, useRecordNews } from "../shell/app_context.ts";
import { Placeholder } from "../shell/placeholder.tsx";
import { useRetryOnline } from "../shell/use_retry_online.ts";
import { splitHighlight } from "./split_highlight.ts";

const PAUSE_MS = 150;

export function SearchView({ words }: { words: string }) {
  const { api, timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const [hits, setHits] = useState<WireHit[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const query = words.trim();

  // Not useEffect: hono's waits for the next frame, and never cleans up what changed twice before it.
  useLayoutEffect(() => {
    setFailure(null);
    if (query === "") {
      setHits(null);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        setHits(await api.search(query, undefined, stop.signal));
      } catch (error) {
        if (!isAbort(error)) setFailure(codeOf(error));
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, attempt]);

  useRecordNews((record: WireRecord) => {
    // Something new or restored may belong here: only a search can tell.
    if (record.deletedAt === null) setAttempt((count) => count + 1);
    setHits((hits) =>
      hits && hits.filter((hit) => hit.record.id !== record.id || record.deletedAt === null)
        .map((hit) => hit.record.id === record.id ? { ...hit, record } : hit)
    );
  });

  const retry = () => setAttempt((count) => count + 1);
  useRetryOnline(failure !== null, retry);

  const status = query === ""
    ? messages.searchIntro
    : hits === null
    ? messages.loading
    : hits.length === 0
    ? messages.searchNone(query)
    : messages.searchCount(hits.length);
  return (
    <section class="view search-view" data-hits={hits?.length}>
      {failure === null && query !== "" && hits === null && <Placeholder rows={4} />}
      {failure === null
        ? (
          <p class="quiet view-status" role="status" hidden={query !== "" && hits === null}>
            {status}
            {query !== "" && hits?.length === 0 && <span class="search-hint">{messages.searchHint}</span>}
          </p>
        )
        : <LoadState loaded={{ failure, reload: retry }} />}
      <div class="cards">
        {(hits ?? []).map(({ record, highlight }) => (
          <RecordCard
            key={record.id}
            record={record}
            when={formatMoment(record, timezone, messages, locale)}
            heading={<Highlight html={highlight} />}
          />
        ))}
      </div>
    </section>
  );
}

function Highlight({ html }: { html: string }) {
  return (
    <span>
      {splitHighlight(html).map(({ text, marked }, i) =>
        marked ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>
      )}
    </span>
  );
}
