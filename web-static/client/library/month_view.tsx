/** A month in sums: what was spent and earned in each currency, day by day and by category. @module */
import { useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { useLoaded } from "../account/use_loaded.ts";
import type { SumQuery } from "../api/library_api.ts";
import { formatMoney } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { DayChart } from "./day_chart.tsx";
import { addMonths, boundsOf, daysOf, monthOf } from "./month.ts";
import { type CurrencySums, sumsByCurrency } from "./month_sums.ts";

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
  const [chosen, setChosen] = useState(profile.currency);
  const loaded = useLoaded(async () => {
    const bounds = boundsOf(month, timezone);
    const groups = async (type: string, groupBy: SumQuery["groupBy"]) =>
      (await api.library.sum({ ...bounds, type, groupBy })).groups ?? [];
    const [spent, earned, days, categories] = await Promise.all([
      groups("expense", "data.currency"),
      groups("income", "data.currency"),
      groups("expense", "day"),
      groups("expense", "category"),
    ]);
    return sumsByCurrency({ spent, earned, days, categories }, profile.currency);
  });
  if (loaded.value === null) return <LoadState loaded={loaded} rows={3} />;
  const all = loaded.value;
  const shown = all.find(({ currency }) => currency === chosen) ?? all[0];
  if (!shown) return <p class="empty quiet">{words.noMoney}</p>;
  return (
    <div>
      <ul class="month-currencies">
        {all.map(({ currency, spent, earned }) => (
          <li key={currency} data-currency={currency}>
            <dl class="counts">
              <div>
                <dd data-sum="expense">{formatMoney(spent, currency, locale)}</dd>
                <dt>{words.spent}</dt>
              </div>
              <div>
                <dd data-sum="income">{formatMoney(earned, currency, locale)}</dd>
                <dt>{words.earned}</dt>
              </div>
            </dl>
          </li>
        ))}
      </ul>
      {all.length > 1 && (
        <div class="chips" role="group" aria-label={messages.currency}>
          {all.map(({ currency }) => (
            <button
              key={currency}
              type="button"
              class="filter"
              aria-pressed={currency === shown.currency ? "true" : "false"}
              onClick={() => setChosen(currency)}
            >
              {currency}
            </button>
          ))}
        </div>
      )}
      <MonthSpent key={shown.currency} month={month} sums={shown} />
    </div>
  );
}

/** Where the money of one currency went. */
function MonthSpent({ month, sums }: { month: string; sums: CurrencySums }) {
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.library;
  if (sums.categories.length === 0) return null;
  const money = (value: number) => formatMoney(value, sums.currency, locale);
  const values = daysOf(month).map((day) => sums.days.get(day) ?? 0);
  return (
    <div data-spent-in={sums.currency}>
      <section class="panel wide-panel">
        <h2>{words.byDay}</h2>
        <DayChart
          label={words.byDay}
          values={values}
          labels={values.map((value, i) => `${i + 1}: ${money(value)}`)}
        />
      </section>
      <section class="panel wide-panel">
        <h2>{words.byCategory}</h2>
        <dl class="groups">
          {sums.categories.map(({ category, value }) => (
            <div key={category} data-category={category}>
              <dt>{messages.categories[category] ?? category}</dt>
              <dd>
                <progress max={sums.categories[0]!.value} value={value} aria-hidden="true" />
                {money(value)}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
