/** Administration: the accounts of this server, and what was done to them. @module */
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { AuditPanel } from "./audit_panel.tsx";
import { ClientsPanel } from "./clients_panel.tsx";
import { PromptsPanel } from "./prompts_panel.tsx";
import { UsersPanel } from "./users_panel.tsx";

export const ADMIN_PATH = "/administration";

export function AdminView() {
  const { api, profile } = useApp();
  const messages = useMessages();
  const words = messages.admin;
  return (
    <section class="view settings-view admin-view">
      <h1>{words.title}</h1>
      {profile.role !== "administrator"
        ? <p class="notice" role="alert">{words.notYours}</p>
        : !api.session.isAdmin
        ? (
          <section class="panel">
            <p class="quiet panel-hint">{words.askAgain}</p>
            <button
              type="button"
              class="button primary"
              data-deed="ask-admin"
              onClick={() => api.session.askToSignIn({ admin: true, back: ADMIN_PATH })}
            >
              {words.open}
            </button>
          </section>
        )
        : (
          <div class="panels">
            <UsersPanel />
            <ClientsPanel />
            <PromptsPanel />
            <AuditPanel />
          </div>
        )}
    </section>
  );
}
