import fc from "fast-check";
import assert from "node:assert/strict";
import { z } from "zod";
import { serviceApp } from "../../common/http/service_app.ts";
import { testRuntime, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

const RUNS = 2_500;

/** Values that lie near what is accepted, so that more than the first check is reached. */
const nearly = fc.oneof(
  fc.constantFrom<unknown>(
    "expense",
    "note",
    "todo",
    "2026-03-18T00:00:00Z",
    "data.amount",
    "-occurredAt",
    "sum",
    "day",
    "CNY",
    "Asia/Shanghai",
    "__proto__",
    "constructor",
    "火锅",
    "\u0000",
    "\ud800",
    '"',
    "%",
    "",
    0,
    -1,
    1e308,
    1.5,
    true,
    null,
    [],
    {},
    ["a", "a"],
    { amount: 1 },
    { amount: "1" },
    { and: [] },
    { not: { type: "note" } },
    { seq: 1 },
    "FREQ=DAILY;COUNT=3",
    '{"seq":0}',
    '{"or":[{"type":"note"}]}',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
const FILTERS = [
  "deletedAt__isnull",
  "data.amount__gt",
  "tags__has",
  "occurredAt__between",
  "type__in",
  "__proto__",
];
const TEXTS = [
  "expense",
  "note",
  "-occurredAt",
  "type,-data.amount",
  "color",
  "sum",
  "day",
  "data.amount",
  "火锅",
  "id,text",
  "",
];
const NUMBERS = [0, 1, 20, -1, 1e9];

interface JsonSchema {
  type?: string;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
}

/** Mostly of the kind that the field takes, so that requests come past the first check. */
function valueOf({ type, enum: choices }: JsonSchema): fc.Arbitrary<unknown> {
  const fitting = choices
    ? fc.constantFrom(...choices)
    : type === "string"
    ? fc.oneof(fc.constantFrom(...TEXTS), fc.string())
    : type === "integer" || type === "number"
    ? fc.constantFrom(...NUMBERS)
    : type === "boolean"
    ? fc.boolean()
    : nearly;
  return fc.oneof({ weight: 4, arbitrary: fitting }, { weight: 1, arbitrary: nearly });
}

/** Some of the fields of a route's input; for a list some of its filters too. */
function inputOf({ operation }: typeof mobile.routes[number]): fc.Arbitrary<Record<string, unknown>> {
  const schema = z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) =>
    name !== "id" && name !== "expectedVersion"
  );
  const some = (names: readonly (readonly [string, JsonSchema])[]) =>
    fc.record(Object.fromEntries(names.map(([name, field]) => [name, valueOf(field)])));
  // Two at most, so that one wrong field does not always hide another; or any number, for inputs that need many.
  const own = fc.oneof(
    fc.subarray(fields, { maxLength: Math.min(2, fields.length) }).chain(some),
    fc.subarray(fields).chain(some),
  );
  if (operation.name !== "list_records") return own;
  return fc.tuple(own, fc.dictionary(fc.constantFrom(...FILTERS), nearly, { maxKeys: 2 }))
    .map(([fields, filters]) => ({ ...fields, ...filters }));
}

Deno.test("no request makes the mobile service fail, and one that is refused writes nothing", async () => {
  await using runtime = await testRuntime();
  const app = serviceApp(mobile, runtime);
  const user = await testUser(runtime);
  const [record] = await user.ctx.records.addAll([{ type: "note", text: "one", data: {}, source: "api" }]);
  const routes = mobile.routes.filter(({ produces }) => !produces?.includes("text/event-stream"));
  const tables = ["records", "captures", "record_revisions", "record_types", "change_counters"];
  const written = async () =>
    JSON.stringify(await Promise.all(tables.map((table) => runtime.database.rows(`SELECT * FROM ${table}`))));
  const call = async (route: typeof routes[number], values: Record<string, unknown>) => {
    const path = route.path.replace(":id", record!.id).replace(":name", "book");
    const hasBody = route.method === "POST" || route.method === "PATCH";
    const query = new URLSearchParams(
      Object.entries(values).map((
        [name, value],
      ) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
    );
    const body = JSON.stringify(route.body === undefined ? values : Object.values(values));
    const response = await app.request(hasBody || query.size === 0 ? path : `${path}?${query}`, {
      method: route.method,
      headers: user.headers,
      ...(hasBody ? { body } : {}),
    });
    return { status: response.status, text: await response.text() };
  };
  const requests = fc.oneof(...routes.map((route) => fc.tuple(fc.constant(route), inputOf(route))));
  let before = await written();
  await fc.assert(
    fc.asyncProperty(requests, async ([route, values]) => {
      const { status, text } = await call(route, values);
      const what = `${route.method} ${route.path} ${JSON.stringify(values)}: ${status} ${text}`;
      assert.ok(status < 500, what);
      const after = await written();
      if (status >= 400) {
        const problem = JSON.parse(text);
        assert.equal(problem.status, status, what);
        assert.ok(problem.code && problem.requestId, what);
        // What a push has stored before a row that it refuses stays, and the answer says so.
        if (!route.path.startsWith("/sync/")) assert.equal(after, before, what);
      }
      before = after;
    }),
    { numRuns: RUNS },
  );
});
