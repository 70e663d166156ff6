/** A day, a week or a month told: its figures, a model's words about them, and the report they come from. @module */
import { useContext, useState } from "hono/jsx/dom";
import { LanguageContext, useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { addPeriods, boundsOf, firstDay, firstDayOf, type Period, periodName, PERIODS } from "./period.ts";
import { MadeSummaries } from "./made_summaries.tsx";
import { SchedulePanel } from "./schedule_panel.tsx";
import { SummaryReport } from "./summary_report.tsx";

interface Shown {
  period: Period;
  first: string;
}

export function SummaryView() {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const language = useContext(LanguageContext);
  const words = messages.summary;
  const [{ period, first }, setShown] = useState<Shown>(() => ({
    period: "week",
    first: firstDay("week", Date.now(), timezone),
  }));
  const present = firstDay(period, Date.now(), timezone);
  const { from, to } = boundsOf(period, first, timezone);
  const go = (count: number) => setShown({ period, first: addPeriods(period, first, count) });
  const choose = (next: Period) => {
    // Of the present period its present part, of an earlier one its first.
    const day = first === present ? firstDay("day", Date.now(), timezone) : first;
    setShown({ period: next, first: firstDayOf(next, day) });
  };
  return (
    <section class="view library-view summary-view" data-period={period} data-first={first}>
      <header class="library-head">
        <h1>{words.title}</h1>
        <div class="segments" role="group" aria-label={words.title}>
          {PERIODS.map((name) => (
            <button
              key={name}
              type="button"
              data-period-choice={name}
              aria-pressed={name === period ? "true" : "false"}
              onClick={() => choose(name)}
            >
              {words.periods[name]}
            </button>
          ))}
        </div>
      </header>
      <div class="period-line">
        <button
          type="button"
          class="icon-button"
          data-deed="earlier"
          aria-label={words.earlier}
          onClick={() => go(-1)}
        >
          ←
        </button>
        <p aria-live="polite">{periodName(period, first, locale)}</p>
        <button
          type="button"
          class="icon-button"
          data-deed="later"
          aria-label={words.later}
          disabled={first >= present}
          onClick={() => go(1)}
        >
          →
        </button>
      </div>
      <SummaryReport from={from} to={to} language={language} />
      <div class="panels summary-panels">
        <MadeSummaries />
        <SchedulePanel />
      </div>
    </section>
  );
}
