import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { hc } from "hono/client";
import assert from "node:assert/strict";
import { z } from "zod";
import { crudRouter } from "./crud_router.ts";
import { ADMINISTERED, ownedBy } from "./row_scope.ts";
import { caller, garden, plants } from "./testing_plants.ts";
import { field } from "./wire_field.ts";

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
