/** The files of a record: chosen, dropped, pasted or photographed, then saved elsewhere or removed. @module */
import { useEffect, useRef, useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { useAttempt } from "../account/use_attempt.ts";
import { useLoaded } from "../account/use_loaded.ts";
import { isAbort } from "../api/api.ts";
import { ATTACHMENT_BYTES_MAX, type WireAttachment } from "../api/attachments_api.ts";
import { formatBytes } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { Icon } from "./icon.tsx";

interface Sending {
  name: string;
  /** 0 to 1. */
  part: number;
}

export function RecordAttachments({ recordId }: { recordId: string }) {
  const { api } = useApp();
  const words = useMessages().attachments;
  const locale = useLocale();
  const files = useLoaded(() => api.attachments.of(recordId));
  const attempt = useAttempt();
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState("");
  const [isOver, setIsOver] = useState(false);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current!.abort(), []);

  const add = (chosen: readonly File[]) =>
    attempt.run(async () => {
      const fitting = chosen.filter(({ size }) => size > 0 && size <= ATTACHMENT_BYTES_MAX);
      const others = chosen.filter((file) => !fitting.includes(file)).map(({ name, size }) =>
        size === 0 ? words.empty(name) : words.tooLarge(name, formatBytes(ATTACHMENT_BYTES_MAX, locale))
      );
      setRefused(others.join(" "));
      try {
        for (const file of fitting) {
          setSending({ name: file.name, part: 0 });
          await api.attachments.add(file, {
            recordId,
            key: crypto.randomUUID(),
            onProgress: (part) => setSending({ name: file.name, part }),
            signal: stop.current!.signal,
          });
        }
      } catch (error) {
        if (!isAbort(error)) throw error;
      } finally {
        setSending(null);
        // Those before one that failed are there.
        files.reload();
      }
    });
  const addRef = useRef(add);
  addRef.current = add;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = [...event.clipboardData?.files ?? []];
      if (pasted.length === 0) return;
      event.preventDefault();
      addRef.current!(pasted);
    };
    addEventListener("paste", onPaste);
    return () => removeEventListener("paste", onPaste);
  }, []);

  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    add([...input.files ?? []]);
    // The same file may be chosen again.
    input.value = "";
  };
  const save = ({ id, name }: WireAttachment) =>
    attempt.run(async () => {
      const url = URL.createObjectURL(await api.attachments.content(id));
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    });
  const remove = ({ id }: WireAttachment) =>
    attempt.run(async () => {
      await api.attachments.remove(id);
      files.reload();
    });

  return (
    <section
      class={isOver ? "attachments is-over" : "attachments"}
      aria-label={words.title}
      aria-busy={attempt.busy ? "true" : "false"}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(false);
        add([...event.dataTransfer?.files ?? []]);
      }}
    >
      <h3 class="field-label">{words.title}</h3>
      {files.value === null ? <LoadState loaded={files} rows={1} /> : (
        <ul class="rows">
          {files.value.map((file) => (
            <li key={file.id} data-attachment={file.name}>
              <button
                type="button"
                class="link row-main"
                aria-label={words.save(file.name)}
                disabled={attempt.busy}
                onClick={() => save(file)}
              >
                <span class="attachment-name">{file.name}</span>
                <span class="quiet">{file.mediaType.split(";")[0]} · {formatBytes(file.bytes, locale)}</span>
              </button>
              <button
                type="button"
                class="icon-button small"
                aria-label={words.remove(file.name)}
                disabled={attempt.busy}
                onClick={() => remove(file)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {sending && (
        <div class="sending" role="status">
          <span class="quiet">{words.sending(sending.name)}</span>
          <progress max={1} value={sending.part} aria-label={words.sending(sending.name)} />
        </div>
      )}
      <p class="form-error" role="alert">
        {refused || attempt.failure || Object.values(attempt.errors)[0] || ""}
      </p>
      <div class="row-buttons">
        <label class={attempt.busy ? "button file-button is-busy" : "button file-button"}>
          <input type="file" multiple data-deed="attach" disabled={attempt.busy} onChange={choose} />
          {words.add}
        </label>
        <label class="button file-button camera-button">
          <input
            type="file"
            accept="image/*"
            capture="environment"
            disabled={attempt.busy}
            onChange={choose}
          />
          {words.photograph}
        </label>
        <span class="quiet attach-hint">{words.hint}</span>
      </div>
    </section>
  );
}
