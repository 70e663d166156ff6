/** One account: role, limits, disabled or not. @module */
import { useState } from "hono/jsx/dom";
import { useAttempt } from "../account/use_attempt.ts";
import { isStale } from "../api/api.ts";
import type { UserChange } from "../api/admin_api.ts";
import type { WireManagedUser } from "../api/wire.ts";
import { formatNumber } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { QuotaForm } from "./quota_form.tsx";

interface Props {
  user: WireManagedUser;
  onChanged: (user: WireManagedUser) => void;
  /** Somebody else was faster. */
  onStale: () => void;
}

export function UserRow({ user, onChanged, onStale }: Props) {
  const { api, profile } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.admin;
  const attempt = useAttempt();
  const [isOpen, setIsOpen] = useState(false);
  const { recordsMax, requestsPerMinuteMax } = user.quotas;
  const isDisabled = user.disabledAt !== null;
  const change = (change: UserChange) =>
    attempt.run(async () => {
      try {
        onChanged(await api.admin.changeUser(user.id, change, user.version));
      } catch (error) {
        if (isStale(error)) onStale();
        throw error;
      }
    });
  const limits = [
    recordsMax === null ? "" : words.recordsMax(formatNumber(recordsMax, locale)),
    requestsPerMinuteMax === null ? "" : words.requestsMax(formatNumber(requestsPerMinuteMax, locale)),
  ].filter(Boolean);
  return (
    <li
      data-user={user.email}
      data-role={user.role}
      data-disabled={isDisabled ? "yes" : "no"}
      class="user-row"
    >
      <div class="row-main">
        <strong>{user.displayName}</strong>
        <span class="quiet">{user.email}</span>
        {limits.length > 0 && <span class="quiet" data-limits>{limits.join(" · ")}</span>}
        {isDisabled && <span class="warning">{words.disabled}</span>}
      </div>
      <div class="row-buttons">
        {user.id === profile.id ? <span class="quiet own-row">{words.you}</span> : (
          <select
            class="small-select"
            aria-label={words.role}
            value={user.role}
            disabled={attempt.busy}
            onChange={(event: Event) =>
              change({ role: (event.target as HTMLSelectElement).value as WireManagedUser["role"] })}
          >
            <option value="user">{words.roles.user}</option>
            <option value="administrator">{words.roles.administrator}</option>
          </select>
        )}
        <button
          type="button"
          class="button"
          data-deed="quotas"
          aria-expanded={isOpen ? "true" : "false"}
          onClick={() => setIsOpen(!isOpen)}
        >
          {words.limits}
        </button>
        {user.id !== profile.id && (
          <button
            type="button"
            class={isDisabled ? "button" : "button danger"}
            data-deed="access"
            disabled={attempt.busy}
            onClick={() => change({ disabled: !isDisabled })}
          >
            {isDisabled ? words.enable : words.disable}
          </button>
        )}
      </div>
      {isOpen && <QuotaForm user={user} onChanged={onChanged} onCancel={() => setIsOpen(false)} />}
      <p class="form-error" role="alert">{attempt.failure || Object.values(attempt.errors)[0] || ""}</p>
    </li>
  );
}
