/** What the timeline is narrowed to, each part with the way out of it, and how many records are left. @module */
import { formatDate } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { dayOf } from "../i18n/zoned_time.ts";
import { useApp } from "../shell/app_context.ts";
import { FILTER_KEYS, type FilterKey, type RecordFilter } from "./record_filter.ts";

interface Props {
  filter: RecordFilter;
  /** Of all records that fit; null until it is known. */
  total: number | null;
  onFilter: (filter: RecordFilter) => void;
}

export function FilterChips({ filter, total, onFilter }: Props) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.filter;
  const keys = FILTER_KEYS.filter((key) => filter[key] !== undefined);
  if (keys.length === 0) return null;
  const day = (value: string) => formatDate(value, dayOf(Date.now(), timezone), locale);
  const names: Record<FilterKey, (value: string) => string> = {
    type: (value) => messages.types[value] ?? value,
    tag: (value) => `#${value}`,
    category: (value) => messages.categories[value] ?? value,
    from: (value) => words.since(day(value)),
    to: (value) => words.until(day(value)),
    min: (value) => `≥ ${value}`,
    max: (value) => `≤ ${value}`,
    words: (value) => words.quoted(value),
  };
  const without = (key: FilterKey) => {
    const { [key]: _gone, ...others } = filter;
    onFilter(others);
  };
  return (
    <div class="filter-chips" role="group" aria-label={words.label}>
      {keys.map((key) => {
        const name = names[key](filter[key]!);
        return (
          <button
            key={key}
            type="button"
            class="tag-filter"
            data-chip={key}
            aria-label={words.remove(name)}
            onClick={() => without(key)}
          >
            <span>{name}</span> <span aria-hidden="true">×</span>
          </button>
        );
      })}
      <span class="quiet filter-total" role="status" data-total={total ?? undefined}>
        {total === null ? "" : messages.count(total)}
      </span>
      {keys.length > 1 && (
        <button
          type="button"
          class="link"
          data-deed="show-all"
          onClick={() => onFilter({})}
        >
          {words.clear}
        </button>
      )}
    </div>
  );
}
