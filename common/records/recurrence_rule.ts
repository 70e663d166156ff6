/** Which recurrence rules RFC 5545 §3.3.10 allows. @module */

const DAY = "MO|TU|WE|TH|FR|SA|SU";
const WEEKDAY = new RegExp(`^(?:${DAY})$`);
const NUMBERED_WEEKDAY = new RegExp(`^(?<number>[+-]?\\d{1,2})?(?:${DAY})$`);
const FREQUENCY = /^(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/;
/** A day, or a moment by local or universal time. */
const UNTIL = /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:T(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d|60)Z?)?$/;

const positive = (value: string) => /^0*[1-9]\d{0,8}$/.test(value);
const within = (low: number, high: number) => (value: string) =>
  /^\d{1,3}$/.test(value) && Number(value) >= low && Number(value) <= high;
/** Counted from the beginning, or with a minus from the end; there is no nought. */
const fromEitherEnd = (high: number) => (value: string) =>
  /^[+-]?\d{1,3}$/.test(value) && Math.abs(Number(value)) >= 1 && Math.abs(Number(value)) <= high;

function isDay(value: string): boolean {
  const { year, month, day } = UNTIL.exec(value)?.groups ?? {};
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
}

/** By part: what each of its values must be. Those that begin with BY are lists. */
const PARTS: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (value) => FREQUENCY.test(value),
  INTERVAL: positive,
  COUNT: positive,
  UNTIL: isDay,
  BYSECOND: within(0, 60),
  BYMINUTE: within(0, 59),
  BYHOUR: within(0, 23),
  BYDAY: (value) => {
    const day = NUMBERED_WEEKDAY.exec(value);
    return day !== null && (day.groups!.number === undefined || fromEitherEnd(53)(day.groups!.number));
  },
  BYMONTHDAY: fromEitherEnd(31),
  BYYEARDAY: fromEitherEnd(366),
  BYWEEKNO: fromEitherEnd(53),
  BYMONTH: within(1, 12),
  BYSETPOS: fromEitherEnd(366),
  WKST: (value) => WEEKDAY.test(value),
};

/** By part: the frequencies it has no meaning for. */
const NOT_WITH: Readonly<Record<string, RegExp>> = {
  BYMONTHDAY: /^WEEKLY$/,
  BYYEARDAY: /^(?:DAILY|WEEKLY|MONTHLY)$/,
  BYWEEKNO: /^(?!YEARLY)/,
};

/** recurrenceFault() is what RFC 5545 forbids in a rule such as `FREQ=WEEKLY;BYDAY=MO`, or null. */
export function recurrenceFault(rule: string): string | null {
  const parts = new Map<string, string>();
  for (const part of rule.replace(/^RRULE:/, "").split(";")) {
    const [name = "", value = "", ...more] = part.split("=");
    const isValid = Object.hasOwn(PARTS, name) ? PARTS[name]! : null;
    if (isValid === null || more.length > 0) return `has an unknown part ${JSON.stringify(part)}`;
    if (parts.has(name)) return `has ${name} twice`;
    const values = name.startsWith("BY") ? value.split(",") : [value];
    if (!values.every(isValid)) return `has ${name}=${value}, which RFC 5545 does not allow`;
    parts.set(name, value);
  }
  const frequency = parts.get("FREQ");
  if (frequency === undefined) return "must have FREQ";
  if (parts.has("UNTIL") && parts.has("COUNT")) return "must not have both UNTIL and COUNT";
  for (const [name, frequencies] of Object.entries(NOT_WITH)) {
    if (parts.has(name) && frequencies.test(frequency)) return `must not have ${name} with FREQ=${frequency}`;
  }
  if (/\d/.test(parts.get("BYDAY") ?? "")) {
    if (!/^(?:MONTHLY|YEARLY)$/.test(frequency)) return `must not number BYDAY with FREQ=${frequency}`;
    if (parts.has("BYWEEKNO")) return "must not number BYDAY beside BYWEEKNO";
  }
  const others = [...parts.keys()].some((name) => name.startsWith("BY") && name !== "BYSETPOS");
  if (parts.has("BYSETPOS") && !others) return "must have another BY part beside BYSETPOS";
  return null;
}
