/** A JSON Schema as a table that a person reads: a line for each field, the fields of objects below theirs. @module */
import { html } from "hono/html";

type Schema = { [key: string]: unknown };
type Html = ReturnType<typeof html>;

export interface SchemaTableWords {
  required: string;
  nullable: string;
  oneOf: string;
}

/** Deeper objects are named, not opened: a filter tree holds itself. */
const DEPTH_MAX = 4;

/** The table of an object's fields, or one line for any other schema. */
export function schemaTable(schema: Schema, words: SchemaTableWords): Html {
  const lines = fieldLines(schema, 0, words);
  if (lines.length === 0) return html`<p>${typeOf(schema, words)}${constraints(schema)}</p>`;
  return html`
    <div class="fields">
      <table>${lines}</table>
    </div>
  `;
}

/** What a value may be, on one line. */
export function schemaLine(schema: Schema, words: SchemaTableWords): Html {
  return html`${typeOf(schema, words)}${constraints(schema)}`;
}

function fieldLines(schema: Schema, depth: number, words: SchemaTableWords): Html[] {
  const object = objectIn(schema);
  if (object === undefined || depth > DEPTH_MAX) return [];
  const required = new Set((object.required ?? []) as string[]);
  return Object.entries(object.properties as Record<string, Schema>).flatMap(([name, field]) => [
    html`
      <tr>
        <td style="padding-left:${depth * 18}px"><code>${name}</code></td>
        <td>${typeOf(field, words)}${required.has(name)
          ? html`
            <i>${words.required}</i>
          `
          : ""}</td>
        <td>${field.description ?? ""}${constraints(field)}</td>
      </tr>
    `,
    ...fieldLines(field, depth + 1, words),
  ]);
}

/** The object whose fields are to be shown: the schema itself, or that of a list's items or of what is not null. */
function objectIn(schema: Schema): Schema | undefined {
  if (typeof schema.properties === "object" && schema.properties !== null) return schema;
  if (typeof schema.items === "object" && schema.items !== null) return objectIn(schema.items as Schema);
  const others = alternatives(schema).filter(({ type }) => type !== "null");
  return others.length === 1 ? objectIn(others[0]!) : undefined;
}

function alternatives(schema: Schema): Schema[] {
  return (schema.anyOf ?? schema.oneOf ?? []) as Schema[];
}

function typeOf(schema: Schema, words: SchemaTableWords): Html {
  if (typeof schema.$ref === "string") {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if ("const" in schema) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (Array.isArray(schema.enum)) return html`<code>${schema.enum.join(" | ")}</code>`;
  if (schema.type === "array") return html`[${typeOf((schema.items ?? {}) as Schema, words)}]`;
  const all = alternatives(schema);
  if (all.length > 0) {
    const kinds = all.filter(({ type }) => type !== "null").map((each) => typeOf(each, words));
    const joined = kinds.map((kind, i) =>
      i === 0 ? kind : html`
        ${words.oneOf} ${kind}
      `
    );
    return kinds.length < all.length ? html`${joined} <i>${words.nullable}</i>` : html`${joined}`;
  }
  return html`${Array.isArray(schema.type) ? schema.type.join(" | ") : schema.type ?? "any"}`;
}

const LIMITS: Record<string, (limit: unknown) => string> = {
  format: String,
  default: (value) => `= ${JSON.stringify(value)}`,
  minimum: (limit) => `≥ ${limit}`,
  exclusiveMinimum: (limit) => `> ${limit}`,
  maximum: (limit) => `≤ ${limit}`,
  exclusiveMaximum: (limit) => `< ${limit}`,
  minLength: (limit) => `length ≥ ${limit}`,
  maxLength: (limit) => `length ≤ ${limit}`,
  minItems: (limit) => `items ≥ ${limit}`,
  maxItems: (limit) => `items ≤ ${limit}`,
};

function constraints(schema: Schema): Html | "" {
  const said = Object.entries(LIMITS)
    // zod states the bounds of safe integers, which say nothing to a reader.
    .filter(([key]) => key in schema && Math.abs(Number(schema[key])) !== Number.MAX_SAFE_INTEGER)
    .map(([key, say]) => say(schema[key]));
  return said.length === 0 ? "" : html`
    <small>${said.join(" · ")}</small>
  `;
}
