/** One field of an own type in its form. @module */
import { useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { OWN_KINDS, type OwnField, type OwnKind } from "../record/own_type.ts";

interface Props {
  field: OwnField;
  onChange: (change: Partial<OwnField>) => void;
  onRemove: () => void;
}

export function TypeFieldRow({ field, onChange, onRemove }: Props) {
  const words = useMessages().ownTypes;
  const name = words.field(field.label);
  const textOf = (event: Event) => (event.target as HTMLInputElement).value;
  return (
    <div class="type-field" role="group" aria-label={name}>
      <input
        type="text"
        required
        maxLength={200}
        aria-label={words.fieldLabel}
        placeholder={words.fieldLabel}
        value={field.label}
        onInput={(event: Event) => onChange({ label: textOf(event) })}
      />
      <select
        aria-label={words.kind}
        value={field.kind}
        onChange={(event: Event) => onChange({ kind: textOf(event) as OwnKind })}
      >
        {OWN_KINDS.map((kind) => <option key={kind} value={kind}>{words.kinds[kind]}</option>)}
      </select>
      <label class="field check">
        <input
          type="checkbox"
          checked={field.required}
          onChange={(event: Event) => onChange({ required: (event.target as HTMLInputElement).checked })}
        />
        <span>{words.required}</span>
      </label>
      <button type="button" class="icon-button" aria-label={words.removeField} onClick={onRemove}>
        <Icon name="close" />
      </button>
      {field.kind === "choice" && (
        <input
          class="type-options"
          type="text"
          required
          aria-label={words.options}
          placeholder={words.options}
          value={field.options.join(", ")}
          onChange={(event: Event) =>
            onChange({
              options: [
                ...new Set(textOf(event).split(/[,，、]/).map((word) => word.trim()).filter(Boolean)),
              ],
            })}
        />
      )}
    </div>
  );
}
