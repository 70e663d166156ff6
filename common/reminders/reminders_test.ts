import assert from "node:assert/strict";
import { type TestRuntime, testRuntime, type TestUser, testUser } from "../testing.ts";
import type { RecordDraft } from "../records/record_repository.ts";
import { DELIVERY_TRIES_MAX } from "./deliver_notifications.ts";
import { NOTIFICATIONS_KEPT_MS } from "./reminders.ts";
import { signatureOf } from "./webhook.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SECRET = "a secret of twenty-four letters";

const todo = (text: string, data: Record<string, unknown>, timezone = "Asia/Shanghai"): RecordDraft => ({
  type: "todo",
  text,
  data,
  timezone,
  source: "api",
});

/** The times that a person's clients are told of, as they stand in the table. */
const told = (runtime: TestRuntime, user: TestUser) =>
  runtime.database.rows<[string, string]>({
    sql: `SELECT records.text, at FROM notifications JOIN records ON records.id = record_id
      WHERE notifications.user_id = ? ORDER BY at, records.text`,
    args: [user.id],
  });
const open = async (user: TestUser) =>
  (await user.ctx.notifications.list({ acknowledged: false, limit: 100 })).map(({ record, at }) => [
    record.text,
    at,
  ]);

/** Lets the clock go on in steps, and looks for what is due at each. */
async function pass(runtime: TestRuntime, ms: number, stepMs: number): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    runtime.clock.advance(Math.min(stepMs, left));
    await runtime.reminders.runDue();
  }
}

Deno.test("what falls due is told of once, and not before", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime);
  await user.ctx.records.addAll([
    todo("soon", { dueAt: "2026-03-18T05:00:00Z" }),
    todo("reminded first", { dueAt: "2026-03-19T05:00:00Z", remindAt: "2026-03-18T04:40:00Z" }),
    todo("long over", { dueAt: "2026-03-01T05:00:00Z" }),
    todo("this very moment", { dueAt: "2026-03-18T04:30:00Z" }),
    todo("done", { dueAt: "2026-03-18T05:00:00Z", done: true }),
    todo("some day", {}),
    { ...todo("meeting", { startAt: "2026-03-18T06:00:00Z" }), type: "event" },
    { ...todo("a note", {}), type: "note", data: {} },
  ]);
  await runtime.reminders.runDue();
  assert.deepEqual(await told(runtime, user), [["this very moment", "2026-03-18T04:30:00.000Z"]]);
  await pass(runtime, 3 * HOUR_MS, 10 * MINUTE_MS);
  await runtime.reminders.runDue();
  assert.deepEqual(await told(runtime, user), [
    ["this very moment", "2026-03-18T04:30:00.000Z"],
    ["reminded first", "2026-03-18T04:40:00.000Z"],
    ["soon", "2026-03-18T05:00:00.000Z"],
    ["meeting", "2026-03-18T06:00:00.000Z"],
  ]);
});

Deno.test("repeating reminders keep their local hour when the clocks change", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime);
  // Berlin goes to summer time on 29 March 2026: eight o'clock is 07:00 UTC before it and 06:00 after.
  await user.ctx.records.addAll([
    todo("pills", { dueAt: "2026-03-19T07:00:00Z", repeat: "FREQ=DAILY" }, "Europe/Berlin"),
  ]);
  await pass(runtime, 13 * DAY_MS, HOUR_MS);
  const times = (await told(runtime, user)).map(([, at]) => at);
  assert.equal(times.length, 12);
  assert.deepEqual(times.slice(8, 11), [
    "2026-03-27T07:00:00.000Z",
    "2026-03-28T07:00:00.000Z",
    "2026-03-29T06:00:00.000Z",
  ]);
});

Deno.test("after a long stop a repeating reminder is told of once, and one that was missed is told of late", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime);
  await user.ctx.records.addAll([
    todo("daily", { dueAt: "2026-03-18T05:00:00Z", repeat: "FREQ=DAILY" }),
    todo("once", { dueAt: "2026-03-19T05:00:00Z" }),
    todo("every second", { dueAt: "2026-03-18T05:00:00Z", repeat: "FREQ=SECONDLY" }),
  ]);
  await runtime.reminders.runDue();
  runtime.clock.advance(10 * DAY_MS);
  await runtime.reminders.runDue();
  assert.deepEqual(await told(runtime, user), [
    ["daily", "2026-03-18T05:00:00.000Z"],
    ["every second", "2026-03-18T05:00:00.000Z"],
    ["once", "2026-03-19T05:00:00.000Z"],
  ]);
  await pass(runtime, DAY_MS, HOUR_MS);
  assert.equal((await told(runtime, user)).filter(([text]) => text === "daily").length, 2);
});

Deno.test("a record that is done, moved, deleted or made a note is told of no more", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime);
  const at = "2026-03-18T05:00:00Z";
  const names = ["done", "moved", "deleted", "a note now", "purged", "renamed", "left"];
  const added = await user.ctx.records.addAll(names.map((name) => todo(name, { dueAt: at })));
  await pass(runtime, HOUR_MS, 10 * MINUTE_MS);
  assert.equal((await open(user)).length, names.length);
  const [done, moved, deleted, note, purged, renamed] = added.map(({ id }) => id);
  const { records } = user.ctx;
  await records.change(done!, { data: { done: true } });
  await records.change(moved!, { data: { dueAt: "2026-03-18T08:00:00Z" } });
  await records.remove(deleted!);
  await records.change(note!, { type: "note", data: { done: null, dueAt: null } });
  await records.remove(purged!);
  await user.ctx.trash.purge(purged!);
  await records.change(renamed!, { text: "has another name" });
  await runtime.reminders.runDue();
  assert.deepEqual((await open(user)).map(([text]) => text).toSorted(), ["has another name", "left"]);
  await records.change(done!, { data: { done: false } });
  await pass(runtime, 3 * HOUR_MS, 10 * MINUTE_MS);
  const all = await told(runtime, user);
  assert.deepEqual(all.filter(([text]) => text === "done").length, 1, "not told of twice");
  assert.deepEqual(all.filter(([text]) => text === "moved").map(([, time]) => time), [
    "2026-03-18T05:00:00.000Z",
    "2026-03-18T08:00:00.000Z",
  ]);
});

Deno.test("other people see and acknowledge nothing of it", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime);
  const other = await testUser(runtime, "wang");
  await user.ctx.records.addAll([todo("mine", { dueAt: "2026-03-18T05:00:00Z" })]);
  await pass(runtime, HOUR_MS, HOUR_MS);
  const [mine] = await user.ctx.notifications.list({ acknowledged: false, limit: 1 });
  assert.deepEqual(await open(other), []);
  await assert.rejects(other.ctx.notifications.acknowledge(mine!.id), { code: "not_found" });
  assert.equal(
    (await user.ctx.notifications.acknowledge(mine!.id)).acknowledgedAt,
    "2026-03-18T05:30:00.000Z",
  );
  assert.deepEqual(await open(user), []);
  assert.equal((await user.ctx.notifications.list({ acknowledged: true, limit: 9 })).length, 1);
});

Deno.test("notifications are gone after thirty days, and a thousand of a person are kept", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime);
  const many = 1_100;
  for (let at = 0; at < many; at += 100) {
    await user.ctx.records.addAll(
      Array.from({ length: 100 }, (_, i) => todo(`todo ${at + i}`, { dueAt: "2026-03-18T05:00:00Z" })),
    );
  }
  await pass(runtime, HOUR_MS, HOUR_MS);
  assert.equal((await told(runtime, user)).length, 1_000);
  await pass(runtime, NOTIFICATIONS_KEPT_MS + HOUR_MS, NOTIFICATIONS_KEPT_MS + HOUR_MS);
  assert.equal((await told(runtime, user)).length, 0);
});

interface Webhook extends AsyncDisposable {
  url: string;
  requests: { headers: Headers; body: string }[];
  answer: (request: Request) => Response | Promise<Response>;
}

function webhookServer(): Webhook {
  const requests: Webhook["requests"] = [];
  const webhook: Webhook = {
    url: "",
    requests,
    answer: () => new Response(null, { status: 204 }),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    requests.push({ headers: request.headers, body: await request.text() });
    return await webhook.answer(request);
  });
  webhook.url = `http://127.0.0.1:${server.addr.port}/push`;
  return webhook;
}

const withWebhook = (webhook: Webhook) =>
  testRuntime({ PUSH_WEBHOOK_URL: webhook.url, PUSH_WEBHOOK_SECRET: SECRET });

Deno.test("a webhook is told of each, signed, and again with the same id where it failed", async () => {
  await using webhook = webhookServer();
  await using runtime = await withWebhook(webhook);
  const user = await testUser(runtime);
  await user.ctx.records.addAll([
    todo("call mom", { dueAt: "2026-03-18T05:00:00Z" }),
    todo("pay", { dueAt: "2026-03-18T05:00:00Z" }),
  ]);
  webhook.answer = () => new Response("no", { status: 500 });
  await pass(runtime, HOUR_MS, HOUR_MS);
  assert.equal(webhook.requests.length, 2);
  const states = async () =>
    (await user.ctx.notifications.list({ acknowledged: true, limit: 9 })).map((
      { delivery, tries, error },
    ) => [delivery, tries, error]);
  assert.deepEqual(await states(), [["pending", 1, "status_500"], ["pending", 1, "status_500"]]);
  await runtime.reminders.runDue();
  assert.equal(webhook.requests.length, 2, "not again at once");

  webhook.answer = () => new Response(null, { status: 204 });
  await pass(runtime, MINUTE_MS, MINUTE_MS);
  assert.deepEqual(await states(), [["sent", 2, null], ["sent", 2, null]]);
  const ids = webhook.requests.map(({ headers }) => headers.get("webhook-id")!);
  assert.deepEqual(new Set(ids).size, 2);
  for (const { headers, body } of webhook.requests) {
    const id = headers.get("webhook-id")!;
    const seconds = Number(headers.get("webhook-timestamp"));
    assert.equal(headers.get("webhook-signature"), signatureOf(SECRET, id, seconds, body));
    const { type, data } = JSON.parse(body);
    assert.deepEqual([type, data.id, data.userId], ["reminder.due", id, user.id]);
    assert.equal(data.at, "2026-03-18T05:00:00.000Z");
    assert.ok(["call mom", "pay"].includes(data.record.text));
  }
  await pass(runtime, DAY_MS, HOUR_MS);
  assert.equal(webhook.requests.length, 4, "what was taken is not sent again");
});

Deno.test("a webhook that never takes it is given up, visibly; one that redirects is not followed", async () => {
  await using webhook = webhookServer();
  await using runtime = await withWebhook(webhook);
  const user = await testUser(runtime);
  await user.ctx.records.addAll([todo("call mom", { dueAt: "2026-03-18T05:00:00Z" })]);
  webhook.answer = () => new Response(null, { status: 302, headers: { location: webhook.url } });
  await pass(runtime, 2 * DAY_MS, HOUR_MS);
  assert.equal(webhook.requests.length, DELIVERY_TRIES_MAX);
  const [notification] = await user.ctx.notifications.list({ acknowledged: false, limit: 1 });
  assert.deepEqual(
    [notification!.delivery, notification!.tries, notification!.error],
    ["failed", DELIVERY_TRIES_MAX, "status_302"],
  );
});

Deno.test("what is acknowledged, done or moved while it waits for the webhook is not sent", async () => {
  await using webhook = webhookServer();
  await using runtime = await withWebhook(webhook);
  const user = await testUser(runtime);
  const at = "2026-03-18T05:00:00Z";
  const [, done, moved] = await user.ctx.records.addAll(
    ["seen", "done", "moved"].map((text) => todo(text, { dueAt: at })),
  );
  webhook.answer = () => new Response(null, { status: 503 });
  await pass(runtime, HOUR_MS, HOUR_MS);
  assert.equal(webhook.requests.length, 3);
  const [seen] = (await user.ctx.notifications.list({ acknowledged: false, limit: 9 }))
    .filter(({ record }) => record.text === "seen");
  await user.ctx.notifications.acknowledge(seen!.id);
  await user.ctx.records.change(done!.id, { data: { done: true } });
  await user.ctx.records.change(moved!.id, { data: { dueAt: "2026-04-18T05:00:00Z" } });
  webhook.answer = () => new Response(null, { status: 204 });
  await pass(runtime, HOUR_MS, HOUR_MS);
  assert.equal(webhook.requests.length, 3);
  const all = await user.ctx.notifications.list({ acknowledged: true, limit: 9 });
  assert.deepEqual(all.map(({ delivery }) => delivery), ["cancelled", "cancelled", "cancelled"]);
});
