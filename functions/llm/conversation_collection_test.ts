import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { testRuntime, testUser } from "../../common/testing.ts";
import { llm } from "./app.ts";

interface Row {
  id: string;
  title: string;
  updatedAt: string;
}

async function talks() {
  const runtime = await testRuntime();
  const [owner, stranger] = [await testUser(runtime), await testUser(runtime, "mei")];
  const app = serviceApp(llm, runtime);
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
  /** So many conversations, half of them durable, each a second younger than the one before. */
  const begin = async (count: number, title = "talk") => {
    const begun: Row[] = [];
    for (let i = 0; i < count; i++) {
      runtime.clock.advance(1_000);
      const retention = i % 2 === 0 ? "durable" : "ephemeral";
      begun.push(await owner.ctx.conversations.begin(`${title} ${i}`, { retention }));
    }
    return begun;
  };
  return {
    runtime,
    owner,
    stranger,
    call,
    begin,
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  };
}

Deno.test("GET /conversations walks all of them by pages, those of the cache and of the database in one order", async () => {
  await using site = await talks();
  const { call, begin } = site;
  const begun = await begin(260);
  const expected = begun.map(({ id }) => id).reverse();
  const whole = (await call("GET /conversations?count=true")).body;
  assert.deepEqual([whole.data.length, whole.total], [100, 260]);
  for (const limit of [100, 7]) {
    const walked: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "" : `&cursor=${cursor}`;
      const page: { data: Row[]; nextCursor: string | null } =
        (await call(`GET /conversations?limit=${limit}${query}`)).body;
      walked.push(...page.data.map(({ id }) => id));
      // Others come and go while the pages are read.
      if (cursor === null) await begin(4, "meanwhile");
      cursor = page.nextCursor;
    } while (cursor !== null);
    const own = walked.filter((id) => expected.includes(id));
    assert.deepEqual(own, expected, `limit ${limit}`);
  }
});

Deno.test("GET /conversations filters, sorts, counts and picks fields as every collection does", async () => {
  await using site = await talks();
  const { call, begin } = site;
  await begin(4);
  const titles = async (query: string) =>
    (await call(`GET /conversations?${query}`)).body.data.map(({ title }: Row) => title.at(-1)).join("");
  assert.equal(await titles("sort=title"), "0123");
  assert.equal(await titles("retention=ephemeral&sort=-title"), "31");
  assert.equal(await titles("ttlSeconds__isnull=true&sort=createdAt"), "02");
  assert.equal(await titles("q=talk%203"), "3");
  assert.equal(await titles("title__in=talk%201,talk%202&sort=title"), "12");
  assert.equal(await titles("sort=-ttlSeconds,title"), "1302", "rows without a value come last");
  const first = (await call("GET /conversations?sort=-ttlSeconds,title&limit=3")).body;
  assert.equal(await titles(`sort=-ttlSeconds,title&cursor=${first.nextCursor}`), "2");
  assert.deepEqual((await call("GET /conversations?fields=title&limit=1")).body.data, [{ title: "talk 3" }]);
  assert.deepEqual((await call("GET /conversations/count?retention=durable")).body, { count: 2 });
  for (const query of ["page=2", "summary=x", "sort=userId", "userId=x", "limit=101", "title__gtx=1"]) {
    assert.equal((await call(`GET /conversations?${query}`)).status, 400, query);
  }
  assert.deepEqual((await call("GET /conversations", undefined, {}, site.stranger)).body.data, []);
  assert.deepEqual((await call("GET /conversations/count", undefined, {}, site.stranger)).body, { count: 0 });
});

Deno.test("a name is changed or replaced in the state that was seen, and the same name makes no version", async () => {
  await using site = await talks();
  for (const { id } of await site.begin(2)) {
    const { call } = site;
    const path = `/conversations/${id}`;
    const renamed = await call(`PATCH ${path}`, { title: "Money" }, { "if-match": '"1"' });
    assert.deepEqual([renamed.status, renamed.etag, renamed.body.title], [200, '"2"', "Money"]);
    assert.equal((await call(`PATCH ${path}`, { title: "x" }, { "if-match": '"1"' })).status, 412);
    assert.equal((await call(`PATCH ${path}`, {})).body.version, 2);
    assert.equal((await call(`PATCH ${path}`, { title: "Money" })).body.version, 2);
    assert.equal((await call(`PATCH ${path}`, { title: null })).status, 400);
    assert.equal((await call(`PUT ${path}`, {})).status, 400);
    const [note] = await site.owner.ctx.records.addAll([{
      type: "note",
      text: "x",
      data: {},
      source: "api",
    }]);
    const talk = await site.owner.ctx.conversations.get(id);
    const cited = { role: "assistant", text: "", result: null, sources: [note!.id], plan: null } as const;
    await site.owner.ctx.conversations.add(talk, { ...cited, sources: [note!.id] });
    await site.owner.ctx.records.remove(note!.id);
    const read = await call(`GET ${path}`);
    assert.match(read.etag!, /^"3-/);
    const put = await call(`PUT ${path}`, { title: "Food" }, { "if-match": read.etag! });
    assert.deepEqual([put.status, put.body.version], [200, 4], "the ETag of a reading is one to match");
    assert.equal((await call(`PUT ${path}`, { title: "x" }, { "if-match": read.etag! })).status, 412);
    assert.equal((await call(`PUT ${path}`, { title: "x" }, {}, site.stranger)).status, 404);
    assert.equal((await call(`DELETE ${path}`, undefined, { "if-match": read.etag! })).status, 412);
    assert.equal((await call(`DELETE ${path}`)).status, 204);
  }
  assert.deepEqual((await site.call("GET /conversations/count")).body, { count: 0 });
});

Deno.test("the ETag of a conversation changes with every record that it cites", async () => {
  await using site = await talks();
  const { owner, call } = site;
  for (const retention of ["durable", "ephemeral"] as const) {
    const [first, second] = await owner.ctx.records.addAll(
      ["one", "two"].map((text) => ({ type: "note", text, data: {}, source: "api" as const })),
    );
    const talk = await owner.ctx.conversations.begin("how much?", { retention });
    await owner.ctx.conversations.add(talk, {
      role: "assistant",
      text: "[1][2]",
      result: null,
      sources: [first!.id, second!.id],
      plan: null,
    });
    const read = (etag?: string | null) =>
      call(`GET /conversations/${talk.id}`, undefined, etag ? { "if-none-match": etag } : {});
    const tags = [(await read()).etag];
    const isNew = async (what: string) => {
      const { status, etag } = await read(tags.at(-1));
      assert.equal(status, 200, what);
      assert.equal(tags.includes(etag), false, what);
      assert.equal((await read(etag)).status, 304, what);
      tags.push(etag);
    };
    assert.equal(tags[0], '"2"', "the version, as long as nothing else has changed");
    assert.equal((await read(tags[0])).status, 304);
    site.runtime.clock.advance(1);
    await owner.ctx.records.change(first!.id, { text: "changed" });
    await isNew("a record was changed");
    await owner.ctx.records.remove(second!.id);
    await isNew("a record was deleted");
    await owner.ctx.records.restore(second!.id);
    await isNew("a record came back");
    await owner.ctx.conversations.rename(talk.id, "Money");
    await isNew("it has another name");
  }
});
