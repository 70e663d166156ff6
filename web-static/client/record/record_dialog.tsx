/** A record opened: edited, or moved to the trash with a way back. @module */
import { useEffect, useRef, useState } from "hono/jsx/dom";
import { isStale } from "../api/api.ts";
import { codeOf } from "../api/problem.ts";
import type { WireRecord } from "../api/wire.ts";
import { errorText, fieldErrors, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { changeOf } from "./data_fields.ts";
import { useDataFields } from "./use_data_fields.ts";
import { Icon, TypeIcon } from "./icon.tsx";
import { RecordAttachments } from "./record_attachments.tsx";
import { RecordHistory } from "./record_history.tsx";
import { RecordForm } from "./record_form.tsx";

interface Props {
  record: WireRecord;
  /** What it is to become. */
  type?: string | undefined;
  onClose: () => void;
}

export function RecordDialog({ record: first, type, onClose: gone }: Props) {
  const { api, records, show, timezone } = useApp();
  const messages = useMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  const [record, setRecord] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const known = useDataFields();
  const errors = fieldErrors(messages, failure);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  /** Closed before it goes, so that the focus returns to where it was. */
  const onClose = () => {
    dialog.current?.close();
    gone();
  };
  /** Runs a call; where someone else was faster, shows the record as it is now. */
  const attempt = async (call: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await call();
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
      if (!isStale(error)) return;
      const present = await api.record(record.id);
      records.tell(present);
      setRecord(present);
    }
  };
  const save = (event: Event) => {
    event.preventDefault();
    const change = changeOf(new FormData(event.target as HTMLFormElement), record, timezone, known);
    if (Object.keys(change).length === 0) return onClose();
    return attempt(async () => records.tell(await api.change(record.id, change, record.version)));
  };
  const takeBack = (state: WireRecord) =>
    attempt(async () => {
      records.tell(await api.library.restoreVersion(record.id, state.version, record.version));
      show({ text: messages.restored });
    });
  const undo = async () => {
    try {
      records.tell(await api.restore(record.id));
      show({ text: messages.restored });
    } catch (error) {
      show({ text: errorText(messages, codeOf(error)), action: { label: messages.retry, run: undo } });
    }
  };
  const remove = () =>
    attempt(async () => {
      records.tell(await api.remove(record.id, record.version));
      show({ text: messages.deleted, action: { label: messages.undo, run: undo } });
    });

  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-label={messages.editTitle}
      onCancel={(event: Event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event: MouseEvent) => event.target === dialog.current && onClose()}
    >
      <form key={record.version} class="sheet-body" onSubmit={save}>
        <header class="sheet-head">
          <TypeIcon type={record.type} />
          <h2>{messages.editTitle}</h2>
          <button type="button" class="icon-button" aria-label={messages.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <blockquote class="original" title={messages.originalWords}>{record.text}</blockquote>
        <RecordForm record={record} type={type} errors={errors} />
        <RecordAttachments recordId={record.id} />
        {record.version > 1 && <RecordHistory record={record} onRestore={takeBack} />}
        <p class="form-error" role="alert">
          {failure === null
            ? ""
            : isStale(failure)
            ? messages.changedMeanwhile
            : errorText(messages, codeOf(failure))}
        </p>
        <footer class="sheet-foot">
          <button type="button" class="button danger" disabled={busy} onClick={remove}>
            <Icon name="trash" /> {messages.delete}
          </button>
          <button type="button" class="button" onClick={onClose}>{messages.cancel}</button>
          <button type="submit" class="button primary" disabled={busy}>{messages.save}</button>
        </footer>
      </form>
    </dialog>
  );
}
