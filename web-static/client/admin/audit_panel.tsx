/** The audit log: who did what when. @module */
import { LoadState } from "../account/load_state.tsx";
import { Panel } from "../account/panel.tsx";
import type { WireAuditEntry } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { usePages } from "../shell/use_pages.ts";

const ID_CHARS = 8;

export function AuditPanel() {
  const { api } = useApp();
  const messages = useMessages();
  const entries = usePages("", (cursor, signal) => api.admin.audit(cursor, signal));
  return (
    <Panel name="audit" title={messages.admin.audit} hint={messages.admin.auditHint}>
      {entries.rows === null ? <LoadState loaded={entries} /> : (
        <ul class="rows">
          {entries.rows.map((entry) => <AuditLine key={entry.id} entry={entry} />)}
        </ul>
      )}
      {entries.hasMore && (
        <button type="button" class="button" onClick={entries.more}>{messages.showMore}</button>
      )}
    </Panel>
  );
}

function AuditLine({ entry }: { entry: WireAuditEntry }) {
  const { timezone, profile } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const { action, actorId, targetId, createdAt, detail } = entry;
  const who = (id: string | null) =>
    id === null
      ? messages.admin.nobodySignedIn
      : id === profile.id
      ? messages.admin.you
      : id.slice(-ID_CHARS);
  const when = formatMoment({ type: "", data: {}, occurredAt: createdAt }, timezone, messages, locale);
  const facts = Object.entries(detail).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(", ");
  return (
    <li data-action={action}>
      <div class="row-main">
        <strong>{messages.admin.actions[action] ?? action.replaceAll("_", " ")}</strong>
        <span class="quiet">
          <time dateTime={createdAt}>{when}</time>
          {" · "}
          <span title={actorId ?? ""}>{who(actorId)}</span>
          {targetId !== null && targetId !== actorId && <span title={targetId}>{` → ${who(targetId)}`}</span>}
        </span>
        {facts !== "" && <code class="quiet">{facts}</code>}
      </div>
    </li>
  );
}
