/**
 * Requests made from an OpenAPI document: most of them nearly right, so that more than the first check is
 * reached, some of them wrong in one place, a few of them nonsense.
 * @module
 */
import fc from "fast-check";

export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

export interface Described {
  operationId: string;
  parameters?: { name: string; in: "path" | "query" | "header"; required?: boolean; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { content?: Record<string, { schema?: JsonSchema }> }>;
}

export interface OpenApi {
  paths: Record<string, Record<string, Described>>;
  components?: { schemas?: Record<string, JsonSchema> };
}

/** One request to be: ids stand in it as `@id:7` until it is known which there are. */
export interface FuzzRequest {
  method: string;
  path: string;
  described: Described;
  parameters: Record<string, string>;
  query: [name: string, value: unknown][];
  headers: Record<string, string>;
  body: { mediaType: string; value: unknown } | undefined;
}

/** What is known to be hard, and what this service knows by name. */
const TEXTS = [
  "expense",
  "note",
  "todo",
  "book",
  "work",
  "data.amount",
  "-occurredAt",
  "type,-data.amount",
  "id,text",
  "火锅",
  "昨天吃火锅花了128元",
  "how much did I spend on food last month?",
  "remind me to call mom tomorrow 3pm",
  "CNY",
  "Asia/Shanghai",
  "zh-CN",
  "mei@example.com",
  "records:read",
  "FREQ=DAILY;COUNT=3",
  "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
  "2026-03-18T00:00:00Z",
  "2026-03-18T08:00:00+08:00",
  "2026-03-18",
  "https://app.example/back",
  "authorization_code",
  "password",
  '{"seq":0}',
  '{"or":[{"type":"note"}]}',
  '{"and":[]}',
  "__proto__",
  "constructor",
  "\u0000",
  "\ud800",
  '"',
  "%",
  "*",
  "",
  " ",
  "a".repeat(600),
];
const TIMES = [
  "2026-03-18T00:00:00Z",
  "2026-03-01T00:00:00+08:00",
  "2027-01-01T00:00:00.000Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
];
const NUMBERS = [0, 1, 2, 20, 100, -1, 1.5, 0.1, 1e9, 1e308, Number.MAX_SAFE_INTEGER, -0];
/** Data of the built-in types, which no schema tells. */
const DATA = [
  {},
  { amount: 12.5, currency: "CNY", category: "food" },
  { amount: 0.1, currency: "USD", category: "other", merchant: "火锅" },
  { done: false, dueAt: "2026-03-18T05:00:00Z", repeat: "FREQ=DAILY" },
  { startAt: "2026-03-18T05:00:00Z", allDay: false, repeat: "FREQ=WEEKLY;BYDAY=MO" },
  { name: "weight", value: 70.5, unit: "kg" },
  { activity: "running", distanceKm: 5 },
  { score: 3 },
];
const FILES = ["type,text,amount\nexpense,lunch,12\n", "PK\u0003\u0004", "<html><div class=memo>", "", "{}"];
const KEYS = ["colour", "__proto__", "type__in", "data.amount__gt", "deletedAt__isnull", "filter"];

const id = fc.nat(40).map((n) => `@id:${n}`);
const nearly: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS, ...NUMBERS, ...DATA, true, false, null, [], ["a", "a"]),
  id,
  fc.jsonValue({ maxDepth: 3 }),
);

/** The value where only text can stand. Not `String()`, which fails for `{ toString: 1 }`. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value) ?? "";
}

/** Some request for each of the document's operations. */
export function requestsOf(document: OpenApi): fc.Arbitrary<FuzzRequest> {
  const schemas = document.components?.schemas ?? {};
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method: method.toUpperCase(), described }))
  );
  return fc.oneof(...operations.map(({ path, method, described }) => {
    const of = (place: string) => (described.parameters ?? []).filter((each) => each.in === place);
    const parameters = Object.fromEntries(
      of("path").map(({ name, schema }) => [
        name,
        fc.oneof(
          { weight: 6, arbitrary: schema.format === "uuid" ? id : fitting(schema, schemas, 0) },
          { weight: 1, arbitrary: nearly },
        ).map(asText),
      ]),
    );
    const required = of("query").filter((each) => each.required);
    const optional = of("query").filter((each) => !each.required);
    const query = fc.tuple(
      fc.constant(required),
      // Two or three at once, so that one wrong value does not always hide another.
      fc.subarray(optional, { maxLength: Math.min(3, optional.length) }),
    ).chain(([always, some]) =>
      fc.tuple(
        ...[...always, ...some].map(({ name, schema }) =>
          value(schema, schemas).map((given) => [name, given] as [string, unknown])
        ),
        fc.oneof(
          { weight: 20, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...KEYS), nearly) },
        ),
      )
    ).map((pairs) => pairs.filter((pair): pair is [string, unknown] => pair !== null));
    return fc.record({
      method: fc.constant(method),
      path: fc.constant(path),
      described: fc.constant(described),
      parameters: fc.record(parameters),
      query,
      headers: headersOf(of("header").map(({ name }) => name)),
      body: bodyOf(described, schemas),
    });
  }));
}

function headersOf(names: readonly string[]): fc.Arbitrary<Record<string, string>> {
  const values: Record<string, fc.Arbitrary<string>> = {
    "if-match": fc.constantFrom('"1"', '"2"', "*", "1", 'W/"1"', '"x"'),
    "if-none-match": fc.constantFrom('"1"', "*", "x"),
    "idempotency-key": fc.constantFrom("one", "two", "three", "x".repeat(300)),
    "last-event-id": fc.constantFrom("0", "3", "x"),
  };
  const known = names.map((name) => name.toLowerCase()).filter((name) => values[name]);
  return fc.subarray(known).chain((some) =>
    fc.record(Object.fromEntries(some.map((name) => [name, values[name]!])))
  );
}

function bodyOf(
  { requestBody }: Described,
  schemas: Record<string, JsonSchema>,
): fc.Arbitrary<FuzzRequest["body"]> {
  if (!requestBody) return fc.constant(undefined);
  return fc.constantFrom(...Object.entries(requestBody.content)).chain(([mediaType, { schema }]) => {
    const isText = !/json|form-urlencoded/.test(mediaType);
    const right = isText ? fc.constantFrom(...FILES) : value(schema, schemas, 20);
    return fc.oneof(
      { weight: 16, arbitrary: right.map((given) => ({ mediaType, value: given as unknown })) },
      { weight: 1, arbitrary: nearly.map((given) => ({ mediaType, value: given })) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("text/plain", "application/json", "x").map((other) => ({
          mediaType: other,
          value: "{",
        })),
      },
    );
  });
}

/** Mostly one that fits. */
function value(schema: JsonSchema, schemas: Record<string, JsonSchema>, weight = 6): fc.Arbitrary<unknown> {
  return fc.oneof({ weight, arbitrary: fitting(schema, schemas, 0) }, { weight: 1, arbitrary: nearly });
}

function fitting(
  schema: JsonSchema,
  schemas: Record<string, JsonSchema>,
  depth: number,
): fc.Arbitrary<unknown> {
  if (depth > 5) return fc.constantFrom<unknown>(...NUMBERS, null, "note");
  const inner = (part: JsonSchema) => fitting(part, schemas, depth + 1);
  if (schema.$ref) return inner(schemas[schema.$ref.split("/").at(-1)!] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  if (schema.allOf) return inner(Object.assign({}, ...schema.allOf));
  const [type] = [schema.type].flat();
  if (type === "string") return text(schema);
  if (type === "integer" || type === "number") return number(schema);
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array") return fc.array(inner(schema.items ?? {}), { maxLength: 3 });
  if (type === "object" || schema.properties) return object(schema, inner);
  return nearly;
}

function text({ format, pattern }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === "uuid") return id;
  if (format === "date-time") return fc.constantFrom(...TIMES);
  const free = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 12 }), id);
  if (pattern === undefined) return free;
  try {
    return fc.oneof(fc.stringMatching(new RegExp(pattern)), free);
  } catch {
    // Patterns with look-ahead cannot be turned round.
    return free;
  }
}

function number({ type, minimum = -10, maximum = 1_000 }: JsonSchema): fc.Arbitrary<number> {
  const near = [minimum, maximum, minimum + 1, ...NUMBERS].filter((n) =>
    n >= minimum && n <= maximum && (type === "number" || Number.isInteger(n))
  );
  return near.length === 0 ? fc.constant(minimum) : fc.constantFrom(...near);
}

function object(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  inner: (schema: JsonSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const names = Object.keys(properties);
  if (names.length === 0 && additionalProperties !== false) {
    return fc.oneof(
      fc.constantFrom(...DATA),
      fc.dictionary(fc.string({ maxLength: 5 }), nearly, { maxKeys: 3 }),
    );
  }
  const optional = names.filter((name) => !required.includes(name));
  const part = (name: string) =>
    name === "data"
      ? fc.oneof(fc.constantFrom<unknown>(...DATA), inner(properties[name]!))
      : inner(properties[name]!);
  // All that it needs and some of the rest, and now and then not all of it, or one wrong.
  return fc.subarray(optional, { maxLength: Math.min(3, optional.length) }).chain((some) =>
    fc.record(Object.fromEntries([...required, ...some].map((name) => [
      name,
      fc.oneof({ weight: 12, arbitrary: part(name) }, { weight: 1, arbitrary: nearly }),
    ])))
  ).chain((whole) =>
    fc.oneof(
      { weight: 15, arbitrary: fc.constant(whole) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("colour", ...Object.keys(whole)).map((gone) => {
          const { [gone]: _, ...rest } = whole as Record<string, unknown>;
          return gone === "colour" ? { ...whole, colour: "red" } : rest;
        }),
      },
    )
  );
}
