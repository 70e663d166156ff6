/** The accounts of this server: their role, and whether they may come in. @module */
import { useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { Panel } from "../account/panel.tsx";
import { useAttempt } from "../account/use_attempt.ts";
import type { UserChange } from "../api/admin_api.ts";
import type { WireManagedUser } from "../api/wire.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { usePages } from "../shell/use_pages.ts";

export function UsersPanel() {
  const { api, profile } = useApp();
  const messages = useMessages();
  const words = messages.admin;
  const [q, setQ] = useState("");
  const users = usePages(q, (cursor, signal) => api.admin.users(q.trim(), cursor, signal));
  const attempt = useAttempt();
  const change = (user: WireManagedUser, change: UserChange) =>
    attempt.run(async () => users.replace(await api.admin.changeUser(user.id, change, user.version)));
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
      {users.rows === null ? <LoadState loaded={users} /> : (
        <ul class="rows">
          {users.rows.map((user) => (
            <li
              key={`${user.id} ${user.version}`}
              data-user={user.email}
              data-disabled={user.disabledAt === null ? "no" : "yes"}
            >
              <div class="row-main">
                <strong>{user.displayName}</strong>
                <span class="quiet">{user.email}</span>
                {user.disabledAt !== null && <span class="warning">{words.disabled}</span>}
              </div>
              {user.id === profile.id ? <span class="quiet">{words.you}</span> : (
                <div class="row-buttons">
                  <select
                    class="small-select"
                    aria-label={words.role}
                    value={user.role}
                    disabled={attempt.busy}
                    onChange={(event: Event) =>
                      change(user, {
                        role: (event.target as HTMLSelectElement).value as WireManagedUser["role"],
                      })}
                  >
                    <option value="user">{words.roles.user}</option>
                    <option value="administrator">{words.roles.administrator}</option>
                  </select>
                  <button
                    type="button"
                    class={user.disabledAt === null ? "button danger" : "button"}
                    disabled={attempt.busy}
                    onClick={() => change(user, { disabled: user.disabledAt === null })}
                  >
                    {user.disabledAt === null ? words.disable : words.enable}
                  </button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {users.rows?.length === 0 && <p class="quiet">{words.nobody}</p>}
      <p class="form-error" role="alert">{attempt.failure || Object.values(attempt.errors)[0] || ""}</p>
      {users.hasMore && <button type="button" class="button" onClick={users.more}>{messages.showMore}
      </button>}
    </Panel>
  );
}
