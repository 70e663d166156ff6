/** Which column of a table is which part of a record. @module */
import { useMessages } from "../i18n/language.ts";

interface Props {
  columns: string[];
  mapping: Record<string, string>;
  disabled: boolean;
  onMapping: (mapping: Record<string, string>) => void;
}

export function ImportMapping({ columns, mapping, disabled, onMapping }: Props) {
  const words = useMessages().import;
  const change = (field: string, column: string) => {
    const { [field]: _before, ...others } = mapping;
    onMapping(column === "" ? others : { ...others, [field]: column });
  };
  return (
    <details class="import-mapping" open={Object.keys(mapping).length === 0}>
      <summary>{words.columns}</summary>
      <p class="quiet">{words.columnsHint}</p>
      <div class="form-fields">
        {Object.entries(words.fields).map(([field, label]) => (
          <label key={field} class="mapping-field">
            <span>{label}</span>
            <select
              name={`mapping.${field}`}
              disabled={disabled}
              value={mapping[field] ?? ""}
              onChange={(event: Event) => change(field, (event.target as HTMLSelectElement).value)}
            >
              <option value="">{words.noColumn}</option>
              {columns.map((column) => <option key={column} value={column}>{column}</option>)}
            </select>
          </label>
        ))}
      </div>
    </details>
  );
}
