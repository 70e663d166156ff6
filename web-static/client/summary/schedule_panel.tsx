/** Which summaries are made without asking, and at what time of day. @module */
import { LoadState } from "../account/load_state.tsx";
import { Panel } from "../account/panel.tsx";
import { useAttempt } from "../account/use_attempt.ts";
import { useLoaded } from "../account/use_loaded.ts";
import { isStale } from "../api/api.ts";
import type { ScheduleWishes } from "../api/summaries_api.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";

const PERIODS = ["daily", "weekly", "monthly"] as const;

export function SchedulePanel() {
  const { api, timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.summary;
  const schedule = useLoaded(() => api.summaries.schedule());
  const attempt = useAttempt();
  if (schedule.value === null) {
    return (
      <Panel name="schedule" title={words.schedule}>
        <LoadState loaded={schedule} rows={1} />
      </Panel>
    );
  }
  const { daily, weekly, monthly, at, nextDueAt, version } = schedule.value;
  const change = (wishes: Partial<ScheduleWishes>) =>
    attempt.run(async () => {
      try {
        schedule.set(await api.summaries.setSchedule({ daily, weekly, monthly, at, ...wishes }, version));
      } catch (error) {
        if (isStale(error)) schedule.reload();
        throw error;
      }
    });
  return (
    <Panel name="schedule" title={words.schedule} hint={words.scheduleHint}>
      <div class="schedule" aria-busy={attempt.busy ? "true" : "false"}>
        {PERIODS.map((period) => (
          <label key={period} class="keep-switch">
            <input
              name={period}
              type="checkbox"
              role="switch"
              checked={schedule.value![period]}
              disabled={attempt.busy}
              onChange={(event: Event) => change({ [period]: (event.target as HTMLInputElement).checked })}
            />
            <span>{words.scheduled[period]}</span>
          </label>
        ))}
        <label class="schedule-time">
          <span>{words.at}</span>
          <input
            name="at"
            type="time"
            required
            value={at}
            disabled={attempt.busy}
            onChange={(event: Event) => {
              const { value } = event.target as HTMLInputElement;
              if (value !== "") change({ at: value });
            }}
          />
        </label>
      </div>
      <p class="quiet" role="status" data-next={nextDueAt ?? ""}>
        {nextDueAt === null ? "" : words.next(
          formatMoment({ type: "", data: {}, occurredAt: nextDueAt }, timezone, messages, locale),
        )}
      </p>
      <p class="form-error" role="alert">{attempt.failure || (attempt.errors.at ?? "")}</p>
    </Panel>
  );
}
