/** One field of a record's data in the form, by its kind. @module */
import { useContext } from "hono/jsx/dom";
import { currencies, currencyName } from "../i18n/format.ts";
import { LanguageContext, useMessages } from "../i18n/language.ts";
import { toLocalInput } from "../i18n/zoned_time.ts";
import { FormField } from "../shell/form_field.tsx";
import { type DataField, labelOf } from "./data_fields.ts";

interface Props {
  field: DataField;
  value: unknown;
  timezone: string;
  currency: string;
  error: string | undefined;
}

export function DataInput({ field, value, timezone, currency, error }: Props) {
  const messages = useMessages();
  const language = useContext(LanguageContext);
  const name = `data.${field.name}`;
  const label = labelOf(field, messages);
  const text = value === undefined || value === null ? "" : String(value);
  const select = (options: readonly (readonly [value: string, label: string])[], chosen: string) => (
    <FormField label={label} error={error}>
      <select name={name} value={chosen}>
        {!field.required && <option value=""></option>}
        {options.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
      </select>
    </FormField>
  );

  switch (field.kind) {
    case "yes":
      return (
        <label class="field check">
          <input type="checkbox" name={name} checked={value === true} />
          <span>{label}</span>
        </label>
      );
    case "category":
      return select(Object.entries(messages.categories), text || "other");
    case "activity":
      return select(Object.entries(messages.activities), text || "other");
    case "metric":
      // One that only this person measures is called what they call it.
      if (messages.metrics[text] !== undefined) return select(Object.entries(messages.metrics), text);
      break;
    case "score":
      return select(messages.moods.map((mood, i) => [String(i + 1), mood] as const), text || "3");
    case "priority":
      return select(messages.priorities.map((priority, i) => [String(i + 1), priority] as const), text);
    case "choice":
      return select((field.options ?? []).map((option) => [option, option] as const), text);
    case "date":
      return (
        <FormField label={label} error={error}>
          <input type="date" name={name} value={text} required={field.required} />
        </FormField>
      );
    case "currency":
      return select(
        currencies().map((code) => [code, `${code} ${currencyName(code, language)}`] as const),
        text || currency,
      );
    case "time":
      return (
        <FormField label={label} error={error}>
          <input type="datetime-local" name={name} value={text && toLocalInput(text, timezone)} />
        </FormField>
      );
    case "number":
      return (
        <FormField label={label} error={error}>
          <input
            type="number"
            inputMode="decimal"
            step="any"
            name={name}
            value={text}
            required={field.required}
          />
        </FormField>
      );
    case "list":
      return (
        <FormField label={label} error={error}>
          <input type="text" name={name} value={Array.isArray(value) ? value.join(", ") : ""} />
        </FormField>
      );
  }
  return (
    <FormField label={label} error={error}>
      <input type="text" name={name} value={text} required={field.required} />
    </FormField>
  );
}
