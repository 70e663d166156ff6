import assert from "node:assert/strict";
import { fail, say, stall } from "../../common/llm/testing_model_server.ts";
import { eventually, testUser } from "../../common/testing.ts";
import { addRecords, type ChatBench, chatBench } from "./testing_chat.ts";

const NO_MODEL = { LLM_BASE_URL: "", LLM_MODEL: "" };
const HOUR_MS = 3_600_000;

async function put(bench: ChatBench, body: unknown, headers: Record<string, string> = {}) {
  const response = await bench.send("PUT", "/summary-schedule", body, headers);
  return { status: response.status, body: await response.json(), etag: response.headers.get("etag") };
}

/** Of a session that begins now: in the days that pass here access tokens end. */
async function signedIn({ runtime }: ChatBench, userId: string): Promise<Record<string, string>> {
  const scope = "records:read chat";
  const { accessToken } = await runtime.sessions.open({ userId, clientId: "zhiji", scope, userAgent: null });
  return { authorization: `Bearer ${accessToken}` };
}

async function list(bench: ChatBench, query = "") {
  const headers = await signedIn(bench, bench.user.id);
  const response = await bench.send("GET", `/summaries${query}`, undefined, headers);
  assert.equal(response.status, 200);
  return await response.json();
}

/** The periods of the summaries that are there, the newest first. */
async function periods(bench: ChatBench): Promise<string[]> {
  const { data } = await list(bench, "?limit=100");
  return data.map(({ period, startsOn }: Record<string, string>) => `${period} ${startsOn}`);
}

// It is Wednesday 18 March 2026, 12:30 in Shanghai.

Deno.test("a daily summary is made once when its time has come, from the day before, without a model", async () => {
  await using bench = await chatBench([], NO_MODEL);
  await addRecords(bench.user);
  const { clock, jobs } = bench.runtime;
  const schedule = await put(bench, { daily: true, at: "07:30" });
  assert.equal(schedule.status, 200);
  assert.equal(schedule.body.nextDueAt, "2026-03-18T23:30:00.000Z");
  assert.equal(await jobs.runDue(), 0);
  clock.advance(18 * HOUR_MS);
  assert.equal(await jobs.runDue(), 0, "not before its time");
  clock.advance(HOUR_MS);
  assert.equal(await jobs.runDue(), 1);
  assert.equal(await jobs.runDue(), 0);
  assert.deepEqual(await periods(bench), ["daily 2026-03-18"]);
  const { data: [summary] } = await list(bench);
  assert.match(summary.report, /^2026年3月18日\n共 1 条记录：待办 1。/);
  assert.equal(summary.prose, null);
  assert.deepEqual([summary.from, summary.to], ["2026-03-17T16:00:00.000Z", "2026-03-18T16:00:00.000Z"]);
  const headers = await signedIn(bench, bench.user.id);
  const again = await (await bench.send("GET", `/summaries/${summary.id}`, undefined, headers)).json();
  assert.deepEqual(again, summary);
  const [job] = await jobs.list(bench.user.id, "done");
  assert.deepEqual([job!.kind, job!.subject, job!.result], ["summarize", "daily:2026-03-18", {
    outcome: "made",
  }]);
});

Deno.test("weeks and months are told too; what was missed is made up for, and nothing twice", async () => {
  await using bench = await chatBench([], NO_MODEL);
  const { clock, jobs } = bench.runtime;
  await put(bench, { daily: true, weekly: true, monthly: true });
  clock.advance(15 * 24 * HOUR_MS);
  await jobs.runDue();
  await jobs.runDue();
  const made = await periods(bench);
  assert.equal(new Set(made).size, made.length);
  assert.deepEqual(made.filter((text) => !text.startsWith("daily")).sort(), [
    "monthly 2026-03-01",
    "weekly 2026-03-16",
    "weekly 2026-03-23",
  ]);
  assert.equal(made.filter((text) => text.startsWith("daily")).length, 7, "the newest week of days");
  assert.ok(made.includes("daily 2026-04-01"));
});

Deno.test("two processes that look at the same time make one summary, and so does one that died", async () => {
  await using bench = await chatBench([], NO_MODEL);
  const { clock, jobs, database } = bench.runtime;
  await put(bench, { daily: true });
  clock.advance(24 * HOUR_MS);
  await Promise.all([jobs.runDue(), jobs.runDue(), jobs.runDue()]);
  assert.deepEqual(await periods(bench), ["daily 2026-03-18"]);
  // A process died after the summary was kept and before the job was done.
  await database.commit([{
    sql: "UPDATE jobs SET status = 'running', lease_ends_at = ? WHERE kind = 'summarize'",
    args: [new Date(clock.now() - 1).toISOString()],
  }]);
  await jobs.runDue();
  assert.deepEqual(await periods(bench), ["daily 2026-03-18"]);
  const [job] = await jobs.list(bench.user.id, "done");
  assert.deepEqual(job!.result, { outcome: "there" });
});

Deno.test("a person who moves to a zone whose morning is earlier gets that day's summary all the same", async () => {
  await using bench = await chatBench([], NO_MODEL);
  const { clock, jobs } = bench.runtime;
  await bench.user.ctx.profile.change({ timezone: "America/Los_Angeles" });
  const { body } = await put(bench, { daily: true, at: "08:00" });
  await bench.user.ctx.profile.change({ timezone: "Pacific/Auckland" });
  clock.advance(Date.parse(body.nextDueAt) - clock.now());
  await jobs.runDue();
  assert.ok((await periods(bench)).includes("daily 2026-03-18"), String(await periods(bench)));
});

Deno.test("with a model the summary has checked prose; a model that fails leaves the facts and a word about it", async (t) => {
  const cases: [name: string, play: ReturnType<typeof say>, prose: string | null, notice: string | null][] = [
    ["good words", say("只有1个待办。"), "只有1个待办。", null],
    ["a wrong number", say("一共999个待办。"), "一共[?]个待办。", null],
    ["down", fail(401), null, "model_unavailable"],
  ];
  for (const [name, play, prose, notice] of cases) {
    await t.step(name, async () => {
      await using bench = await chatBench([play]);
      await addRecords(bench.user);
      await put(bench, { daily: true });
      bench.runtime.clock.advance(24 * HOUR_MS);
      await bench.runtime.jobs.runDue();
      const { data: [summary] } = await list(bench);
      assert.equal(summary.prose, prose);
      assert.equal(summary.notices[0]?.code ?? null, notice);
      assert.match(summary.report, /待办 1/);
      const [row] = await bench.runtime.database.rows("SELECT feature, prompt_name FROM model_calls");
      assert.deepEqual(row, ["summarize", "summarize"]);
    });
  }
});

Deno.test("a process that stops while a model writes leaves the job for the next one", async () => {
  await using bench = await chatBench([stall("写到一半")]);
  await addRecords(bench.user);
  await put(bench, { daily: true });
  bench.runtime.clock.advance(24 * HOUR_MS);
  const running = bench.runtime.jobs.runDue();
  await eventually("the model is asked", () => bench.model.requests.length > 0);
  bench.runtime.stopping.abort();
  await bench.runtime.jobs.close();
  await running;
  assert.deepEqual(await periods(bench), []);
  const [job] = await bench.runtime.jobs.list(bench.user.id, "queued");
  assert.deepEqual([job!.subject, job!.tries], ["daily:2026-03-18", 0]);
});

Deno.test("a deleted record is gone from the summaries that cited it", async () => {
  await using bench = await chatBench([], NO_MODEL);
  const [record] = await bench.user.ctx.records.addAll([{
    type: "expense",
    text: "给小王的生日礼物300元",
    data: { amount: 300, currency: "CNY", category: "gifts" },
    source: "api",
  }]);
  await put(bench, { daily: true });
  bench.runtime.clock.advance(24 * HOUR_MS);
  await bench.runtime.jobs.runDue();
  const { data: [before] } = await list(bench);
  assert.equal(before.sources[0].text, record!.text);
  assert.equal(before.facts.expenses.largest, record!.id);
  assert.match(before.report, /最大一笔：“给小王的生日礼物300元”。/);
  await bench.user.ctx.records.remove(record!.id);
  const { data: [summary] } = await list(bench);
  assert.deepEqual(summary.sources, [{ id: record!.id, deleted: true }]);
  assert.match(summary.report, /最大一笔：（已删除）。/);
  assert.ok(!JSON.stringify(summary).includes("小王"));
  const stored = await bench.runtime.database.rows("SELECT * FROM summaries");
  assert.ok(!JSON.stringify(stored).includes("小王"));
});

Deno.test("summaries are listed by page and kind, removed for good, and nobody else's", async () => {
  await using bench = await chatBench([], NO_MODEL);
  const { clock, jobs } = bench.runtime;
  await put(bench, { daily: true, weekly: true });
  clock.advance(7 * 24 * HOUR_MS);
  await jobs.runDue();
  const all = await periods(bench);
  assert.equal(all.length, 8);
  const first = await list(bench, "?limit=3");
  const second = await list(bench, `?limit=5&cursor=${first.nextCursor}`);
  assert.equal(second.nextCursor, null);
  const ids = [...first.data, ...second.data].map(({ id }: { id: string }) => id);
  assert.equal(new Set(ids).size, 8);
  assert.deepEqual((await list(bench, "?period=weekly")).data.length, 1);
  const other = await testUser(bench.runtime, "wang");
  for (const method of ["GET", "DELETE"]) {
    const response = await bench.send(method, `/summaries/${ids[0]}`, undefined, other.headers);
    await response.body?.cancel();
    assert.equal(response.status, 404);
  }
  const headers = await signedIn(bench, bench.user.id);
  const removed = await bench.send("DELETE", `/summaries/${ids[0]}`, undefined, headers);
  assert.equal(removed.status, 204);
  await jobs.runDue();
  assert.equal((await periods(bench)).length, 7, "what was removed is not made again");
});

Deno.test("PUT /summary-schedule refuses what is wrong and heeds If-Match", async () => {
  await using bench = await chatBench([], NO_MODEL);
  const unset = await bench.send("GET", "/summary-schedule");
  assert.equal(unset.headers.get("etag"), '"0"');
  assert.deepEqual(await unset.json(), {
    daily: false,
    weekly: false,
    monthly: false,
    at: "08:00",
    nextDueAt: null,
    version: 0,
  });
  for (
    const [body, field] of [[{ at: "25:00" }, "at"], [{ daily: "yes" }, "daily"], [
      { hourly: true },
      "hourly",
    ]]
  ) {
    const { status, body: problem } = await put(bench, body);
    assert.equal(status, 400);
    assert.equal(problem.errors[0].path, field);
  }
  assert.equal((await put(bench, { daily: true }, { "if-match": '"3"' })).status, 412);
  const first = await put(bench, { daily: true }, { "if-match": '"0"' });
  assert.deepEqual([first.status, first.etag], [200, '"1"']);
  assert.equal((await put(bench, { weekly: true }, { "if-match": '"0"' })).status, 412);
  const second = await put(bench, { monthly: true }, { "if-match": '"1"' });
  assert.deepEqual([second.body.daily, second.body.monthly, second.etag], [false, true, '"2"']);
  const off = await put(bench, {});
  assert.equal(off.body.nextDueAt, null);
});
