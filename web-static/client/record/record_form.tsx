/** The form of a record: what all have in common, and the fields of its type. @module */
import { useState } from "hono/jsx/dom";
import type { WireRecord } from "../api/wire.ts";
import { useMessages } from "../i18n/language.ts";
import { toLocalInput } from "../i18n/zoned_time.ts";
import { useApp } from "../shell/app_context.ts";
import { FormField } from "../shell/form_field.tsx";
import { WHEN_FIELD } from "./data_fields.ts";
import { useDataFields } from "./use_data_fields.ts";
import { DataInput } from "./data_input.tsx";

interface Props {
  record: WireRecord;
  /** The type to begin with; the record's own unless given. */
  type?: string | undefined;
  errors: Record<string, string>;
}

export function RecordForm({ record, type: first, errors }: Props) {
  const { timezone, profile } = useApp();
  const messages = useMessages();
  const [type, setType] = useState(first ?? record.type);
  const known = useDataFields();
  const fields = known[type] ?? [];

  return (
    <div class="form-grid">
      <div class="form-head">
        <FormField label={messages.fieldTitle} error={errors.title}>
          <input
            name="title"
            type="text"
            maxLength={500}
            value={record.title ?? ""}
            placeholder={record.text}
          />
        </FormField>
        <FormField label={messages.fieldType} error={errors.type}>
          <select
            name="type"
            value={type}
            onChange={(event: Event) => setType((event.target as HTMLSelectElement).value)}
          >
            {!known[record.type] && <option value={record.type}>{record.type}</option>}
            {Object.keys(known).map((name) => (
              <option key={name} value={name}>{messages.types[name] ?? name}</option>
            ))}
          </select>
        </FormField>
      </div>
      <div key={type} class="form-fields">
        {fields.map((field) => (
          <DataInput
            key={field.name}
            field={field}
            value={record.data[field.name] ??
              (field.name === WHEN_FIELD[type] && field.required ? record.occurredAt : undefined)}
            timezone={timezone}
            currency={profile.currency}
            error={errors[`data.${field.name}`]}
          />
        ))}
        {WHEN_FIELD[type] === undefined && (
          <FormField label={messages.fieldWhen} error={errors.occurredAt}>
            <input
              name="occurredAt"
              type="datetime-local"
              required
              value={toLocalInput(record.occurredAt, timezone)}
            />
          </FormField>
        )}
      </div>
      <FormField label={messages.fieldTags} hint={messages.tagsHint} error={tagError(errors)}>
        <input name="tags" type="text" value={record.tags.join(", ")} />
      </FormField>
    </div>
  );
}

/** One wrong tag is told at the field of all: `tags.2`. */
function tagError(errors: Record<string, string>): string | undefined {
  const path = Object.keys(errors).find((path) => path.startsWith("tags"));
  return path === undefined ? undefined : errors[path];
}
