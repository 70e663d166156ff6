/** The audit log: who did what when, all of it or what was done to one. @module */
import { useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { Panel } from "../account/panel.tsx";
import type { WireAuditEntry } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";
import { usePages } from "../shell/use_pages.ts";

const ID_CHARS = 8;

export function AuditPanel() {
  const { api } = useApp();
  const messages = useMessages();
  const words = messages.admin;
  const [action, setAction] = useState("");
  const [target, setTarget] = useState("");
  const targetId = target.trim();
  const entries = usePages(
    `${action} ${targetId}`,
    (cursor, signal) =>
      api.admin.audit(
        { ...(action === "" ? {} : { action }), ...(targetId === "" ? {} : { targetId }) },
        cursor,
        signal,
      ),
  );
  return (
    <Panel name="audit" title={words.audit} hint={words.auditHint}>
      <div class="audit-filter">
        <select
          class="small-select"
          name="action"
          aria-label={words.auditAction}
          value={action}
          onChange={(event: Event) => setAction((event.target as HTMLSelectElement).value)}
        >
          <option value="">{words.auditAll}</option>
          {Object.entries(words.actions).map(([name, label]) => (
            <option key={name} value={name}>{label}</option>
          ))}
        </select>
        <input
          class="filter-field"
          name="target"
          type="search"
          maxLength={64}
          spellCheck={false}
          value={target}
          aria-label={words.auditTarget}
          placeholder={words.auditTarget}
          onInput={(event: Event) => setTarget((event.target as HTMLInputElement).value)}
        />
      </div>
      {entries.rows === null ? <LoadState loaded={entries} rows={5} /> : (
        <ul class="rows">
          {entries.rows.map((entry) => <AuditLine key={entry.id} entry={entry} onTarget={setTarget} />)}
        </ul>
      )}
      {entries.rows?.length === 0 && <p class="quiet">{words.auditNone}</p>}
      {entries.hasMore && (
        <button type="button" class="button" onClick={entries.more}>{messages.showMore}</button>
      )}
    </Panel>
  );
}

function AuditLine({ entry, onTarget }: { entry: WireAuditEntry; onTarget: (id: string) => void }) {
  const { timezone, profile } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.admin;
  const { action, actorId, targetId, createdAt, detail } = entry;
  const who = (id: string | null) =>
    id === null ? words.nobodySignedIn : id === profile.id ? words.you : id.slice(-ID_CHARS);
  const when = formatMoment({ type: "", data: {}, occurredAt: createdAt }, timezone, messages, locale);
  const facts = Object.entries(detail).map(([name, value]) => `${name}: ${plainly(value)}`).join("; ");
  return (
    <li data-action={action}>
      <div class="row-main">
        <strong>{words.actions[action] ?? action.replaceAll("_", " ")}</strong>
        <span class="quiet">
          <time dateTime={createdAt}>{when}</time>
          {" · "}
          <span title={actorId ?? ""}>{who(actorId)}</span>
          {targetId !== null && targetId !== actorId && <span title={targetId}>{` → ${who(targetId)}`}</span>}
        </span>
        {facts !== "" && <code class="quiet">{facts}</code>}
      </div>
      {targetId !== null && (
        <button
          type="button"
          class="icon-button small"
          aria-label={words.auditOnly(who(targetId))}
          title={words.auditOnly(who(targetId))}
          onClick={() => onTarget(targetId)}
        >
          <Icon name="search" />
        </button>
      )}
    </li>
  );
}

/** A value of the log as a person reads it; what is nested stays as it was written. */
function plainly(value: unknown): string {
  if (typeof value === "string") return value;
  const isList = Array.isArray(value) && value.every((item) => typeof item === "string");
  return isList ? value.join(", ") : JSON.stringify(value);
}
