import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { testRuntime, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

Deno.test("a state in the history becomes the present one, as a new version", async () => {
  await using runtime = await testRuntime();
  const app = serviceApp(mobile, runtime);
  const user = await testUser(runtime);
  const call = async (path: string, init: RequestInit = {}, headers: HeadersInit = {}) => {
    const response = await app.request(path, { ...init, headers: { ...user.headers, ...headers } });
    const text = await response.text();
    return { status: response.status, etag: response.headers.get("etag"), body: text && JSON.parse(text) };
  };
  const restore = (version: unknown, headers: HeadersInit = {}) =>
    call(`/records/${id}/history/${version}/restore`, { method: "POST" }, headers);
  const patch = (change: unknown) =>
    call(`/records/${id}`, { method: "PATCH", body: JSON.stringify(change) });

  const first = { type: "expense", text: "lunch 12", data: { amount: 12, category: "food" }, tags: ["work"] };
  const { body: made } = await call("/records", { method: "POST", body: JSON.stringify(first) });
  const id = made.id;
  await patch({ text: "lunch 15", data: { amount: 15 }, title: "Lunch", tags: [] });
  await call(`/records/${id}`, {
    method: "PATCH",
    body: JSON.stringify({ type: "note", data: { amount: null, category: null, currency: null } }),
  });
  await call(`/records/${id}`, { method: "DELETE" });

  const restored = await restore(1);
  assert.equal(restored.status, 200);
  assert.deepEqual(restored.body, { ...made, version: 5, updatedAt: restored.body.updatedAt });
  assert.equal(restored.etag, '"5"');
  const { body: history } = await call(`/records/${id}/history`);
  assert.deepEqual(history.data.map(({ version }: { version: number }) => version), [5, 4, 3, 2, 1]);
  const found = await call("/records/search?q=lunch");
  assert.equal(found.body.data[0].record.id, id, "found again, out of the trash");

  assert.equal((await restore(2, { "if-match": '"4"' })).status, 412);
  assert.equal((await restore(2, { "if-match": '"5"' })).body.title, "Lunch");
  for (const version of [9, 6.5, "x", 0, -1]) {
    const refused = await restore(version);
    assert.equal(refused.status, version === 9 ? 404 : 400, String(version));
  }
  assert.equal((await restore(6)).body.version, 6, "the present state is what it is");
  assert.equal(
    (await call(`/records/${id}/history`)).body.data.length,
    6,
    "nothing was written by the refused",
  );

  const other = await testUser(runtime, "wang");
  assert.equal((await restore(1, other.headers)).status, 404);
});

Deno.test("a state that its type no longer allows is refused, and names the field", async () => {
  await using runtime = await testRuntime();
  const { ctx } = await testUser(runtime);
  const schema = (type: "string" | "number") => ({
    type: "object" as const,
    properties: { size: { type } },
    additionalProperties: false as const,
  });
  await ctx.types.add({ name: "shoe", label: "Shoe", schema: schema("string"), cues: [] });
  const [shoe] = await ctx.records.addAll([{
    type: "shoe",
    text: "s",
    data: { size: "big" },
    source: "api",
  }]);
  await ctx.records.change(shoe!.id, { data: { size: null } });
  await ctx.types.change("shoe", { schema: schema("number") });
  await assert.rejects(ctx.records.restoreVersion(shoe!.id, 1), (error: { errors: { path: string }[] }) => {
    assert.equal(error.errors[0]!.path, "data.size");
    return true;
  });
});
