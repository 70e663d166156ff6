import assert from "node:assert/strict";
import { serviceApp } from "../http/service_app.ts";
import { purgeRows } from "./purge_rows.ts";
import { caller, CREATE_POTS, type Garden, garden, potCollection, service, told } from "./testing_plants.ts";

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
  const refused = await call("POST /plants/batch", { plants: others });
  assert.deepEqual(
    [refused.status, refused.body.detail],
    [403, "Cannot add another plant: there may be 200"],
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
