import assert from "node:assert/strict";
import { BUILT_IN_TYPES } from "./built_in_types.ts";
import { recurrenceFault } from "./recurrence_rule.ts";

const ALLOWED = [
  "FREQ=DAILY",
  "RRULE:FREQ=WEEKLY;BYDAY=MO",
  "FREQ=DAILY;INTERVAL=2;COUNT=10",
  "FREQ=YEARLY;UNTIL=20280229T235960Z",
  "FREQ=MONTHLY;BYDAY=-1FR,+2MO;BYSETPOS=-1;WKST=SU",
  "FREQ=YEARLY;BYWEEKNO=-1,20;BYDAY=MO",
  "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
  "FREQ=YEARLY;BYYEARDAY=1,-366;BYHOUR=0,23;BYMINUTE=59;BYSECOND=60",
  "FREQ=SECONDLY",
];

const FORBIDDEN: readonly (readonly [rule: string, message: RegExp])[] = [
  ["FREQ=NOPE", /FREQ=NOPE/],
  ["FREQ=DAILY;INTERVAL=0", /INTERVAL=0/],
  ["FREQ=DAILY;INTERVAL=-1", /INTERVAL=-1/],
  ["FREQ=DAILY;COUNT=0", /COUNT=0/],
  ["FREQ=WEEKLY;BYDAY=XX", /BYDAY=XX/],
  ["FREQ=MONTHLY;BYDAY=0MO", /BYDAY=0MO/],
  ["FREQ=MONTHLY;BYDAY=MO,", /BYDAY=MO,/],
  ["FREQ=MONTHLY;BYMONTHDAY=0", /BYMONTHDAY=0/],
  ["FREQ=MONTHLY;BYMONTHDAY=32", /BYMONTHDAY=32/],
  ["FREQ=YEARLY;BYMONTH=13", /BYMONTH=13/],
  ["FREQ=DAILY;FREQ=WEEKLY", /FREQ twice/],
  ["FREQ=DAILY;UNTIL=20270101T000000Z;COUNT=3", /both UNTIL and COUNT/],
  ["FREQ=DAILY;UNTIL=20270230", /UNTIL=20270230/],
  ["FREQ=DAILY;UNTIL=2027-01-01", /UNTIL=2027-01-01/],
  ["FREQ=DAILY;UNTIL=20270101T250000Z", /UNTIL=20270101T250000Z/],
  ["FREQ=DAILY;SOMETIMES=1", /unknown part "SOMETIMES=1"/],
  ["FREQ=DAILY;toString=1", /unknown part "toString=1"/],
  ["FREQ=WEEKLY;BYMONTHDAY=3", /BYMONTHDAY with FREQ=WEEKLY/],
  ["FREQ=MONTHLY;BYWEEKNO=3", /BYWEEKNO with FREQ=MONTHLY/],
  ["FREQ=DAILY;BYYEARDAY=3", /BYYEARDAY with FREQ=DAILY/],
  ["FREQ=WEEKLY;BYDAY=1MO", /number BYDAY with FREQ=WEEKLY/],
  ["FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO", /beside BYWEEKNO/],
  ["FREQ=DAILY;BYSETPOS=1", /beside BYSETPOS/],
  ["INTERVAL=2", /must have FREQ/],
];

Deno.test("recurrenceFault() lets pass what RFC 5545 allows", async (t) => {
  for (const rule of ALLOWED) await t.step(rule, () => assert.equal(recurrenceFault(rule), null));
});

Deno.test("recurrenceFault() names what RFC 5545 forbids", async (t) => {
  for (const [rule, message] of FORBIDDEN) {
    await t.step(rule, () => assert.match(recurrenceFault(rule) ?? "", message));
  }
});

Deno.test("a todo and an event refuse a rule that never repeats as the person believes", () => {
  for (const [rule] of FORBIDDEN) {
    const todo = BUILT_IN_TYPES.todo.safeParse({ done: false, repeat: rule });
    assert.deepEqual(todo.error?.issues.map(({ path }) => path), [["repeat"]], rule);
    const event = BUILT_IN_TYPES.event.safeParse({
      startAt: "2026-01-01T10:00:00Z",
      allDay: false,
      repeat: rule,
    });
    assert.deepEqual(event.error?.issues.map(({ path }) => path), [["repeat"]], rule);
  }
  for (const repeat of ALLOWED) assert.ok(BUILT_IN_TYPES.todo.safeParse({ done: false, repeat }).success);
});
