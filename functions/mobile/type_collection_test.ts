import { hc } from "hono/client";
import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { testRuntime, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";
import { TYPE_ROUTES } from "./type_collection.ts";

const SCHEMA = { type: "object", properties: { pages: { type: "integer" } } } as const;
const type = (name: string) => ({ name, label: name.toUpperCase(), schema: SCHEMA });

async function site() {
  const runtime = await testRuntime();
  const [owner, stranger] = [await testUser(runtime), await testUser(runtime, "mei")];
  const app = serviceApp(mobile, runtime);
  const call = async (at: string, body?: unknown, headers: Record<string, string> = {}, who = owner) => {
    const [method, path] = at.split(" ") as [string, string];
    const init = { method, headers: { ...who.headers, ...headers }, body: body && JSON.stringify(body) };
    const response = await app.request(path, init as RequestInit);
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get("etag"),
      body: text ? JSON.parse(text) : null,
    };
  };
  return { runtime, owner, stranger, call, [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() };
}

Deno.test("GET /types walks, filters, sorts and counts built-in types and one's own alike", async () => {
  await using here = await site();
  const { call } = here;
  const builtIn = (await call("GET /types")).body.data.length;
  assert.equal(builtIn, 8);
  const names = Array.from({ length: 100 }, (_, i) => `own${String(i).padStart(3, "0")}`);
  const batch = await call("POST /types/batch", { types: names.map(type) });
  assert.deepEqual([batch.status, batch.body.types.length, batch.body.types[0].builtIn], [201, 100, false]);
  const first = (await call("GET /types?count=true")).body;
  assert.deepEqual([first.data.length, first.total], [100, 108]);
  const rest = (await call(`GET /types?cursor=${first.nextCursor}`)).body;
  const walked = [...first.data, ...rest.data].map(({ name }: { name: string }) => name);
  assert.deepEqual(walked.slice(0, builtIn), walked.slice(0, builtIn).toSorted());
  assert.deepEqual(walked.slice(builtIn), names, "the built-in ones stand before one's own");
  assert.deepEqual([new Set(walked).size, rest.nextCursor], [108, null]);

  const list = async (query: string) =>
    (await call(`GET /types?${query}`)).body.data.map(({ name }: { name: string }) => name).join();
  assert.equal(await list("name__in=own007,expense&sort=-name"), "own007,expense");
  assert.equal(await list("builtIn=false&limit=2"), "own000,own001");
  assert.equal(await list("q=OWN09&limit=1&sort=-label"), "own099");
  assert.deepEqual((await call("GET /types?name=own001&fields=name,schema")).body.data, [
    { name: "own001", schema: SCHEMA },
  ]);
  assert.deepEqual((await call("GET /types/count?builtIn=true")).body, { count: builtIn });
  assert.deepEqual((await call("GET /types/count", undefined, {}, here.stranger)).body, { count: builtIn });
  for (const query of ["schema=x", "sort=schema", "userId=x", "sort=cues", "limit=101", "nosuch=1"]) {
    assert.equal((await call(`GET /types?${query}`)).status, 400, query);
  }
  const more = await call("POST /types", type("oneMore"));
  assert.deepEqual([more.status, more.body.code], [403, "quota_exceeded"]);
});

Deno.test("types are added all or none, replaced and changed in the state that was seen", async () => {
  await using here = await site();
  const { call } = here;
  const made = await call("POST /types", { ...type("book"), cues: ["read"] }, { "idempotency-key": "k" });
  assert.deepEqual([made.status, made.etag], [201, '"1"']);
  assert.deepEqual(
    await call("POST /types", { ...type("book"), cues: ["read"] }, { "idempotency-key": "k" }),
    {
      ...made,
    },
  );
  const refused: [types: unknown[], status: number, path: string][] = [
    [[type("film"), type("book")], 409, "types.1.name"],
    [[type("film"), type("film")], 409, "types.1.name"],
    [[type("film"), type("note")], 409, "types.1.name"],
    [[type("film"), { ...type("song"), schema: { type: "string" } }], 400, "types.1.schema.type"],
    [[type("count")], 400, "types.0.name"],
  ];
  for (const [types, status, path] of refused) {
    const answer = await call("POST /types/batch", { types });
    assert.deepEqual([answer.status, answer.body.errors[0].path], [status, path], JSON.stringify(types));
  }
  assert.deepEqual((await call("GET /types/count?builtIn=false")).body, { count: 1 });

  await here.owner.ctx.records.addAll([{ type: "book", text: "x", data: { pages: 9 }, source: "api" }]);
  const same = await call("PATCH /types/book", { label: "BOOK" }, { "if-match": '"1"' });
  assert.deepEqual(
    [same.status, same.body.version],
    [200, 1],
    "a change that changes nothing makes no version",
  );
  const schema = { type: "object", properties: { pages: { type: "integer", minimum: 10 } } };
  const put = await call("PUT /types/book", { label: "Book", schema }, { "if-match": '"1"' });
  assert.deepEqual([put.status, put.etag, put.body.cues, put.body.check.failing.length], [200, '"2"', [], 1]);
  assert.equal((await call("PUT /types/book", { label: "B", schema }, { "if-match": '"1"' })).status, 412);
  assert.equal((await call("PUT /types/book", { label: "B" })).status, 400);
  assert.equal((await call("PUT /types/note", { label: "B", schema })).status, 403);
  assert.equal((await call("PUT /types/book", { label: "B", schema }, {}, here.stranger)).status, 404);
  const read = await call("GET /types/book", undefined, { "if-none-match": '"2"' });
  assert.equal(read.status, 304);
  assert.equal((await call("DELETE /types/book")).status, 409, "a record has it");
});

Deno.test("every state of a type can be read, its changes are told, and a name that comes again goes on counting", async () => {
  await using here = await site();
  const { call, owner, runtime } = here;
  const app = serviceApp(mobile, runtime);
  const stream = await app.request("/types/events", { headers: owner.headers });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  const told = async () => JSON.parse(/data: (.*)/.exec((await reader.read()).value!)![1]!);
  try {
    const made = (await call("POST /types", type("book"))).body;
    assert.deepEqual(await told(), { deleted: false, row: made });
    await call("PATCH /types/book", { label: "Book" });
    assert.equal((await told()).row.label, "Book");
    const history = (await call("GET /types/book/history")).body;
    assert.deepEqual(history.data.map(({ label, version }: typeof made) => [label, version]), [["Book", 2], [
      "BOOK",
      1,
    ]]);
    const first = (await call("GET /types/book/history?limit=1")).body;
    assert.deepEqual((await call(`GET /types/book/history?limit=1&cursor=${first.nextCursor}`)).body, {
      data: [made],
      nextCursor: null,
    });
    assert.equal((await call("PATCH /types/book", { label: "x" }, { "if-match": '"1"' })).status, 412);
    assert.equal(
      (await call("GET /types/book/history")).body.data.length,
      2,
      "what is refused leaves no state",
    );
    assert.equal((await call("GET /types/book/history", undefined, {}, here.stranger)).status, 404);
    assert.equal((await call("GET /types/expense/history")).body.data.length, 1);

    await call("DELETE /types/book");
    assert.deepEqual(await told(), { deleted: true, row: { id: "book" } });
    assert.equal((await call("GET /types/book/history")).status, 404);
    const again = await call("POST /types", type("book"));
    assert.deepEqual([again.status, again.etag], [201, '"4"'], "no ETag of the former one fits it");
    assert.equal((await call("GET /types/book/history")).body.data.length, 1);
  } finally {
    await reader.cancel();
  }
});

Deno.test("a type that came with no history has one from its next change on", async () => {
  await using here = await site();
  const { call, owner, runtime } = here;
  const times = ["2026-03-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z"];
  const insertFilm = () =>
    runtime.database.commit([{
      sql: `INSERT INTO record_types (id, created_at, updated_at, user_id, name, label, schema, cues, version)
      VALUES (?, ?, ?, ?, 'film', 'Film', ?, '[]', 3)`,
      args: [crypto.randomUUID(), ...times, owner.id, JSON.stringify(SCHEMA)],
    }]);
  await insertFilm();
  const labels = async () =>
    (await call("GET /types/film/history")).body.data.map(({ label }: { label: string }) => label);
  assert.deepEqual(await labels(), ["Film"]);
  await call("PATCH /types/film", { label: "Movie" });
  assert.deepEqual(await labels(), ["Movie", "Film"]);

  // The same type out of an archive, after it was removed here.
  await call("DELETE /types/film");
  await insertFilm();
  for (const label of ["a", "b", "c"]) assert.equal((await call("PATCH /types/film", { label })).status, 200);
  assert.deepEqual(await labels(), ["c", "b", "a", "Film"]);
});

Deno.test("the typed client knows types by their names", async () => {
  await using runtime = await testRuntime();
  const { headers } = await testUser(runtime);
  const app = serviceApp({ name: "mobile", summary: "Types", routes: TYPE_ROUTES }, runtime);
  const client = hc<typeof app>("http://localhost", {
    headers,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise.resolve(app.request(input, init)),
  });
  assert.equal((await client.types.$post({ json: type("book") })).status, 201);
  const read = await client.types[":name"].$get({ param: { name: "book" } });
  const { label, builtIn }: { label: string; builtIn: boolean } = await read.json();
  assert.deepEqual([label, builtIn], ["BOOK", false]);
  const page = await (await client.types.$get({ query: { builtIn: "false" } })).json();
  assert.deepEqual(page.data.map(({ name }) => name), ["book"]);
  // @ts-expect-error -- a type has no id
  void (() => client.types[":id"]);
});
