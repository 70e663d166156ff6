/** The form that narrows the timeline: category, tag, days, amounts and words. @module */
import { useLoaded } from "../account/use_loaded.ts";
import { useMessages } from "../i18n/language.ts";
import { FormField } from "../shell/form_field.tsx";
import { useApp } from "../shell/app_context.ts";
import { cleaned, FILTER_KEYS, type RecordFilter } from "./record_filter.ts";

interface Props {
  filter: RecordFilter;
  onFilter: (filter: RecordFilter) => void;
}

export function FilterForm({ filter, onFilter }: Props) {
  const { api } = useApp();
  const messages = useMessages();
  const words = messages.filter;
  // Not waited for: a tag can be typed as well.
  const tags = useLoaded(() => api.library.tags());
  const apply = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const said = (key: string) => String(form.get(key) ?? "");
    const wanted = Object.fromEntries(FILTER_KEYS.map((key) => [key, said(key)]));
    onFilter(cleaned({ ...wanted, type: filter.type ?? "", tag: said("tag").trim().replace(/^#/, "") }));
  };
  return (
    <form class="panel filter-form" id="filter-form" aria-label={words.label} onSubmit={apply}>
      <div class="form-fields">
        <FormField label={words.words}>
          <input name="words" type="text" maxLength={200} value={filter.words ?? ""} />
        </FormField>
        <FormField label={messages.fieldCategory}>
          <select name="category" value={filter.category ?? ""}>
            <option value="">{messages.all}</option>
            {Object.entries(messages.categories).map(([value, name]) => (
              <option key={value} value={value}>{name}</option>
            ))}
          </select>
        </FormField>
        <FormField label={words.from}>
          <input name="from" type="date" value={filter.from ?? ""} />
        </FormField>
        <FormField label={words.to}>
          <input name="to" type="date" value={filter.to ?? ""} />
        </FormField>
        <FormField label={words.min}>
          <input name="min" type="number" min="0" step="any" inputMode="decimal" value={filter.min ?? ""} />
        </FormField>
        <FormField label={words.max}>
          <input name="max" type="number" min="0" step="any" inputMode="decimal" value={filter.max ?? ""} />
        </FormField>
        <FormField label={words.tag}>
          <input name="tag" type="text" list="filter-tags" maxLength={51} value={filter.tag ?? ""} />
          <datalist id="filter-tags">
            {(tags.value ?? []).map(({ name }) => <option key={name} value={name} />)}
          </datalist>
        </FormField>
      </div>
      <div class="row-buttons">
        <button type="submit" class="button primary">{words.apply}</button>
      </div>
    </form>
  );
}
