/** What opens the account: password, second factor, and where it is open now. @module */
import { useApp } from "../shell/app_context.ts";
import { ApiKeysPanel } from "./api_keys_panel.tsx";
import { DataPanel } from "./data_panel.tsx";
import { EmailPanel } from "./email_panel.tsx";
import { ErasePanel } from "./erase_panel.tsx";
import { LessonsPanel } from "./lessons_panel.tsx";
import { ModelPanel } from "./model_panel.tsx";
import { PasskeysPanel } from "./passkeys_panel.tsx";
import { PasswordPanel } from "./password_panel.tsx";
import { SessionsPanel } from "./sessions_panel.tsx";
import { TotpPanel } from "./totp_panel.tsx";
import { useLoaded } from "./use_loaded.ts";

export function SecurityPanels() {
  const { api } = useApp();
  const factor = useLoaded(() => api.account.factor());
  const sessions = useLoaded(() => api.account.sessions());
  const needsCode = factor.value?.enabled ?? false;
  return (
    <div class="panels">
      <EmailPanel needsCode={needsCode} />
      <PasswordPanel needsCode={needsCode} onChanged={sessions.reload} />
      {factor.value && <TotpPanel factor={factor.value} onChanged={factor.reload} />}
      <PasskeysPanel needsCode={needsCode} />
      <SessionsPanel sessions={sessions} />
      <ApiKeysPanel />
      <ModelPanel />
      <LessonsPanel />
      <DataPanel />
      <ErasePanel needsCode={needsCode} />
    </div>
  );
}
