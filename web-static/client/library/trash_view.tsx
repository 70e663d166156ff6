/** What was deleted, and the way back. @module */
import { useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { useAttempt } from "../account/use_attempt.ts";
import type { WireRecord } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { describeRecord } from "../record/describe_record.ts";
import { Icon, TypeIcon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";
import { usePages } from "../shell/use_pages.ts";

export function TrashView() {
  const { api, records, show, timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.library;
  const trash = usePages("", (cursor, signal) => api.library.trash(cursor, signal));
  const attempt = useAttempt();
  const [isSure, setIsSure] = useState(false);
  /** The one that is removed for good if its button is pressed again. */
  const [sureOf, setSureOf] = useState<string | null>(null);

  const restore = (id: string) =>
    attempt.run(async () => {
      records.tell(await api.restore(id));
      show({ text: messages.restored });
      trash.reload();
    });
  const purge = (id: string) =>
    attempt.run(async () => {
      await api.library.purge(id);
      setSureOf(null);
      show({ text: words.purged(1) });
      trash.reload();
    });
  const empty = () =>
    attempt.run(async () => {
      const { purged } = await api.library.emptyTrash();
      setIsSure(false);
      show({ text: words.purged(purged) });
      trash.reload();
    });
  const deletedAt = ({ deletedAt, updatedAt }: WireRecord) =>
    formatMoment({ type: "", data: {}, occurredAt: deletedAt ?? updatedAt }, timezone, messages, locale);

  return (
    <section class="view library-view trash-view">
      <header class="library-head">
        <h1>{words.places.trash}</h1>
        {(trash.rows?.length ?? 0) > 0 && (
          <button
            type="button"
            class={isSure ? "button danger-fill" : "button danger"}
            data-deed="empty"
            disabled={attempt.busy}
            onClick={() => isSure ? empty() : setIsSure(true)}
          >
            {isSure ? words.emptySure : words.emptyTrash}
          </button>
        )}
      </header>
      <p class="quiet">{words.trashHint}</p>
      <p class="form-error" role="alert">{attempt.failure}</p>
      {trash.rows === null ? <LoadState loaded={trash} rows={4} /> : (
        <div class="cards">
          {trash.rows.map((record) => {
            const { heading, figure } = describeRecord(record, messages, locale);
            return (
              <article key={record.id} class="card" data-id={record.id}>
                <TypeIcon type={record.type} />
                <div class="card-open">
                  <span class="card-main">
                    <span class="card-heading">{heading}</span>
                    <span class="card-meta">{words.deletedAt(deletedAt(record))}</span>
                  </span>
                  {figure !== null && <span class="card-figure">{figure}</span>}
                </div>
                {record.id !== sureOf && (
                  <button
                    key="restore"
                    type="button"
                    class="button"
                    disabled={attempt.busy}
                    onClick={() => restore(record.id)}
                  >
                    {words.restore}
                  </button>
                )}
                <button
                  key="purge"
                  type="button"
                  class={record.id === sureOf ? "button danger-fill" : "icon-button"}
                  data-deed="purge"
                  onBlur={() => setSureOf(null)}
                  aria-label={record.id === sureOf ? undefined : words.purge(heading)}
                  disabled={attempt.busy}
                  onClick={() => record.id === sureOf ? purge(record.id) : setSureOf(record.id)}
                >
                  {record.id === sureOf ? words.removeSure : <Icon name="trash" />}
                </button>
              </article>
            );
          })}
        </div>
      )}
      {trash.rows?.length === 0 && <p class="empty quiet">{words.trashEmpty}</p>}
      {trash.hasMore && <button type="button" class="button" onClick={trash.more}>{messages.showMore}
      </button>}
    </section>
  );
}
