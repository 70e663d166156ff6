import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { testRuntime, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

const tagged = (...tags: string[]) => ({ type: "note", text: "one", data: {}, tags, source: "api" as const });

Deno.test("GET /tags walks, filters, sorts and counts the tags of one person", async () => {
  await using runtime = await testRuntime();
  const [owner, stranger] = [await testUser(runtime), await testUser(runtime, "mei")];
  const app = serviceApp(mobile, runtime);
  const call = async (at: string, body?: unknown, who = owner) => {
    const [method, path] = at.split(" ") as [string, string];
    const init = { method, headers: who.headers, body: body && JSON.stringify(body) };
    const response = await app.request(path, init as RequestInit);
    return { status: response.status, body: await response.json() };
  };
  const names = Array.from({ length: 250 }, (_, i) => `tag${String(i).padStart(3, "0")}`);
  await owner.ctx.records.addAll(names.map((name, i) => tagged(name, ...(i < 3 ? ["often"] : []))));
  await owner.ctx.records.addAll([tagged("tag007", "50% 火锅")]);
  await stranger.ctx.records.addAll([tagged("theirs")]);

  const walked: { name: string; count: number }[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: typeof walked; nextCursor: string | null } =
      (await call(`GET /tags${cursor === null ? "" : `?cursor=${cursor}`}`)).body;
    walked.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  assert.deepEqual(walked.slice(0, 3), [
    { name: "often", count: 3 },
    { name: "tag007", count: 2 },
    { name: "50% 火锅", count: 1 },
  ]);
  const once = walked.slice(3).map(({ name }) => name);
  assert.deepEqual(once, names.filter((name) => name !== "tag007"));

  const list = async (query: string) =>
    (await call(`GET /tags?${query}`)).body.data.map(({ name }: { name: string }) => name).join();
  assert.equal(await list("count__gte=2&sort=name"), "often,tag007");
  assert.equal(await list("count__eq=3&count=true"), "often", "count alone asks for the number of rows");
  assert.equal(await list("q=%25"), "50% 火锅", "% is a character");
  assert.equal(await list("name__startswith=tag24&sort=-name&limit=2"), "tag249,tag248");
  assert.deepEqual((await call("GET /tags?fields=name&limit=1")).body.data, [{ name: "often" }]);
  assert.equal((await call("GET /tags?count=true&limit=1")).body.total, 252);
  assert.deepEqual((await call("GET /tags/count?name__contains=tag00")).body, { count: 10 });
  assert.deepEqual((await call("GET /tags", undefined, stranger)).body.data, [{ name: "theirs", count: 1 }]);
  for (const query of ["limit=0", "nosuch=1", "sort=user_id", "count__like=x"]) {
    assert.equal((await call(`GET /tags?${query}`)).status, 400, query);
  }

  const renamed = await call("PATCH /tags/often", { to: "tag007" });
  assert.deepEqual(renamed, { status: 200, body: { name: "tag007", changed: 3 } });
  const removed = await call("DELETE /tags/tag007");
  assert.deepEqual(removed, { status: 200, body: { name: "tag007", changed: 5 } });
  assert.equal((await call("DELETE /tags/tag007")).status, 404);
  assert.equal((await call("PATCH /tags/theirs", { to: "mine" })).status, 404);
});
