import ICAL from "ical.js";
import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { testApiKey, testRuntime, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

Deno.test("GET /calendar.ics is a calendar that a program with nothing but an address can subscribe to", async () => {
  await using runtime = await testRuntime();
  const app = serviceApp(mobile, runtime);
  const user = await testUser(runtime);
  const title = "会议, Berlin; 1\\2\nend " + "很长".repeat(60);
  await user.ctx.records.addAll([
    {
      type: "event",
      text: "t",
      title,
      data: { startAt: "2026-03-20T01:00:00Z", endAt: "2026-03-20T02:30:00Z", location: "A, B" },
      source: "api",
    },
    {
      type: "event",
      text: "holiday",
      data: { startAt: "2026-03-21T16:00:00Z", endAt: "2026-03-23T16:00:00Z", allDay: true },
      source: "api",
    },
    {
      type: "todo",
      text: "pay rent",
      data: { dueAt: "2026-03-01T00:00:00Z", repeat: "FREQ=MONTHLY;COUNT=3" },
      source: "api",
    },
  ]);
  const key = await testApiKey(user, ["records:read"]);
  const answer = await app.request(`/calendar.ics?key=${key}`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "text/calendar; charset=utf-8");
  const text = await answer.text();
  // ical.js does not count the space that a folded line begins with; RFC 5545 §3.1 only recommends 75.
  assert.ok(
    text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 76),
    "lines are folded",
  );
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component));
  const meeting = events.find(({ summary }) => summary === title)!;
  assert.equal(meeting.startDate.toJSDate().toISOString(), "2026-03-20T01:00:00.000Z");
  assert.equal(meeting.duration.toString(), "PT1H30M");
  assert.equal(meeting.location, "A, B");
  const holiday = events.find(({ summary }) => summary === "holiday")!;
  assert.deepEqual(
    [holiday.startDate.isDate, holiday.startDate.toString(), holiday.endDate.toString()],
    [true, "2026-03-22", "2026-03-24"],
  );
  assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length);

  for (const query of ["", "?key=", "?key=zj_wrong", `?key=${user.token}`]) {
    const refused = await app.request(`/calendar.ics${query}`);
    assert.equal(refused.status, 401, query);
    await refused.body!.cancel();
  }
  const elsewhere = await app.request(`/records?key=${key}`);
  assert.equal(elsewhere.status, 401, "a key in the address opens the calendar only");
  await elsewhere.body!.cancel();
});

Deno.test("GET /reminders lists the next seven days, and names a wrong range", async () => {
  await using runtime = await testRuntime();
  const app = serviceApp(mobile, runtime);
  const user = await testUser(runtime);
  await user.ctx.records.addAll([
    { type: "todo", text: "soon", data: { dueAt: "2026-03-20T00:00:00Z" }, source: "api" },
    { type: "todo", text: "later", data: { dueAt: "2026-03-30T00:00:00Z" }, source: "api" },
  ]);
  const call = async (query: string) => {
    const response = await app.request(`/reminders${query}`, { headers: user.headers });
    return { status: response.status, body: await response.json() };
  };
  const { body } = await call("");
  assert.deepEqual(
    body.data.map(({ at, record }: { at: string; record: { text: string } }) => [at, record.text]),
    [
      ["2026-03-20T00:00:00.000Z", "soon"],
    ],
  );
  assert.equal((await call("?to=2026-04-01T00:00:00Z")).body.data.length, 2);
  for (const to of ["2026-03-18T00:00:00Z", "2036-03-18T00:00:00Z"]) {
    const refused = await call(`?to=${to}`);
    assert.equal(refused.status, 400);
    assert.equal(refused.body.errors[0].path, "to");
  }
});
