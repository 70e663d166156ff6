/** The summaries that were made by schedule: read, and thrown away. @module */
import { useState } from "hono/jsx/dom";
import { Panel } from "../account/panel.tsx";
import { useAttempt } from "../account/use_attempt.ts";
import type { WireFacts, WireSummary } from "../api/wire.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";
import { usePages } from "../shell/use_pages.ts";
import { type Period, periodName } from "./period.ts";
import { SummaryBody } from "./summary_body.tsx";

const PERIOD_OF: Record<WireSummary["period"], Period> = { daily: "day", weekly: "week", monthly: "month" };

export function MadeSummaries() {
  const { api } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.summary;
  const made = usePages("", (cursor, signal) => api.summaries.list(cursor, signal));
  const [opened, setOpened] = useState<string | null>(null);
  const attempt = useAttempt();
  const remove = (id: string) =>
    attempt.run(async () => {
      await api.summaries.remove(id);
      made.reload();
    });
  // Without any there is nothing to say: the schedule above says how to have them.
  if (made.rows === null || made.rows.length === 0) return null;
  return (
    <Panel name="made" title={words.made}>
      <ul class="rows">
        {made.rows.map(({ id, period, startsOn, facts, report, prose, notices }) => {
          const name = periodName(PERIOD_OF[period], startsOn, locale);
          const isOpen = opened === id;
          return (
            <li key={id} class="made-summary" data-made={`${period} ${startsOn}`}>
              <button
                type="button"
                class="earlier-open"
                aria-expanded={isOpen ? "true" : "false"}
                onClick={() => setOpened(isOpen ? null : id)}
              >
                <span>{name}</span>
                <small class="quiet">{words.scheduled[period]}</small>
              </button>
              <button
                type="button"
                class="icon-button small"
                data-deed="remove-summary"
                aria-label={words.remove(name)}
                disabled={attempt.busy}
                onClick={() => remove(id)}
              >
                <Icon name="trash" />
              </button>
              {isOpen && (
                <SummaryBody
                  facts={facts as unknown as WireFacts}
                  report={report}
                  prose={prose ?? ""}
                  notices={notices}
                  state="done"
                />
              )}
            </li>
          );
        })}
      </ul>
      {made.hasMore && <button type="button" class="button" onClick={made.more}>{messages.showMore}</button>}
      <p class="form-error" role="alert">{attempt.failure}</p>
    </Panel>
  );
}
