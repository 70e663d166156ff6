/** A file of another program: chosen, seen as the records it becomes, and taken in. @module */
import { useRef, useState } from "hono/jsx/dom";
import { useAttempt } from "../account/use_attempt.ts";
import type { ImportRowStatus, WireImportPreview } from "../api/import_api.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { ImportMapping } from "./import_mapping.tsx";
import { ImportRows } from "./import_rows.tsx";

const STATUSES = ["new", "duplicate", "left out"] as const;

export function ImportView({ onTimeline }: { onTimeline: () => void }) {
  const { api, records, show } = useApp();
  const words = useMessages().import;
  const attempt = useAttempt();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<WireImportPreview | null>(null);
  const [status, setStatus] = useState<ImportRowStatus>("new");
  const [isKept, setIsKept] = useState(false);
  const [isOver, setIsOver] = useState(false);
  /** Of this file read in this way: pressed again after a lost answer, it is still one import. */
  const key = useRef("");

  const look = (
    chosen: File,
    mapping: Record<string, string> | null,
    wanted: ImportRowStatus | null,
  ) =>
    attempt.run(async () => {
      let seen = await api.imports.preview(chosen, mapping, wanted ?? "new");
      const { counts } = seen;
      // What there is most to say of is shown first.
      const shown = wanted ?? (counts.new > 0 ? "new" : counts.leftOut > 0 ? "left out" : "duplicate");
      if (shown !== (wanted ?? "new")) seen = await api.imports.preview(chosen, mapping, shown);
      key.current = crypto.randomUUID();
      setStatus(shown);
      setPreview(seen);
    });
  const choose = (chosen: File | undefined) => {
    if (!chosen || attempt.busy) return;
    setFile(chosen);
    setPreview(null);
    setIsKept(false);
    return look(chosen, null, null);
  };
  const keep = () =>
    attempt.run(async () => {
      const report = await api.imports.import(file!, preview!.mapping, key.current!);
      show({ text: words.kept(report.counts.new) });
      records.reload();
      setIsKept(true);
    });
  const counts = preview?.counts;
  const countOf = { new: counts?.new, duplicate: counts?.duplicates, "left out": counts?.leftOut };

  return (
    <section class="view library-view import-view" aria-busy={attempt.busy ? "true" : "false"}>
      <h1>{words.title}</h1>
      <p class="quiet">{words.hint}</p>
      <label
        class={isOver ? "drop-zone is-over" : "drop-zone"}
        onDragOver={(event: DragEvent) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event: DragEvent) => {
          event.preventDefault();
          setIsOver(false);
          choose(event.dataTransfer?.files[0]);
        }}
      >
        <input
          name="file"
          type="file"
          class="visually-hidden"
          disabled={attempt.busy}
          accept=".csv,.tsv,.txt,.xlsx,.zip,.html,.htm,.json,.md"
          onChange={(event: Event) => {
            const input = event.target as HTMLInputElement;
            choose(input.files?.[0]);
            // The same file may be chosen again once it was changed.
            input.value = "";
          }}
        />
        <span class="button primary">{file ? words.other : words.choose}</span>
        <span class="quiet">{file ? file.name : words.drop}</span>
      </label>
      {attempt.busy && <p class="quiet" role="status">{words.reading}</p>}
      <p class="form-error" role="alert">{attempt.failure || Object.values(attempt.errors)[0] || ""}</p>
      {preview && counts && (
        <div class="import-preview">
          <h2 data-format={preview.format}>{words.formats[preview.format] ?? preview.format}</h2>
          {preview.columns && preview.mapping && !isKept && (
            <ImportMapping
              columns={preview.columns}
              mapping={preview.mapping}
              disabled={attempt.busy}
              onMapping={(mapping) => look(file!, mapping, null)}
            />
          )}
          <div class="chips" role="group" aria-label={words.title}>
            {STATUSES.map((each) => (
              <button
                key={each}
                type="button"
                class="filter"
                data-status={each}
                aria-pressed={each === status ? "true" : "false"}
                disabled={attempt.busy}
                onClick={() => look(file!, preview.mapping, each)}
              >
                {words.statuses[each]} <b>{countOf[each]}</b>
              </button>
            ))}
          </div>
          <ImportRows rows={preview.rows} leftOut={preview.leftOut} count={countOf[status] ?? 0} />
          <div class="import-foot">
            {isKept
              ? <button type="button" class="button primary" onClick={onTimeline}>{words.toTimeline}</button>
              : counts.new === 0
              ? <p class="quiet">{words.nothingNew}</p>
              : (
                <button
                  type="button"
                  class="button primary"
                  data-deed="keep"
                  disabled={attempt.busy}
                  onClick={keep}
                >
                  {words.keep(counts.new)}
                </button>
              )}
          </div>
        </div>
      )}
    </section>
  );
}
