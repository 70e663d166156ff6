import { hc } from "hono/client";
import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { BUILT_IN_TYPES } from "../../common/records/built_in_types.ts";
import { testRuntime, testUser } from "../../common/testing.ts";
import { RECORD_ROUTES } from "./record_collection.ts";

const service = { name: "mobile" as const, summary: "Records", routes: RECORD_ROUTES };
const money = { amount: 12, currency: "CNY", category: "food" };

async function recordSite() {
  const runtime = await testRuntime();
  const [owner, stranger] = [await testUser(runtime), await testUser(runtime, "mei")];
  const app = serviceApp(service, runtime);
  const call = async (at: string, body?: unknown, headers: Record<string, string> = {}, who = owner) => {
    const [method, path] = at.split(" ") as [string, string];
    const init = { method, headers: { ...who.headers, ...headers }, body: body && JSON.stringify(body) };
    const response = await app.request(path, init as RequestInit);
    return { status: response.status, etag: response.headers.get("etag"), body: await response.json() };
  };
  return { app, owner, stranger, call, [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() };
}

Deno.test("PUT /records/{id} puts a whole other state in its place, and what was is in the history", async () => {
  await using site = await recordSite();
  const { call } = site;
  const occurredAt = "2026-03-01T00:00:00.000Z";
  const made = await call("POST /records", {
    type: "expense",
    text: "lunch",
    data: { ...money, merchant: "KFC" },
    tags: ["work"],
    title: "Lunch",
    occurredAt,
  });
  const { id } = made.body;
  const put = await call(`PUT /records/${id}`, { type: "note", text: "no lunch" }, { "if-match": '"1"' });
  assert.deepEqual([put.status, put.etag], [200, '"2"']);
  const { type, text, title, data, tags, version } = put.body;
  assert.deepEqual({ type, text, title, data, tags, version }, {
    type: "note",
    text: "no lunch",
    title: null,
    data: {},
    tags: [],
    version: 2,
  });
  assert.equal(put.body.occurredAt, occurredAt, "the time it happened stays");
  const history = await call(`GET /records/${id}/history`);
  assert.deepEqual(history.body.data, [put.body, made.body]);

  const refused: [body: unknown, status: number, headers?: Record<string, string>][] = [
    [{ type: "note", text: "late" }, 412, { "if-match": '"1"' }],
    [{ text: "without a type" }, 400],
    [{ type: "expense", text: "x", data: { ...money, amount: "12" } }, 400],
    [{ type: "note", text: "x", version: 9 }, 400],
  ];
  for (const [body, status, headers] of refused) {
    assert.equal((await call(`PUT /records/${id}`, body, headers)).status, status, JSON.stringify(body));
  }
  const foreign = await call(`PUT /records/${id}`, { type: "note", text: "mine" }, {}, site.stranger);
  assert.equal(foreign.status, 404);
  await call(`DELETE /records/${id}`);
  assert.equal((await call(`PUT /records/${id}`, { type: "note", text: "back" })).status, 404);
});

Deno.test("GET /records/count counts what the same conditions list", async () => {
  await using site = await recordSite();
  const { call } = site;
  const { body } = await call("POST /records/batch", {
    records: [1, 2, 3, 4].map((amount) => ({
      type: "expense",
      text: `spent ${amount}`,
      data: { ...money, amount },
    })),
  });
  await call(`DELETE /records/${body.records[0].id}`);
  await call("POST /records", { type: "note", text: "theirs" }, {}, site.stranger);
  const tree = encodeURIComponent('{"or":[{"data.amount":2},{"data.amount__gt":3}]}');
  const cases: [query: string, count: number][] = [
    ["", 3],
    ["?type=expense&data.amount__gte=3", 2],
    [`?filter=${tree}`, 2],
    ["?deletedAt__isnull=false", 1],
    ["?type=note", 0],
  ];
  for (const [query, count] of cases) {
    assert.deepEqual((await call(`GET /records/count${query}`)).body, { count }, query);
    const listed = await call(`GET /records${query}${query === "" ? "?" : "&"}count=true`);
    assert.deepEqual([listed.body.total, listed.body.data.length], [count, count], query);
  }
  assert.equal((await call("GET /records/count?nosuch=1")).status, 400);
  assert.equal((await call("GET /records/count?limit=1")).status, 400);
});

Deno.test("every field of every built-in type is a condition of lists, sums and trees alike", async (t) => {
  await using site = await recordSite();
  const { call } = site;
  await call("POST /records", { type: "expense", text: "lunch", data: money });
  await call("POST /records", { type: "expense", text: "coffee", data: { ...money, currency: "USD" } });
  const texts = async (query: string) =>
    (await call(`GET /records?${query}`)).body.data.map(({ text }: { text: string }) => text);
  assert.deepEqual(await texts("data.currency=USD"), ["coffee"]);
  assert.deepEqual(await texts('filter={"data.currency":"CNY"}'), ["lunch"]);
  for (const [type, { shape }] of Object.entries(BUILT_IN_TYPES)) {
    for (const key of Object.keys(shape)) {
      await t.step(`${type}.${key}`, async () => {
        assert.equal((await call(`GET /records?data.${key}__isnull=true`)).status, 200);
      });
    }
  }
});

Deno.test("/records is typed for Hono's client", async () => {
  await using site = await recordSite();
  const client = hc<typeof site.app>("http://localhost", {
    headers: site.owner.headers,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise.resolve(site.app.request(input, init)),
  });
  const made = await (await client.records.$post({ json: { type: "note", text: "a line" } })).json();
  const version: number = made.version;
  assert.equal(version, 1);
  const page = await (await client.records.$get({ query: { type: "note", limit: "1" } })).json();
  assert.deepEqual(page.data.map(({ id }) => id), [made.id]);
  // @ts-expect-error -- the version is the server's
  const refused = await client.records.$post({ json: { type: "note", text: "x", version: 2 } });
  assert.equal(refused.status as number, 400);
});

Deno.test("GET /records/{id}/history gives every state of a record that was changed more often than a page has room", async () => {
  await using site = await recordSite();
  const { call, owner } = site;
  const { body: { id } } = await call("POST /records", { type: "note", text: "0" });
  for (let i = 1; i <= 130; i++) await owner.ctx.records.change(id, { text: String(i) });
  const whole = (await call(`GET /records/${id}/history`)).body;
  assert.equal(whole.data.length, 100);
  const { text, version } = whole.data[0];
  assert.deepEqual([text, version], ["130", 131], "the present state stands before all");
  // One more in between is newer than what was seen.
  await owner.ctx.records.change(id, { text: "meanwhile" });
  const rest = (await call(`GET /records/${id}/history?cursor=${whole.nextCursor}`)).body;
  const texts = [...whole.data, ...rest.data].map(({ text }: { text: string }) => text);
  assert.deepEqual(texts, Array.from({ length: 131 }, (_, i) => String(130 - i)));
  assert.equal(rest.nextCursor, null);
  assert.equal((await call(`GET /records/${id}/history?limit=5`)).body.data.length, 5);
  assert.equal((await call(`GET /records/${id}/history?cursor=x`)).status, 400);
  const foreign = await call(`GET /records/${id}/history?limit=5`, undefined, {}, site.stranger);
  assert.equal(foreign.status, 404);
});
