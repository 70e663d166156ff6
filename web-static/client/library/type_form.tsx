/** The form of an own type: its name, the words that tell of it, and its fields. @module */
import { useFirstField } from "../shell/use_first_field.ts";
import { useState } from "hono/jsx/dom";
import { useAttempt } from "../account/use_attempt.ts";
import type { WireType } from "../api/types_api.ts";
import { useMessages } from "../i18n/language.ts";
import { freeName, type OwnField, ownFieldsOf, schemaOf } from "../record/own_type.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";
import { TypeFieldRow } from "./type_field_row.tsx";

interface Props {
  /** The one to change; a new one without. */
  type?: WireType;
  onDone: () => void;
}

const FIELDS_MAX = 50;
const NEW_FIELD: OwnField = { name: "", label: "", kind: "text", required: false, options: [] };

export function TypeForm({ type, onDone }: Props) {
  const { api, types, reloadTypes, show } = useApp();
  const messages = useMessages();
  const words = messages.ownTypes;
  const attempt = useAttempt();
  const opened = useFirstField();
  const [fields, setFields] = useState<OwnField[]>(type ? ownFieldsOf(type) : [NEW_FIELD]);

  const set = (at: number, change: Partial<OwnField>) =>
    setFields(fields.map((field, i) => i === at ? { ...field, ...change } : field));
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const label = String(form.get("label")).trim();
    const cues = listOf(String(form.get("cues")));
    const schema = schemaOf(fields, type?.schema);
    return attempt.run(async () => {
      if (type) {
        const { check } = await api.types.change(type, { label, cues, schema });
        show({ text: check.failed > 0 ? words.failing(check.failed) : words.saved });
      } else {
        const taken = new Set([...types.map(({ name }) => name), ...Object.keys(messages.types)]);
        await api.types.add({ name: freeName(label, taken, "own"), label, cues, schema });
        show({ text: words.saved });
      }
      reloadTypes();
      onDone();
    });
  };
  const failure = attempt.failure || Object.values(attempt.errors)[0] || "";

  return (
    <form ref={opened} class="inner-form type-form" onSubmit={submit}>
      <FormField label={words.label}>
        <input
          name="label"
          type="text"
          required
          maxLength={100}
          value={type?.label ?? ""}
          placeholder={words.labelExample}
        />
      </FormField>
      <FormField label={words.cues} hint={words.cuesHint}>
        <input name="cues" type="text" value={type?.cues.join(", ") ?? ""} placeholder={words.cuesExample} />
      </FormField>
      <fieldset class="type-fields">
        <legend class="field-label">{words.fields}</legend>
        {fields.map((field, i) => (
          <TypeFieldRow
            key={i}
            field={field}
            onChange={(change) => set(i, change)}
            onRemove={() => setFields(fields.filter((_, at) => at !== i))}
          />
        ))}
        {fields.length < FIELDS_MAX && (
          <button
            type="button"
            class="button"
            data-deed="add-field"
            onClick={() => setFields([...fields, NEW_FIELD])}
          >
            {words.addField}
          </button>
        )}
      </fieldset>
      <p class="form-error" role="alert">{failure}</p>
      <div class="row-buttons">
        <button type="button" class="button" onClick={onDone}>{messages.cancel}</button>
        <button type="submit" class="button primary" disabled={attempt.busy}>{messages.save}</button>
      </div>
    </form>
  );
}

function listOf(text: string): string[] {
  return [...new Set(text.split(/[,，、]/).map((word) => word.trim()).filter(Boolean))];
}
