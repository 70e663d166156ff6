/** The accounts of this server: their role, their limits, and whether they may come in. @module */
import { useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { Panel } from "../account/panel.tsx";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { usePages } from "../shell/use_pages.ts";
import { UserRow } from "./user_row.tsx";

export function UsersPanel() {
  const { api } = useApp();
  const messages = useMessages();
  const words = messages.admin;
  const [q, setQ] = useState("");
  const users = usePages(q, (cursor, signal) => api.admin.users(q.trim(), cursor, signal));
  return (
    <Panel name="users" title={words.users}>
      <input
        class="filter-field"
        type="search"
        value={q}
        aria-label={words.findUser}
        placeholder={words.findUser}
        onInput={(event: Event) => setQ((event.target as HTMLInputElement).value)}
      />
      {users.rows === null ? <LoadState loaded={users} rows={4} /> : (
        <ul class="rows">
          {users.rows.map((user) => (
            <UserRow
              key={`${user.id} ${user.version}`}
              user={user}
              onChanged={users.replace}
              onStale={users.reload}
            />
          ))}
        </ul>
      )}
      {users.rows?.length === 0 && <p class="quiet">{words.nobody}</p>}
      {users.hasMore && <button type="button" class="button" onClick={users.more}>{messages.showMore}
      </button>}
    </Panel>
  );
}
