import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import fc from "fast-check";
import { hc } from "hono/client";
import assert from "node:assert/strict";
import { z } from "zod";
import { serviceApp } from "../http/service_app.ts";
import { testRuntime, type TestUser, testUser } from "../testing.ts";
import { Timestamp } from "../records/timestamp.ts";
import { crudRouter } from "./crud_router.ts";
import { purgeRows } from "./purge_rows.ts";
import { ADMINISTERED, ownedBy } from "./row_scope.ts";
import { createOnly, field, readOnly, secret } from "./wire_field.ts";

/** A table that the service has never heard of. */
const plants = sqliteTable("plants", {
  id: text().primaryKey(),
  userId: text("user_id").notNull(),
  name: text().notNull().unique(),
  place: text({ enum: ["window", "garden"] }).notNull().default("window"),
  litres: integer(),
  wateredAt: text("watered_at"),
  tags: text().notNull().default("[]"),
  care: text().notNull().default("{}"),
  code: text().notNull().default("none"),
  pin: text(),
  waterings: integer().notNull().default(0),
  version: integer().notNull(),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
  deletedAt: text("deleted_at"),
}, (table) => [index("plants_by_user").on(table.userId, table.createdAt)]);
const CREATE = `CREATE TABLE plants (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, name TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL DEFAULT 'window', litres INTEGER, watered_at TEXT, tags TEXT NOT NULL DEFAULT '[]',
  care TEXT NOT NULL DEFAULT '{}', code TEXT NOT NULL DEFAULT 'none', pin TEXT, waterings INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT)`;

const TWIN = `INSERT INTO plants (id, user_id, name, version, created_at, updated_at)
  SELECT id || 'x', user_id, name, 1, created_at, updated_at FROM plants WHERE id = ?`;

const told: string[] = [];
const plantCollection = crudRouter(plants, {
  scope: ownedBy(plants.userId),
  one: "plant",
  many: "plants",
  zh: "植物",
  path: "/plants",
  access: { read: "records:read", write: "records:write" },
  rowsMax: 200,
  searched: ["name"],
  fields: {
    name: z.string().trim().min(1).max(40),
    place: true,
    litres: z.int().min(0).max(100),
    wateredAt: Timestamp,
    tags: field(z.array(z.string().max(20)).max(5), { json: true }),
    care: field(
      z.strictObject({ light: z.string().max(20).optional(), note: z.string().max(20).optional() }),
      {
        json: true,
      },
    ),
    code: createOnly(z.string().max(20)),
    pin: secret(z.string().max(8)),
    waterings: readOnly(z.int()),
  },
  hooks: {
    before: (_ctx, { kind }, { name }) => {
      if (name === "refused") throw new Error("a hook that refuses");
      return kind === "create" ? { columns: { waterings: 7 } } : undefined;
    },
    after: (_ctx, { kind, after }) =>
      kind === "create" && after!.name === "double" ? [{ sql: TWIN, args: [after!.id] }] : [],
    afterCommit: (_ctx, { kind, after }) => void told.push(`${kind} ${after?.name}`),
  },
});
/** Rows that are gone at once, and that belong to a plant. */
const pots = sqliteTable("pots", {
  id: text().primaryKey(),
  userId: text("user_id").notNull(),
  plantId: text("plant_id").notNull().references(() => plants.id),
  size: integer().notNull(),
  version: integer().notNull(),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
}, (table) => [index("pots_by_user").on(table.userId)]);
const CREATE_POTS = `CREATE TABLE pots (id TEXT PRIMARY KEY, user_id TEXT NOT NULL,
  plant_id TEXT NOT NULL REFERENCES plants (id), size INTEGER NOT NULL, version INTEGER NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL)`;
const potCollection = crudRouter(pots, {
  scope: ownedBy(pots.userId),
  one: "pot",
  many: "pots",
  zh: "花盆",
  path: "/pots",
  access: { read: "records:read", write: "records:write" },
  rowsMax: 10,
  fields: { plantId: z.uuid(), size: true },
});

const service = { name: "mobile" as const, summary: "Plants", routes: plantCollection.routes };

async function garden() {
  const runtime = await testRuntime();
  await runtime.database.commit([CREATE, "CREATE INDEX plants_by_user ON plants (user_id, created_at)"]);
  const [owner, stranger] = [await testUser(runtime), await testUser(runtime, "mei")];
  const app = serviceApp(service, runtime);
  return { runtime, app, owner, stranger, [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() };
}
type Garden = Awaited<ReturnType<typeof garden>>;

/** A call as it goes over HTTP; the body as it came. */
function caller({ app }: Garden, user: TestUser) {
  return async (at: string, body?: unknown, headers: Record<string, string> = {}) => {
    const [method, path] = at.split(" ") as [string, string];
    const response = await app.request(path, {
      method,
      headers: { ...user.headers, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? null : JSON.parse(text),
    };
  };
}

Deno.test("crudRouter() gives a new table every operation over HTTP", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const made = await call("POST /plants", { name: "fern", tags: ["green"], pin: "1234" });
  assert.equal(made.status, 201);
  assert.equal(made.headers.get("etag"), '"1"');
  const { id, createdAt, updatedAt, ...rest } = made.body;
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  assert.ok(createdAt && updatedAt);
  assert.deepEqual(rest, {
    name: "fern",
    place: "window",
    litres: null,
    wateredAt: null,
    tags: ["green"],
    care: {},
    code: "none",
    waterings: 7,
    version: 1,
    deletedAt: null,
  });
  assert.deepEqual((await call(`GET /plants/${id}`)).body, made.body);
  assert.equal((await call(`GET /plants/${id}`, undefined, { "if-none-match": '"1"' })).status, 304);

  const patched = await call(`PATCH /plants/${id}`, { litres: 2, care: { light: "low", note: "dry" } });
  assert.deepEqual([patched.status, patched.body.litres, patched.body.version], [200, 2, 2]);
  const merged = await call(`PATCH /plants/${id}`, { care: { note: null }, litres: null });
  assert.deepEqual([merged.body.care, merged.body.litres], [{ light: "low" }, null]);
  assert.equal((await call(`PATCH /plants/${id}`, { litres: 1 }, { "if-match": '"1"' })).status, 412);
  const same = await call(`PATCH /plants/${id}`, { name: "fern" });
  assert.equal(same.body.version, 3, "a change that changes nothing makes no version");

  const replaced = await call(`PUT /plants/${id}`, { name: "moss", place: "garden" }, { "if-match": '"3"' });
  assert.deepEqual(
    [replaced.status, replaced.body.place, replaced.body.care, replaced.body.tags, replaced.body.waterings],
    [200, "garden", {}, [], 7],
  );
  const deleted = await call(`DELETE /plants/${id}`);
  assert.deepEqual([deleted.status, deleted.body.deletedAt !== null], [200, true]);
  assert.equal((await call(`GET /plants/${id}`)).status, 404);
  assert.equal((await call(`PATCH /plants/${id}`, { litres: 1 })).status, 404);
  assert.deepEqual((await call("GET /plants")).body.data, []);
  const restored = await call(`POST /plants/${id}/restore`);
  assert.deepEqual([restored.status, restored.body.deletedAt, restored.body.version], [200, null, 6]);
  const history = await call(`GET /plants/${id}/history`);
  assert.deepEqual(history.body.data.map(({ version }: { version: number }) => version), [6, 5, 4, 3, 2, 1]);
  assert.deepEqual(history.body.data.at(-1), made.body);
  const [pin] = await site.runtime.database.rows<[string]>("SELECT pin FROM plants");
  assert.equal(pin![0], null, "what a replacement leaves out falls back, hidden or not");
});

Deno.test("crudRouter() lists, filters, sorts and counts by what can be read, and by nothing else", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const plantsOf = [["a", 1, "garden"], ["b", 3, "window"], ["c", null, "garden"], ["d", 2, "garden"]];
  const batch = await call("POST /plants/batch", {
    plants: plantsOf.map(([name, litres, place]) => ({ name, litres, place, tags: [`tag-${name}`] })),
  });
  assert.equal(batch.status, 201);
  assert.equal(batch.body.plants.length, 4);
  const names = async (query: string) =>
    (await call(`GET /plants?${query}`)).body.data.map(({ name }: { name: string }) => name).join("");
  assert.equal(await names("sort=name"), "abcd");
  assert.equal(await names("sort=-litres"), "bdac");
  assert.equal(await names("place=garden&litres__gte=2"), "d");
  assert.equal(await names("tags__has=tag-c"), "c");
  assert.equal(await names("q=B"), "b");
  assert.equal(await names("q=%25"), "", "% is a character");
  assert.deepEqual((await call("GET /plants/count?q=c&place=garden")).body, { count: 1 });
  assert.equal(
    await names(`filter=${encodeURIComponent('{"or":[{"name":"a"},{"litres":3}]}')}&sort=name`),
    "ab",
  );
  assert.deepEqual((await call("GET /plants?fields=name&sort=name&limit=1")).body.data, [{ name: "a" }]);
  assert.deepEqual((await call("GET /plants/count?place=garden")).body, { count: 3 });
  const first = (await call("GET /plants?sort=litres&limit=3&count=true")).body;
  assert.equal(first.total, 4);
  assert.equal(await names(`sort=litres&limit=3&cursor=${first.nextCursor}`), "c");
  for (
    const query of ["pin=1", "sort=pin", "userId=x", "sort=seq", "fields=pin", "nosuch=1", "name__gtx=1"]
  ) {
    assert.equal((await call(`GET /plants?${query}`)).status, 400, query);
  }
  assert.equal((await call("GET /plants/count?pin=1")).status, 400);
});

Deno.test("crudRouter() takes nothing from the wire that is the server's, and stores nothing of what it refuses", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const { body: fern } = await call("POST /plants", { name: "fern" });
  const before = await site.runtime.database.rows("SELECT * FROM plants");
  const wrong: [at: string, body: unknown, path: string][] = [
    ...["id", "userId", "version", "seq", "createdAt", "updatedAt", "deletedAt", "waterings"].flatMap((
      name,
    ): [string, unknown, string][] => [
      ["POST /plants", { name: "x", [name]: 1 }, name],
      ...(name === "id"
        ? []
        : [[`PATCH /plants/${fern.id}`, { [name]: 1 }, name]] as [string, unknown, string][]),
    ]),
    [`PATCH /plants/${fern.id}`, { code: "again" }, "code"],
    [`PATCH /plants/${fern.id}`, { name: null }, "name"],
    [`PATCH /plants/${fern.id}`, { care: { colour: "red" } }, "colour"],
    [`PUT /plants/${fern.id}`, { place: "garden" }, "name"],
    ["POST /plants", { name: "x", place: "roof" }, "place"],
    ["POST /plants/batch", { plants: [{ name: "ok" }, { name: "" }] }, "plants.1.name"],
  ];
  for (const [at, body, path] of wrong) {
    const answer = await call(at, body);
    assert.equal(answer.status, 400, `${at} ${JSON.stringify(body)}`);
    assert.equal(answer.body.errors[0].path, path, `${at} ${JSON.stringify(body)}`);
  }
  const taken = await call("POST /plants/batch", { plants: [{ name: "new" }, { name: "fern" }] });
  assert.deepEqual([taken.status, taken.body.errors], [409, [{ path: "name", message: "is taken" }]]);
  // What a hook adds holds together with the row, or not at all.
  assert.equal((await call("POST /plants", { name: "double" })).status, 409);
  assert.equal((await call("POST /plants", { name: "refused" })).status, 500);
  assert.deepEqual(await site.runtime.database.rows("SELECT * FROM plants"), before);
  const many = Array.from({ length: 100 }, (_, i) => ({ name: `p${i}` }));
  assert.equal((await call("POST /plants/batch", { plants: many })).status, 201);
  const others = many.map(({ name }) => ({ name: `q${name}` }));
  assert.equal(
    (await call("POST /plants/batch", { plants: others })).status,
    403,
    "one more than there may be",
  );
  assert.deepEqual((await call("GET /plants/count")).body, { count: 101 });
});

Deno.test("crudRouter() shows a row to its owner alone", async () => {
  await using site = await garden();
  const own = caller(site, site.owner);
  const strange = caller(site, site.stranger);
  const { body: fern } = await own("POST /plants", { name: "fern" });
  const state = () => site.runtime.database.rows("SELECT * FROM plants");
  const before = await state();
  const tries: [string, unknown?][] = [
    [`GET /plants/${fern.id}`],
    [`PUT /plants/${fern.id}`, { name: "mine" }],
    [`PATCH /plants/${fern.id}`, { name: "mine" }],
    [`DELETE /plants/${fern.id}`],
    [`POST /plants/${fern.id}/restore`],
    [`GET /plants/${fern.id}/history`],
  ];
  for (const [at, body] of tries) assert.equal((await strange(at, body)).status, 404, at);
  assert.deepEqual((await strange("GET /plants")).body.data, []);
  assert.deepEqual((await strange("GET /plants?deletedAt__isnull=true")).body.data, []);
  assert.deepEqual((await strange("GET /plants/count")).body, { count: 0 });
  assert.deepEqual(await state(), before);
});

Deno.test("crudRouter() replays a create with an Idempotency-Key, and its hooks run once after the commit", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  told.length = 0;
  const key = { "idempotency-key": "k1" };
  const first = await call("POST /plants", { name: "fern" }, key);
  const again = await call("POST /plants", { name: "fern" }, key);
  assert.deepEqual([again.status, again.body, again.headers.get("idempotency-replayed")], [
    201,
    first.body,
    "true",
  ]);
  await call(`PATCH /plants/${first.body.id}`, { litres: 1 });
  await call(`DELETE /plants/${first.body.id}`);
  assert.deepEqual(told, ["create fern", "change fern", "delete fern"]);
});

Deno.test("crudRouter() tells changes as they happen, and goes on after Last-Event-ID", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const { body: fern } = await call("POST /plants", { name: "fern" });
  const stream = async (headers: Record<string, string>) => {
    const response = await site.app.request("/plants/events", {
      headers: { ...site.owner.headers, ...headers },
    });
    assert.equal(response.status, 200);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    return reader;
  };
  const live = await stream({});
  await call(`PATCH /plants/${fern.id}`, { litres: 4 });
  await caller(site, site.stranger)("POST /plants", { name: "theirs" });
  const { value } = await live.read();
  const [event, id, data] = value!.trim().split("\n").map((line) => line.replace(/^\w+: /, ""));
  assert.equal(event, "plant");
  assert.deepEqual(JSON.parse(data!).row.litres, 4);
  await live.cancel();
  await call(`DELETE /plants/${fern.id}`);
  const later = await stream({ "last-event-id": id! });
  const rest = (await later.read()).value!;
  assert.match(rest, /"deleted":true/);
  assert.doesNotMatch(rest, /theirs|"litres":null/);
  await later.cancel();
});

Deno.test("crudRouter() takes ids of the owner's own rows only, and tells of rows that are gone at once", async () => {
  await using site = await garden();
  const { runtime, owner, stranger } = site;
  await runtime.database.commit([CREATE_POTS]);
  const app = serviceApp({ ...service, routes: potCollection.routes }, runtime);
  const own = caller(site, owner);
  const pot = caller({ ...site, app: app as unknown as Garden["app"] }, owner);
  const { body: fern } = await own("POST /plants", { name: "fern" });
  const { body: theirs } = await caller(site, stranger)("POST /plants", { name: "moss" });
  const before = await runtime.database.rows("SELECT * FROM pots");
  assert.equal((await pot("POST /pots", { plantId: theirs.id, size: 1 })).status, 404);
  assert.equal((await pot("POST /pots", { plantId: crypto.randomUUID(), size: 1 })).status, 404);
  assert.deepEqual(await runtime.database.rows("SELECT * FROM pots"), before);

  const { body: made } = await pot("POST /pots", { plantId: fern.id, size: 1 });
  assert.equal((await pot(`PATCH /pots/${made.id}`, { plantId: theirs.id })).status, 404);
  assert.equal((await pot(`DELETE /pots/${made.id}`, undefined, { "if-match": '"9"' })).status, 412);
  const gone = await pot(`DELETE /pots/${made.id}`);
  assert.deepEqual([gone.status, gone.body], [204, null]);
  for (const at of [`GET /pots/${made.id}`, `DELETE /pots/${made.id}`, `GET /pots/${made.id}/history`]) {
    assert.equal((await pot(at)).status, 404, at);
  }
  assert.equal((await pot(`POST /pots/${made.id}/restore`)).status, 404, "there is no such route");
  const response = await app.request("/pots/events", { headers: { ...owner.headers, "last-event-id": "0" } });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  const { value } = await reader.read();
  assert.deepEqual(JSON.parse(/data: (.*)/.exec(value!)![1]!), { deleted: true, row: { id: made.id } });
  assert.doesNotMatch(value!, /"size"/, "of what is gone nothing is left");
  await reader.cancel();
  runtime.clock.advance(31 * 24 * 3_600_000);
  await purgeRows(runtime.database, runtime.clock, []);
  const left = await runtime.database.rows("SELECT 1 FROM row_revisions WHERE state IS NULL");
  assert.deepEqual(left, []);
});

Deno.test("purgeRows() removes what was deleted thirty days ago with its history, and nothing younger", async () => {
  await using site = await garden();
  const { runtime } = site;
  const call = caller(site, site.owner);
  const { body: { plants: [old, young, kept] } } = await call("POST /plants/batch", {
    plants: [{ name: "old" }, { name: "young" }, { name: "kept" }],
  });
  await call(`DELETE /plants/${old.id}`);
  runtime.clock.advance(29 * 24 * 3_600_000);
  await call(`DELETE /plants/${young.id}`);
  assert.equal(await purgeRows(runtime.database, runtime.clock, [plants]), 0);
  runtime.clock.advance(2 * 24 * 3_600_000);
  assert.equal(await purgeRows(runtime.database, runtime.clock, [plants]), 1);

  const again = caller(site, { ...site.owner, headers: await freshHeaders(site) });
  assert.equal((await again(`GET /plants/${old.id}/history`)).status, 404);
  assert.equal((await again(`POST /plants/${old.id}/restore`)).status, 404);
  assert.equal((await again(`POST /plants/${young.id}/restore`)).status, 200);
  assert.equal((await again(`GET /plants/${kept.id}/history`)).body.data.length, 1);
  const left = await runtime.database.rows({
    sql: "SELECT 1 FROM row_revisions WHERE row_id = ?",
    args: [old.id],
  });
  assert.deepEqual(left, []);
  const stream = await site.app.request("/plants/events", {
    headers: { ...await freshHeaders(site), "last-event-id": "1" },
  });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  assert.match(
    (await reader.read()).value!,
    /event: resync/,
    "who has seen less cannot be told what is gone",
  );
  await reader.cancel();
});

/** A token that is good after the clock was moved. */
async function freshHeaders({ runtime, owner }: Garden): Promise<Record<string, string>> {
  const scope = "records:read records:write";
  const { accessToken } = await runtime.sessions.open({
    userId: owner.id,
    clientId: "zhiji",
    scope,
    userAgent: null,
  });
  return { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
}

Deno.test("crudRouter() lets one of many changes at once from one version through", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const { body: fern } = await call("POST /plants", { name: "fern" });
  const answers = await Promise.all(
    Array.from(
      { length: 8 },
      (_, litres) => call(`PATCH /plants/${fern.id}`, { litres: litres + 1 }, { "if-match": '"1"' }),
    ),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(7).fill(412)]);
  const history = await call(`GET /plants/${fern.id}/history`);
  assert.equal(history.body.data.length, 2);
});

Deno.test("crudRouter() is typed for Hono's client", async () => {
  await using site = await garden();
  const client = hc<typeof site.app>("http://localhost", {
    headers: site.owner.headers,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise.resolve(site.app.request(input, init)),
  });
  const made = await client.plants.$post({ json: { name: "fern", place: "garden" } });
  const { id, name, place } = await made.json();
  const typed: [string, "window" | "garden"] = [name, place];
  assert.deepEqual(typed, ["fern", "garden"]);
  const page = await (await client.plants.$get({ query: { place: "garden" } })).json();
  assert.deepEqual(page.data.map((plant) => plant.id), [id]);
  const changed = await client.plants[":id"].$patch({ param: { id }, json: { litres: 3 } });
  assert.equal((await changed.json()).litres, 3);
  const several = await client.plants.batch.$post({ json: { plants: [{ name: "moss" }] } });
  assert.equal((await several.json()).plants[0]!.name, "moss");
  assert.deepEqual(await (await client.plants.count.$get({})).json(), { count: 2 });
  // @ts-expect-error -- the id is the server's
  await client.plants.$post({ json: { name: "x", id: "1" } });
  // @ts-expect-error -- a secret is never read
  assert.equal(page.data[0]!.pin, undefined);
});

Deno.test("crudRouter() does not compile, nor start, without an owner or with what is the server's", () => {
  const base = {
    one: "plant",
    many: "plants",
    zh: "植物",
    path: "/plants",
    access: { read: "records:read", write: "records:write" },
    rowsMax: 1,
  } as const;
  const scope = ownedBy(plants.userId);
  // @ts-expect-error -- whose the rows are has no default
  assert.throws(() => crudRouter(plants, { ...base, fields: { name: true } }));
  // @ts-expect-error -- no client writes an id
  assert.throws(() => crudRouter(plants, { ...base, scope, fields: { id: true } }), /id: is the server's/);
  // @ts-expect-error -- nor an owner
  assert.throws(() => crudRouter(plants, { ...base, scope, fields: { userId: true } }), /is the server's/);
  const owner = { owner: field(z.string(), { column: plants.userId }) };
  assert.throws(() => crudRouter(plants, { ...base, scope, fields: owner }), /owner: is the server's/);
  // @ts-expect-error -- nor is there a field without a column
  assert.throws(() => crudRouter(plants, { ...base, scope, fields: { no: z.string() } }), /such column/);
  assert.throws(
    () => crudRouter(plants, { ...base, scope: ADMINISTERED, fields: { name: true } }),
    /for the scope admin alone/,
  );
  const bare = sqliteTable("bare", { id: text().primaryKey(), userId: text("user_id").notNull() });
  assert.throws(
    () => crudRouter(bare, { ...base, scope: ownedBy(bare.userId), fields: {} }),
    /an index must begin with user_id/,
  );
});

Deno.test("crudRouter() describes every condition with its type", async () => {
  await using site = await garden();
  const document = await (await site.app.request("/openapi.json")).json();
  const parameters = new Map<string, { schema: Record<string, unknown> }>(
    document.paths["/plants"].get.parameters.map((
      parameter: { name: string },
    ) => [parameter.name, parameter]),
  );
  const schema = (name: string) => parameters.get(name)?.schema;
  assert.deepEqual(schema("litres__gt"), { type: "number" });
  assert.deepEqual(schema("name__like"), { type: "string", maxLength: 2_000 });
  assert.deepEqual(schema("wateredAt__lt"), { type: "string", format: "date-time" });
  assert.deepEqual(schema("litres__isnull"), { type: "boolean" });
  assert.equal((schema("litres__between") as { minItems: number }).minItems, 2);
  assert.equal((schema("name__in") as { type: string }).type, "array");
  assert.ok(schema("tags__has") && schema("name") && !schema("tags__gt") && !schema("litres__like"));
  for (const hidden of ["pin", "userId", "care", "pin__like"]) assert.equal(schema(hidden), undefined);
  assert.deepEqual(Object.keys(document.paths).sort(), [
    "/plants",
    "/plants/batch",
    "/plants/count",
    "/plants/events",
    "/plants/{id}",
    "/plants/{id}/history",
    "/plants/{id}/restore",
  ]);
});

Deno.test("no request makes a generated collection fail, and one that is refused writes nothing", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const { body: fern } = await call("POST /plants", { name: "fern" });
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      "fern",
      "garden",
      1,
      -1,
      2.5,
      true,
      null,
      "",
      "\u0000",
      "\ud800",
      [],
      {},
      ["a"],
      {
        light: "x",
      },
      "2026-03-18T00:00:00Z",
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const names = ["name", "place", "litres", "wateredAt", "tags", "care", "code", "pin", "id", "version", "x"];
  const body = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });
  const query = fc.dictionary(
    fc.constantFrom(
      "name",
      "litres__gt",
      "tags__has",
      "sort",
      "limit",
      "cursor",
      "fields",
      "filter",
      "pin",
      "care",
    ),
    fc.oneof(fc.constantFrom("fern", "-litres", "1", '{"or":[{"name":"a"}]}', "name,id"), fc.string()),
    { maxKeys: 3 },
  );
  const path = fc.constantFrom(
    "POST /plants",
    `PUT /plants/${fern.id}`,
    `PATCH /plants/${fern.id}`,
    "POST /plants/batch",
    "GET /plants",
    "GET /plants/count",
    "GET /plants/nosuch",
    `GET /plants/${fern.id}/history`,
  );
  let before = JSON.stringify(await site.runtime.database.rows("SELECT * FROM plants"));
  await fc.assert(
    fc.asyncProperty(path, body, query, async (at, given, conditions) => {
      const [method, where] = at.split(" ") as [string, string];
      if (given.name === "refused") return;
      const search = new URLSearchParams(conditions).toString();
      const answer = method === "GET"
        ? await call(search ? `GET ${where}?${search}` : at)
        : await call(at, where.endsWith("/batch") ? { plants: [given] } : given);
      const what = `${at} ${JSON.stringify(given)} ${search}: ${answer.status} ${
        JSON.stringify(answer.body)
      }`;
      assert.ok(answer.status < 500, what);
      const after = JSON.stringify(await site.runtime.database.rows("SELECT * FROM plants"));
      if (answer.status >= 400 || method === "GET") assert.equal(after, before, what);
      before = after;
    }),
    { numRuns: 1_000 },
  );
});
