/** Checks the format of the golden sets, never the grammar they judge. @module */

import assert from "node:assert/strict";

const TYPES = ["note", "expense", "income", "todo", "event", "metric", "exercise", "mood"];
const CATEGORIES = [
  ...["food", "transport", "shopping", "housing", "entertainment", "medical", "education", "travel"],
  ...["communication", "pets", "gifts", "salary", "bonus", "investment", "refund", "other"],
];
const ACTIVITIES = ["running", "walking", "cycling", "swimming", "yoga", "gym", "ball", "other"];
const METRIC_UNITS: Record<string, string> = {
  weight: "kg",
  height: "cm",
  bloodPressure: "mmHg",
  heartRate: "bpm",
  temperature: "°C",
  bloodSugar: "mmol/L",
  steps: "count",
  sleep: "h",
  water: "ml",
};
const MONEY = ["amount", "currency", "category", "merchant", "payment"];
const FIELDS: Record<string, string[]> = {
  note: [],
  expense: MONEY,
  income: MONEY,
  todo: ["done", "dueAt", "remindAt", "repeat", "priority"],
  event: ["startAt", "endAt", "allDay", "location", "people", "repeat"],
  metric: ["name", "value", "value2", "unit"],
  exercise: ["activity", "durationMinutes", "distanceKm", "calories"],
  mood: ["score", "label"],
};
const ANSWER_FIELDS = ["value", "unit", "count", "records", "textContains", "groups", "top", "values"];
const LINES_MIN: Record<string, number> = { zh: 210, en: 130 };
const QUESTIONS_MIN = 80;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
const LOCAL = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/;
const CURRENCY = /^[A-Z]{3}$/;
const RRULE = /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[-+0-9A-Z,]+)*$/;

interface GoldenRecord {
  type: string;
  occurredAt?: string;
  data?: Record<string, unknown>;
}
interface LineCase {
  id: string;
  text: string;
  now: string;
  timezone: string;
  currency: string;
  records: GoldenRecord[];
}
interface Seed {
  timezone: string;
  currency: string;
  now: string;
  records: (Required<GoldenRecord> & { id: string; text: string; tags: string[]; timezone: string })[];
}
interface QuestionCase {
  id: string;
  seed: string;
  question: string;
  follows: string | null;
  answer: Record<string, unknown>;
}

const read = (name: string) => Deno.readTextFileSync(new URL(name, import.meta.url));
const rows = <T>(name: string) => read(name).trim().split("\n").map((line) => JSON.parse(line) as T);
const lines = (language: string, side: string) => rows<LineCase>(`lines.${language}.${side}.jsonl`);
const questions = (side: string) => rows<QuestionCase>(`questions.${side}.jsonl`);
const seeds = (side: string) => JSON.parse(read(`seeds.${side}.json`)) as Record<string, Seed>;

/** True if the time exists: 2026-02-30 and 25:00 parse nowhere or come back as another day. */
function exists(time: string): boolean {
  const instant = time.length === 10 ? `${time}T00:00Z` : time.endsWith("Z") ? time : `${time}Z`;
  const parsed = Date.parse(instant);
  return !Number.isNaN(parsed) &&
    new Date(parsed).toISOString().startsWith(time.slice(0, 16).replace("Z", ""));
}

function checkZone(timezone: string): void {
  assert.doesNotThrow(() => new Intl.DateTimeFormat("en", { timeZone: timezone }), timezone);
}

function checkRecord(record: GoldenRecord, time: RegExp, where: string): void {
  const known = FIELDS[record.type];
  assert(known !== undefined && TYPES.includes(record.type), `${where}: type ${record.type}`);
  const data = record.data ?? {};
  const times = [record.occurredAt, data.dueAt, data.remindAt, data.startAt, data.endAt];
  for (const value of times.filter((value) => value !== undefined)) {
    assert(typeof value === "string" && time.test(value) && exists(value), `${where}: time ${value}`);
  }
  for (const [field, value] of Object.entries(data)) {
    assert(known.includes(field), `${where}: field ${field} of ${record.type}`);
    assert(typeof value !== "number" || Number.isFinite(value), `${where}: ${field} ${value}`);
  }
  const of = (field: string, values: string[]) =>
    assert(
      data[field] === undefined || values.includes(data[field] as string),
      `${where}: ${field} ${data[field]}`,
    );
  of("category", CATEGORIES);
  of("activity", ACTIVITIES);
  if (data.name !== undefined) assert.equal(data.unit, METRIC_UNITS[data.name as string], `${where}: unit`);
  if (data.currency !== undefined) assert.match(data.currency as string, CURRENCY, where);
  if (data.repeat !== undefined) assert.match(data.repeat as string, RRULE, where);
  if (record.type === "expense" || record.type === "income") {
    assert((data.amount as number) > 0, `${where}: amount`);
  }
}

for (const language of ["zh", "en"]) {
  for (const side of ["dev", "test"]) {
    Deno.test(`lines.${language}.${side} are well formed, enough, and a third of them notes`, () => {
      const cases = lines(language, side);
      assert(cases.length >= LINES_MIN[language]!, `${cases.length} lines`);
      assert.equal(new Set(cases.map((c) => c.id)).size, cases.length, "ids are unique");
      for (const c of cases) {
        assert.match(c.id, new RegExp(`^${language}-${side}-\\d{3,4}$`));
        assert.deepEqual(Object.keys(c), ["id", "text", "now", "timezone", "currency", "records"], c.id);
        assert(c.text.trim() === c.text && c.text.length > 0, c.id);
        assert(INSTANT.test(c.now) && exists(c.now), c.id);
        assert.match(c.currency, CURRENCY, c.id);
        checkZone(c.timezone);
        assert(c.records.length > 0, c.id);
        for (const record of c.records) checkRecord(record, LOCAL, c.id);
      }
      const share = cases.filter((c) => c.records.every((r) => r.type === "note")).length / cases.length;
      assert(share > 0.3 && share < 0.37, `${share} of the lines are notes`);
      for (const type of TYPES) {
        assert(cases.some((c) => c.records.some((r) => r.type === type)), `no ${type}`);
      }
    });
  }
}

for (const language of ["zh", "en"]) {
  Deno.test(`lines.${language}.types are well formed and tell types alone`, () => {
    const cases = lines(language, "types");
    assert.equal(new Set(cases.map((c) => c.id)).size, cases.length, "ids are unique");
    for (const c of cases) {
      assert.match(c.id, new RegExp(`^${language}-types-\\d{3,4}$`));
      assert.deepEqual(Object.keys(c), ["id", "text", "now", "timezone", "currency", "records"], c.id);
      assert(c.text.trim() === c.text && c.text.length > 0, c.id);
      assert(INSTANT.test(c.now) && exists(c.now), c.id);
      assert.match(c.currency, CURRENCY, c.id);
      checkZone(c.timezone);
      assert(c.records.length > 0, c.id);
      for (const record of c.records) {
        assert.deepEqual(Object.keys(record), ["type"], c.id);
        assert(TYPES.includes(record.type), c.id);
      }
    }
  });
}

Deno.test("no line stands in two golden sets, whatever its spaces, case and punctuation", () => {
  const seen = new Map<string, string>();
  for (const language of ["zh", "en"]) {
    for (const side of ["dev", "test", "types"]) {
      for (const c of lines(language, side)) {
        const key = c.text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || c.text;
        assert(!seen.has(key), `${c.id} repeats ${seen.get(key)}`);
        seen.set(key, c.id);
      }
    }
  }
});

for (const side of ["dev", "test"]) {
  Deno.test(`seeds.${side} are well formed`, () => {
    const people = Object.entries(seeds(side));
    assert(people.length >= 2);
    for (const [name, seed] of people) {
      checkZone(seed.timezone);
      assert(INSTANT.test(seed.now) && CURRENCY.test(seed.currency), name);
      assert(seed.records.length >= 30 && seed.records.length <= 150, `${name}: ${seed.records.length}`);
      assert.equal(new Set(seed.records.map((r) => r.id)).size, seed.records.length, name);
      for (const record of seed.records) {
        assert.match(record.id, /^r\d{3}$/);
        assert(record.text.length > 0 && Array.isArray(record.tags), record.id);
        checkRecord(record, INSTANT, `${name} ${record.id}`);
      }
    }
  });

  Deno.test(`questions.${side} are well formed, enough, and their answers cite what exists`, () => {
    const people = seeds(side);
    const cases = questions(side);
    assert(cases.length >= QUESTIONS_MIN, `${cases.length} questions`);
    assert.equal(new Set(cases.map((c) => c.id)).size, cases.length, "ids are unique");
    cases.forEach((c, at) => {
      assert.match(c.id, new RegExp(`^q-${side}-\\d{3,4}$`));
      const seed = people[c.seed];
      assert(seed !== undefined && c.question.length > 0, c.id);
      if (c.follows !== null) {
        const before = cases.slice(0, at).find((other) => other.id === c.follows);
        assert.equal(before?.seed, c.seed, `${c.id} follows an earlier question of the same person`);
      }
      assert(Object.keys(c.answer).length > 0, c.id);
      for (const field of Object.keys(c.answer)) assert(ANSWER_FIELDS.includes(field), `${c.id}: ${field}`);
      const ids = (c.answer.records ?? []) as string[];
      assert.equal(new Set(ids).size, ids.length, c.id);
      for (const id of ids) assert(seed.records.some((r) => r.id === id), `${c.id}: ${id}`);
      if (c.answer.count !== undefined && c.answer.records !== undefined) {
        assert.equal(c.answer.count, ids.length, `${c.id}: count`);
      }
    });
  });

  Deno.test(`questions.${side} whose answer is a sum of money equal the sum of the records they cite`, () => {
    const people = seeds(side);
    let checked = 0;
    for (const c of questions(side)) {
      const { value, unit, count, records } = c.answer as {
        value?: number;
        unit?: string;
        count?: number;
        records?: string[];
      };
      if (value === undefined || count === undefined || records === undefined || !CURRENCY.test(unit ?? "")) {
        continue;
      }
      const cited = people[c.seed]!.records.filter((r) => records.includes(r.id));
      const cents = cited.reduce((sum, r) => sum + Math.round((r.data.amount as number) * 100), 0);
      assert.equal(cents, Math.round(value * 100), c.id);
      for (const record of cited) assert.equal(record.data.currency, unit, c.id);
      checked++;
    }
    assert(checked >= 20, `${checked} sums checked`);
  });
}

Deno.test("no question with its person stands in both sets", () => {
  const dev = new Set(Object.keys(seeds("dev")));
  for (const name of Object.keys(seeds("test"))) assert(!dev.has(name), name);
});
