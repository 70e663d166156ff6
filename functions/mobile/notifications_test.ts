import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { testRuntime, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

Deno.test("GET /notifications lists what fell due in pages, until it is acknowledged", async () => {
  await using runtime = await testRuntime();
  const app = serviceApp(mobile, runtime);
  const user = await testUser(runtime);
  const call = async (path: string, method = "GET") => {
    const response = await app.request(path, { method, headers: user.headers });
    return { status: response.status, body: await response.json() };
  };
  await user.ctx.records.addAll(
    ["one", "two", "three"].map((text) => ({
      type: "todo",
      text,
      data: { dueAt: "2026-03-18T04:31:00Z" },
      source: "api" as const,
    })),
  );
  assert.deepEqual((await call("/notifications")).body, { data: [], nextCursor: null });
  runtime.clock.advance(120_000);
  await runtime.reminders.runDue();
  const first = await call("/notifications?limit=2");
  assert.equal(first.body.data.length, 2);
  const second = await call(`/notifications?limit=2&cursor=${first.body.nextCursor}`);
  assert.equal(second.body.data.length, 1);
  assert.equal(second.body.nextCursor, null);
  const all = [...first.body.data, ...second.body.data];
  assert.deepEqual(all.map(({ record }) => record.text).toSorted(), ["one", "three", "two"]);
  assert.ok(all.every(({ at, delivery }) => at === "2026-03-18T04:31:00.000Z" && delivery === "none"));

  const { status, body } = await call(`/notifications/${all[0].id}/acknowledge`, "POST");
  assert.deepEqual([status, body.acknowledgedAt], [200, "2026-03-18T04:32:00.000Z"]);
  assert.equal((await call("/notifications")).body.data.length, 2);
  assert.equal((await call("/notifications?acknowledged=true")).body.data.length, 3);
  for (const query of ["cursor=x", "limit=0", "limit=101", "acknowledged=maybe", "colour=red"]) {
    assert.equal((await call(`/notifications?${query}`)).status, 400, query);
  }
  assert.equal((await call("/notifications/x/acknowledge", "POST")).status, 400);
});
