/**
 * Every route of every service, as nobody, another user, the owner, an administrator, and an API key
 * without the scope. Made from the OpenAPI documents: a new route is in it by being there, and one
 * whose rows cannot be made from the documents fails until {@link SEEDS} or {@link EXAMPLES} helps.
 */
import assert from "node:assert/strict";
import { newRow } from "./database/new_row.ts";
import { passkeys } from "./database/schema.ts";
import type { ServiceDescription } from "./http/openapi.ts";
import { type ServiceApp, serviceApp } from "./http/service_app.ts";
import { SCOPES } from "./operation.ts";
import { PASSWORD, testApiKey, type TestRuntime, testRuntime, type TestUser, testUser } from "./testing.ts";

type Schema = { [key: string]: unknown };

interface DescribedRoute {
  service: string;
  method: string;
  path: string;
  operationId: string;
  scope: string | undefined;
  sessionOnly: boolean;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  body: { type: string; schema: Schema } | undefined;
  /** The document's shared schemas. */
  schemas: Record<string, Schema>;
}

/** What the owner has, so that there is something to be found: a word that no one else may ever see is in it. */
const CANARY = "kingfisher4711";
const SEEDS: [at: string, body: Record<string, unknown>][] = [
  ["mobile POST /capture", { text: `昨天买${CANARY}花了12元` }],
  ["mobile POST /records", { type: "note", text: `note of ${CANARY}`, tags: [CANARY] }],
  ["llm POST /chat", { message: `how much for ${CANARY}`, retention: "durable" }],
  ["user POST /api-keys", { name: CANARY, scopes: ["chat"] }],
  ["mobile POST /types", { name: CANARY, label: CANARY, schema: { type: "object", properties: {} } }],
];

/** Values where a schema alone does not say what is good. */
const EXAMPLES: Record<string, unknown> = {
  type: "note",
  text: "a line",
  message: "how much did I spend this month",
  email: "someone@example.com",
  password: PASSWORD,
  currentPassword: PASSWORD,
  newPassword: "a quite different sentence 9",
  code: "123456",
  timezone: "Europe/Paris",
  locale: "en",
  currency: "EUR",
  redirectUris: ["https://client.example/back"],
  metric: "count",
  q: "anything",
  from: "2026-03-01T00:00:00Z",
  to: "2026-04-01T00:00:00Z",
  model: "zhiji",
  schema: { type: "object", properties: {} },
  messages: [{ role: "user", content: "how much did I spend this month" }],
};

/** Fields that a schema leaves open and its operation asks for all the same. */
const SENT_ALWAYS: ReadonlySet<string> = new Set(["message", "password"]);

/** Rows that no request of a test can make: one put into the table, or an id that is nobody's. */
const MADE_BY_HAND: Record<string, (runtime: TestRuntime, owner: TestUser) => Promise<string>> = {
  // Only a browser with an authenticator makes one.
  async "/passkeys"(runtime, owner) {
    const row = newRow(runtime.clock);
    const rest = { name: "laptop", credentialId: row.id, publicKey: "", counter: 0, transports: "[]" };
    await runtime.database.write.insert(passkeys).values({ ...row, ...rest, userId: owner.id });
    return row.id;
  },
  async "/trash"(_runtime, owner) {
    const [record] = await owner.ctx.records.addAll([{
      type: "note",
      text: CANARY,
      data: {},
      source: "api",
    }]);
    return (await owner.ctx.records.remove(record!.id)).id;
  },
  // Only a change of a record that was read from a text makes one.
  async "/corrections"(_runtime, owner) {
    const [record] = await owner.ctx.records.addAll([{
      type: "expense",
      text: `${CANARY} 12元`,
      data: { amount: 12, currency: "CNY", category: "other" },
      source: "api",
    }]);
    const before = { ...record!, captureId: record!.id };
    await owner.ctx.corrections.learn(before, { ...before, data: { ...before.data, category: "food" } });
    return (await owner.ctx.corrections.list())[0]!.id;
  },
  // The first state of any record.
  "/records/{id}/history": () => Promise.resolve("1"),
  // Only the clock makes one.
  async "/notifications"(runtime, owner) {
    const dueAt = new Date(runtime.clock.now()).toISOString();
    await owner.ctx.records.addAll([{ type: "todo", text: CANARY, data: { dueAt }, source: "api" }]);
    await runtime.reminders.runDue();
    return (await owner.ctx.notifications.list({ acknowledged: false, limit: 1 }))[0]!.id;
  },
  // Only a schedule makes one.
  async "/summaries"(_runtime, owner) {
    const { timezone } = owner.ctx.principal;
    const times = { timezone, from: "2026-03-15T16:00:00.000Z", to: "2026-03-16T16:00:00.000Z" };
    const words = {
      language: "zh" as const,
      report: CANARY,
      prose: null,
      facts: {},
      sources: [],
      notices: [],
    };
    await owner.ctx.summaries.add({ period: "daily", startsOn: "2026-03-16", ...times, ...words });
    return (await owner.ctx.summaries.list(null, null, 1))[0]!.id;
  },
  // Only a model with an endpoint makes one.
  "/proposals": () => Promise.resolve(crypto.randomUUID()),
};

/** What has a name and no owner. */
const EVERYBODYS: ReadonlySet<string> = new Set(["get_completion_model"]);

/** Operations that answer the owner with a 4xx on purpose, where a made-up secret stands for a real one. */
const OWNER_MAY_BE_REFUSED: Record<string, number> = {
  // No code of an authenticator app can be made up.
  confirm_totp: 400,
  decide_proposal: 404,
  // Nor an answer of an authenticator.
  add_passkey: 400,
};

async function describedServices(): Promise<ServiceDescription[]> {
  const folder = new URL("../functions/", import.meta.url);
  const names = [...Deno.readDirSync(folder)].filter((entry) => entry.isDirectory).map(({ name }) => name);
  return await Promise.all(
    names.map(async (name) =>
      (await import(new URL(`${name}/app.ts`, folder).href))[name] as ServiceDescription
    ),
  );
}

/** The routes as the services themselves describe them. */
async function describedRoutes(apps: Map<string, ServiceApp>): Promise<DescribedRoute[]> {
  const routes: DescribedRoute[] = [];
  for (const [service, app] of apps) {
    const document = await (await app.request("/openapi.json")).json();
    for (const [path, methods] of Object.entries<Record<string, Schema>>(document.paths)) {
      for (const [method, operation] of Object.entries<Schema>(methods as Record<string, Schema>)) {
        const content = Object.entries((operation.requestBody as Schema)?.content ?? {})[0];
        routes.push({
          service,
          method: method.toUpperCase(),
          path,
          operationId: operation.operationId as string,
          scope: (operation.security as { bearer: string[] }[])[0]?.bearer[0],
          sessionOnly: operation["x-session-only"] === true,
          parameters: operation.parameters as DescribedRoute["parameters"],
          body: content && { type: content[0], schema: (content[1] as { schema: Schema }).schema ?? {} },
          schemas: document.components.schemas,
        });
      }
    }
  }
  return routes;
}

/** A value that a schema accepts: required properties only, unless the schema says less. */
function exampleOf(schema: Schema, schemas: Record<string, Schema>, name = ""): unknown {
  if (typeof schema.$ref === "string") {
    return exampleOf(schemas[schema.$ref.split("/").at(-1)!]!, schemas, name);
  }
  const union = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) {
    return schema.enum.includes(EXAMPLES[name]) ? EXAMPLES[name] : schema.enum[0];
  }
  if (name in EXAMPLES) return EXAMPLES[name];
  if (union) return exampleOf(union[0]!, schemas, name);
  switch (schema.type) {
    case "object": {
      const properties = (schema.properties ?? {}) as Record<string, Schema>;
      const required = Object.keys(properties).filter((key) =>
        (schema.required as string[] | undefined)?.includes(key) || SENT_ALWAYS.has(key)
      );
      return Object.fromEntries(required.map((key) => [key, exampleOf(properties[key] ?? {}, schemas, key)]));
    }
    case "array":
      return Array.from(
        { length: Number(schema.minItems ?? 0) },
        () => exampleOf((schema.items ?? {}) as Schema, schemas),
      );
    case "integer":
    case "number":
      return Math.max(1, Number(schema.minimum ?? 1));
    case "boolean":
      return true;
    case "null":
      return null;
    case "string":
      if (schema.format === "uuid") return crypto.randomUUID();
      if (schema.format === "date-time") return "2026-03-01T00:00:00Z";
      if (schema.format === "date") return "2026-03-01";
      return "example".padEnd(Number(schema.minLength ?? 0), "x");
    default:
      return {};
  }
}

class Probe {
  readonly runtime: TestRuntime;
  readonly apps: Map<string, ServiceApp>;
  readonly routes: DescribedRoute[];
  #people = 0;

  constructor(runtime: TestRuntime, apps: Map<string, ServiceApp>, routes: DescribedRoute[]) {
    this.runtime = runtime;
    this.apps = apps;
    this.routes = routes;
  }

  /** A new person; an administrator where `admin`. */
  async person(name: string, admin = false): Promise<TestUser> {
    const unique = `${name}${this.#people++}`;
    const scopes = admin ? SCOPES : SCOPES.filter((scope) => scope !== "admin");
    const person = await testUser(this.runtime, unique, { scope: scopes.join(" ") });
    const role = admin ? "administrator" : "user";
    await this.runtime.database.commit([
      { sql: "UPDATE users SET role = ? WHERE id = ?", args: [role, person.id] },
    ]);
    this.runtime.accessTokens.forgetUser(person.id);
    return person;
  }

  /** Gives a person rows to own; the ids of what was made, by collection. */
  async seed(owner: TestUser): Promise<Map<string, string>> {
    const ids = new Map<string, string>([["users", owner.id]]);
    for (const [at, body] of SEEDS) {
      const [service, method, path] = at.split(" ") as [string, string, string];
      const response = await this.apps.get(service)!.request(path, {
        method,
        headers: { ...owner.headers, accept: "application/json" },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      assert.ok(response.ok, `${at}: ${JSON.stringify(answer)}`);
      const own = answer.id ?? answer.name;
      if (typeof own === "string") ids.set(path.split("/").at(-1)!, own);
      for (const [key, value] of Object.entries<Schema>(answer)) {
        if (typeof value?.id === "string") ids.set(`${key}s`, value.id);
      }
    }
    return ids;
  }

  /** The owner's id for the parameter after `/collection/`: a seed, the first of the list, or one newly made. */
  async idFor(route: DescribedRoute, collection: string, owner: TestUser, seeds: Map<string, string>) {
    const byHand = MADE_BY_HAND[collection];
    if (byHand) return await byHand(this.runtime, owner);
    const key = collection.split("/").at(-1)!;
    if (seeds.has(key)) return seeds.get(key)!;
    const at = (method: string) =>
      this.routes.find((other) =>
        other.service === route.service && other.method === method && other.path === collection
      );
    const listing = at("GET");
    if (listing && listing.scope !== "admin") {
      const answer = await (await this.send(listing, owner.headers, collection)).json();
      const first = (answer.data as Schema[] | undefined)?.[0];
      const id = first?.id ?? first?.name;
      if (typeof id === "string") return id;
    }
    const making = at("POST");
    if (making) {
      const maker = making.scope === "admin" ? await this.person("root", true) : owner;
      const answer = await (await this.send(making, maker.headers, collection)).json();
      const id = answer.id ?? answer.name ?? Object.values<Schema>(answer).find((value) => value?.id)?.id;
      if (typeof id === "string") return id;
    }
    throw new Error(
      `${route.method} ${route.path} of ${route.service}: no row of ${collection} could be made; add one to SEEDS`,
    );
  }

  /** Calls a route with a body that its schema accepts. */
  async send(
    route: DescribedRoute,
    headers: Record<string, string>,
    path: string,
    more: Record<string, unknown> = {},
  ): Promise<Response> {
    const required = route.parameters.filter((parameter) => parameter.in === "query" && parameter.required);
    const query = new URLSearchParams(required.map(({ name, schema }) => [
      name,
      String(exampleOf(schema, route.schemas, name)),
    ]));
    const [type, body] = bodyOf(route, more);
    return await this.apps.get(route.service)!.request(query.size > 0 ? `${path}?${query}` : path, {
      method: route.method,
      headers: { ...headers, accept: "application/json", ...(type === null ? {} : { "content-type": type }) },
      ...(body === null ? {} : { body }),
    });
  }

  /** Every row that belongs to a person, of every table there is. */
  async rowsOf(userId: string): Promise<string> {
    const { database } = this.runtime;
    const tables = await database.rows<[string]>(
      "SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'user_id'",
    );
    const rows = await Promise.all(tables.map(async ([table]) => [
      table,
      await database.rows({ sql: `SELECT * FROM ${table} WHERE user_id = ? ORDER BY 1`, args: [userId] }),
    ]));
    const user = await database.rows({ sql: "SELECT * FROM users WHERE id = ?", args: [userId] });
    const cached = await database.rows({
      sql: "SELECT key, value FROM cache_entries WHERE instr(key, ?) > 0 ORDER BY key",
      args: [userId],
    });
    return JSON.stringify([rows, user, cached]);
  }

  /** The path with the owner's ids in it. */
  async pathOf(route: DescribedRoute, owner: TestUser, seeds: Map<string, string>): Promise<string> {
    let path = route.path;
    for (const [parameter, name] of route.path.matchAll(/\{(\w+)\}/g)) {
      const before = route.path.slice(0, route.path.indexOf(`/${parameter}`));
      const collection = name!.endsWith("Id") ? `/${name!.slice(0, -2)}s` : before;
      const id = await this.idFor(route, collection, owner, seeds);
      path = path.replace(parameter, encodeURIComponent(id));
    }
    return path;
  }
}

function bodyOf(route: DescribedRoute, more: Record<string, unknown>): [string | null, string | null] {
  if (!route.body) return [null, null];
  const { type, schema } = route.body;
  const example = exampleOf(schema, route.schemas);
  const fields = Array.isArray(example) ? example : { ...example as Schema, ...more };
  if (type === "application/x-www-form-urlencoded") {
    return [type, new URLSearchParams(fields as Record<string, string>).toString()];
  }
  // A file is a small CSV where it is bytes, which is text like any other where it is an attachment.
  return type.endsWith("json") ? [type, JSON.stringify(fields)] : [type, "type,text\nnote,a line\n"];
}

/** Fields of the body that name a row, with the collection they name: `conversationId` is of `/conversations`. */
function bodyReferences(route: DescribedRoute): [field: string, collection: string][] {
  const properties = (route.body?.schema.properties ?? {}) as Record<string, Schema>;
  return Object.entries(properties)
    .filter(([name, schema]) => /[a-z]Id$/.test(name) && schema.format === "uuid")
    .map(([name]) => [name, `/${name.slice(0, -2)}s`]);
}

/** The answer as text; a stream of events is closed unread, because it has no end. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return await response.text();
  await response.body?.cancel();
  return "";
}

async function checkNobody(probe: Probe, route: DescribedRoute, path: string) {
  const response = await probe.send(route, {}, path);
  const text = await textOf(response);
  assert.ok(response.status < 500, `nobody: ${response.status} ${text}`);
  if (route.scope !== undefined) assert.equal(response.status, 401, `nobody: ${text}`);
}

async function checkKeyWithoutScope(probe: Probe, route: DescribedRoute, owner: TestUser, path: string) {
  if (route.scope === undefined) return;
  const others = SCOPES.filter((scope) => scope !== route.scope && scope !== "admin");
  const secret = await testApiKey(owner, others);
  const response = await probe.send(route, { authorization: `Bearer ${secret}` }, path);
  assert.equal(response.status, 403, `key without the scope: ${await textOf(response)}`);
}

async function checkStranger(
  probe: Probe,
  route: DescribedRoute,
  stranger: TestUser,
  owner: TestUser,
  path: string,
  who: string,
) {
  const hasId = path !== route.path;
  const before = await probe.rowsOf(owner.id);
  const response = await probe.send(route, stranger.headers, path);
  const text = await textOf(response);
  const said = `${who}: ${response.status} ${text}`;
  assert.equal(await probe.rowsOf(owner.id), before, `${said} and changed the owner's rows`);
  assert.equal(text.includes(CANARY), false, `${said} shows the owner's words`);
  if (route.scope === undefined) return;
  if (route.scope === "admin") assert.equal(response.status, 403, said);
  else if (hasId && !EVERYBODYS.has(route.operationId)) assert.equal(response.status, 404, said);
  else {assert.ok(
      ![401, 404].includes(response.status) && (response.status < 500 || response.status === 501),
      said,
    );}
}

async function checkBodyReferences(
  probe: Probe,
  route: DescribedRoute,
  stranger: TestUser,
  owner: TestUser,
  path: string,
  seeds: Map<string, string>,
) {
  for (const [field, collection] of bodyReferences(route)) {
    const id = await probe.idFor(route, collection, owner, seeds);
    const before = await probe.rowsOf(owner.id);
    const response = await probe.send(route, stranger.headers, path, { [field]: id });
    const text = await textOf(response);
    assert.equal(response.status, 404, `${field} of another user: ${text}`);
    assert.equal(await probe.rowsOf(owner.id), before);
  }
}

async function checkOwner(probe: Probe, route: DescribedRoute, owner: TestUser, path: string) {
  if (route.scope === undefined) return;
  const response = await probe.send(route, owner.headers, path);
  const text = await textOf(response);
  const expected = OWNER_MAY_BE_REFUSED[route.operationId];
  if (expected !== undefined) return assert.equal(response.status, expected, text);
  assert.ok(
    response.status < 400 || response.status === 501,
    `owner: ${response.status} ${text}; add an example to EXAMPLES where the body is at fault`,
  );
}

Deno.test("every route of every service keeps what is whose", async (t) => {
  await using runtime = await testRuntime();
  const services = await describedServices();
  const apps = new Map(services.map((service) => [service.name as string, serviceApp(service, runtime)]));
  const routes = await describedRoutes(apps);
  assert.ok(routes.length > 50, "the documents were read");
  const probe = new Probe(runtime, apps, routes);
  for (const route of routes) {
    await t.step(`${route.service} ${route.method} ${route.path}`, async () => {
      const owner = await probe.person("owner", route.scope === "admin");
      const seeds = await probe.seed(owner);
      const path = await probe.pathOf(route, owner, seeds);
      await checkNobody(probe, route, path);
      await checkKeyWithoutScope(probe, route, owner, path);
      await checkStranger(probe, route, await probe.person("other"), owner, path, "another user");
      await checkBodyReferences(probe, route, await probe.person("other"), owner, route.path, seeds);
      if (route.scope !== "admin") {
        await checkStranger(probe, route, await probe.person("root", true), owner, path, "an administrator");
      }
      await checkOwner(probe, route, owner, path);
    });
  }
});
