/** A month in sums: what was spent and earned, day by day and by category. @module */
import { useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { useLoaded } from "../account/use_loaded.ts";
import { formatMoney } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { DayChart } from "./day_chart.tsx";
import { addMonths, boundsOf, daysOf, monthOf } from "./month.ts";

export function MonthView() {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.library;
  const [month, setMonth] = useState(monthOf(Date.now(), timezone));
  const name = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" })
    .format(new Date(`${month}-01T00:00Z`));
  return (
    <section class="view library-view month-view" data-month={month}>
      <header class="library-head">
        <h1>{name}</h1>
        <div class="row-buttons">
          <button
            type="button"
            class="button"
            aria-label={words.previousMonth}
            onClick={() => setMonth(addMonths(month, -1))}
          >
            ←
          </button>
          <button
            type="button"
            class="button"
            aria-label={words.nextMonth}
            onClick={() => setMonth(addMonths(month, 1))}
          >
            →
          </button>
        </div>
      </header>
      <MonthSums key={month} month={month} />
    </section>
  );
}

function MonthSums({ month }: { month: string }) {
  const { api, profile, timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.library;
  const { currency } = profile;
  const loaded = useLoaded(async () => {
    const bounds = { ...boundsOf(month, timezone), currency };
    const [days, categories, income] = await Promise.all([
      api.library.sum({ ...bounds, type: "expense", groupBy: "day" }),
      api.library.sum({ ...bounds, type: "expense", groupBy: "category" }),
      api.library.sum({ ...bounds, type: "income", groupBy: "category" }),
    ]);
    return { days, categories, income };
  });
  if (loaded.value === null) return <LoadState loaded={loaded} />;
  const { days, categories, income } = loaded.value;
  if (days.count === 0 && income.count === 0) return <p class="empty quiet">{words.noMoney}</p>;
  const money = (value: number | null) => formatMoney(value ?? 0, currency, locale);
  const byDay = new Map((days.groups ?? []).map(({ key, value }) => [key, value ?? 0]));
  const values = daysOf(month).map((day) => byDay.get(day) ?? 0);
  const groups = [...categories.groups ?? []].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return (
    <div>
      <dl class="counts">
        <div>
          <dd data-sum="expense">{money(days.value)}</dd>
          <dt>{words.spent}</dt>
        </div>
        <div>
          <dd data-sum="income">{money(income.value)}</dd>
          <dt>{words.earned}</dt>
        </div>
      </dl>
      <section class="panel wide-panel">
        <h2>{words.byDay}</h2>
        <DayChart
          label={words.byDay}
          values={values}
          labels={values.map((value, i) => `${i + 1}: ${money(value)}`)}
        />
      </section>
      {groups.length > 0 && (
        <section class="panel wide-panel">
          <h2>{words.byCategory}</h2>
          <dl class="groups">
            {groups.map(({ key, value }) => (
              <div key={key} data-category={key}>
                <dt>{messages.categories[key] ?? key}</dt>
                <dd>
                  <progress max={groups[0]!.value ?? 1} value={value ?? 0} aria-hidden="true" />
                  {money(value)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
