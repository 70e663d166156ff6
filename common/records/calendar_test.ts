import ICAL from "ical.js";
import assert from "node:assert/strict";
import { testContext } from "../testing.ts";
import { calendarDocument } from "./calendar.ts";
import type { RecordDraft } from "./record_repository.ts";

const NOW_MS = Date.parse("2026-03-18T00:00:00Z");
const FROM = "2026-02-16T00:00:00.000Z";
const TO = "2027-03-18T00:00:00.000Z";

type Context = Awaited<ReturnType<typeof testContext>>;

/** The calendar of drafts, read by another parser than ours: what it makes of each entry. */
async function calendarOf(ctx: Context, drafts: RecordDraft[]) {
  await ctx.records.addAll(drafts);
  const text = calendarDocument(await ctx.records.scheduled(FROM, TO), NOW_MS);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = new Map(
    calendar.getAllSubcomponents("vtimezone").map((zone) => {
      const timezone = new ICAL.Timezone(zone);
      return [timezone.tzid, timezone];
    }),
  );
  const events = calendar.getAllSubcomponents("vevent").map((entry) => {
    // As a program that knows no zone but those the file brings along.
    for (const property of entry.getAllProperties()) {
      const value = property.getFirstValue();
      const tzid = property.getFirstParameter("tzid");
      if (value instanceof ICAL.Time && tzid) value.zone = zones.get(tzid)!;
    }
    return new ICAL.Event(entry);
  });
  return {
    text,
    zones,
    event: (summary: string) => events.find((event) => event.summary === summary)!,
    events,
  };
}

function expand(event: ICAL.Event, max: number): string[] {
  const iterator = event.iterator();
  const times: string[] = [];
  for (let time = iterator.next(); time && times.length < max; time = iterator.next()) {
    times.push(time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString());
  }
  return times;
}

const event = (title: string, data: Record<string, unknown>, timezone: string): RecordDraft => ({
  type: "event",
  text: "t",
  title,
  data,
  timezone,
  source: "api",
});

Deno.test("a parser that knows no zones finds the times that we give, over every change of the clocks", async (t) => {
  const cases: [timezone: string, startAt: string, repeat: string][] = [
    ["America/New_York", "2026-02-20T14:00:00.000Z", "FREQ=DAILY"],
    ["America/New_York", "2026-10-28T13:00:00.000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR"],
    ["Europe/Berlin", "2026-03-20T07:00:00.000Z", "FREQ=DAILY;COUNT=20"],
    ["Europe/Berlin", "2026-10-20T06:00:00.000Z", "FREQ=DAILY;UNTIL=20261030T060000Z"],
    ["Europe/Berlin", "2026-03-18T07:00:00.000Z", "FREQ=MONTHLY;BYDAY=-1SU"],
    ["Europe/Berlin", "2016-03-18T07:00:00.000Z", "FREQ=YEARLY"],
    ["Australia/Lord_Howe", "2026-03-30T22:00:00.000Z", "FREQ=DAILY"],
    ["Asia/Shanghai", "2026-03-17T16:30:00.000Z", "FREQ=WEEKLY;INTERVAL=2"],
    ["Africa/Casablanca", "2026-02-16T08:00:00.000Z", "FREQ=DAILY"],
    ["America/Sao_Paulo", "2018-10-20T12:00:00.000Z", "FREQ=WEEKLY"],
    ["UTC", "2026-03-18T07:00:00.000Z", "FREQ=DAILY"],
    // The first time does not fit the rule: it is none of its times.
    ["Europe/Berlin", "2026-03-18T07:00:00.000Z", "FREQ=WEEKLY;BYDAY=MO;COUNT=4"],
  ];
  for (const [timezone, startAt, repeat] of cases) {
    await t.step(`${timezone} ${repeat}`, async () => {
      await using ctx = await testContext();
      const { event: found, text } = await calendarOf(ctx, [event("e", { startAt, repeat }, timezone)]);
      const times = expand(found("e"), 4_000).filter((at) => at >= FROM && at < TO).slice(0, 300);
      const ours = (await ctx.records.occurrences(FROM, TO)).map(({ at }) => at).slice(0, 300);
      assert.ok(ours.length > 0);
      assert.deepEqual(times, ours);
      assert.match(text, new RegExp(`DTSTART;TZID=${timezone}:\\d{8}T\\d{6}\r\n`));
      assert.match(text, new RegExp(`BEGIN:VTIMEZONE\r\nTZID:${timezone}\r\n`));
    });
  }
});

Deno.test("whole days are days, whatever the zone, and repeat as days", async () => {
  await using ctx = await testContext();
  const { event: found, text } = await calendarOf(ctx, [
    event("trip", {
      startAt: "2026-03-27T23:00:00Z",
      endAt: "2026-03-29T22:00:00Z",
      allDay: true,
    }, "Europe/Berlin"),
    event("birthday", {
      startAt: "2026-03-20T23:00:00Z",
      allDay: true,
      repeat: "FREQ=YEARLY;UNTIL=20280401T000000Z",
    }, "Europe/Berlin"),
  ]);
  const trip = found("trip");
  assert.deepEqual([trip.startDate.toString(), trip.endDate.toString()], ["2026-03-28", "2026-03-30"]);
  assert.deepEqual(expand(found("birthday"), 9), ["2026-03-21", "2027-03-21", "2028-03-21"]);
  assert.match(text, /DTSTART;VALUE=DATE:20260321\r\n/);
  assert.match(text, /UNTIL=20280401\r\n/);
  assert.doesNotMatch(text, /VTIMEZONE/, "days need no zone");
});

Deno.test("an entry keeps its UID, counts its changes, and says whether it takes time", async () => {
  await using ctx = await testContext();
  const todo = (title: string, data: Record<string, unknown>): RecordDraft => ({
    ...event(title, data, "Asia/Shanghai"),
    type: "todo",
    tags: ["home", "a;b"],
  });
  await calendarOf(ctx, [
    todo("rent", { dueAt: "2026-03-20T01:00:00Z", repeat: "FREQ=MONTHLY" }),
    todo("never", { dueAt: "2026-03-20T01:00:00Z", repeat: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }),
    event("meeting", { startAt: "2026-03-20T01:00:00Z", endAt: "2026-03-20T02:00:00Z" }, "Asia/Shanghai"),
  ]);
  const [rent] = (await ctx.records.list({ limit: 10 } as never)).data.filter(({ title }) =>
    title === "rent"
  );
  ctx.runtime.clock.advance(60_000);
  await ctx.records.change(rent!.id, { data: { dueAt: "2026-03-21T01:00:00Z" } });
  const { event: found, events } = await calendarOf(ctx, []);
  const changed = found("rent");
  assert.equal(changed.uid, rent!.id);
  assert.equal(changed.sequence, 1);
  assert.equal(String(changed.component.getFirstPropertyValue("dtstamp")), "2026-03-18T04:31:00Z");
  assert.equal(changed.component.getFirstPropertyValue("transp"), "TRANSPARENT");
  assert.deepEqual(changed.component.getFirstProperty("categories")!.getValues(), ["home", "a;b"]);
  assert.equal(found("meeting").component.getFirstPropertyValue("transp"), "OPAQUE");
  assert.equal(found("never").isRecurring(), false, "a rule that never comes repeats nothing");
  assert.equal(events.length, 3);
});
