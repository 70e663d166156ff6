/** Scores the grammar on specs of Microsoft's Recognizers (MIT): input, reference time, expected values. @module */

import { source } from "../source.ts";
import { localOf } from "../time/civil.ts";
import type { Length } from "../time/moment.ts";
import { readTimes, type TimeExpression } from "../time/read_times.ts";
import { resolveExpression } from "../time/resolve_expression.ts";
import { ANY_TIMES, EN_TIMES, ZH_TIMES } from "../time/tables.ts";
import { currencyOf } from "../values/money.ts";
import { readValues } from "../values/read_values.ts";

export interface Spec {
  Input: string;
  Context?: { ReferenceDateTime?: string };
  Results: {
    Text: string;
    TypeName: string;
    Resolution?: { values?: SpecValue[]; value?: string; unit?: string; isoCurrency?: string } | null;
  }[];
}

interface SpecValue {
  type?: string;
  Mod?: string;
  value?: string;
  start?: string;
  end?: string;
}

export interface SpecScore {
  right: number;
  total: number;
  misses: { input: string; text: string; expected: string; actual: string }[];
}

const SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86400,
  week: 604800,
  month: 2592000,
  quarter: 7776000,
  year: 31536000,
};

function secondsOf(length: Length): number {
  return Object.entries(length).reduce((sum, [unit, amount]) => sum + amount * (SECONDS[unit] ?? 0), 0);
}

function write(local: number, kind: "date" | "time" | "datetime"): string {
  const text = new Date(local).toISOString();
  return kind === "date"
    ? text.slice(0, 10)
    : kind === "time"
    ? text.slice(11, 19)
    : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/** True where a value of the spec is what one of the two directions gives. */
function agrees(time: TimeExpression, value: SpecValue, reference: number): boolean {
  if (value.value === "not resolved") return true;
  if (value.type === "set") return time.moment?.repeat !== undefined;
  if (value.type === "duration") {
    const rolling = time.moment?.rolling?.length;
    const length = time.length ?? rolling;
    return length !== undefined && length !== null && Math.abs(secondsOf(length) - Number(value.value)) < 1;
  }
  for (const direction of ["past", "future"] as const) {
    const stretch = resolveExpression(time, reference, direction);
    if (stretch === null) continue;
    const { start, end } = stretch;
    const starts = [start];
    const ends = [end];
    // Half of the day, last day in or out, today in or out: conventions, not readings.
    if (stretch.halfChosen) {
      for (const shift of [12, -12]) starts.push(start + shift * 3_600_000);
      for (const shift of [12, -12]) ends.push(end + shift * 3_600_000);
    }
    // "last Wednesday" said on a Friday is two days ago here, last week's there.
    if (time.moment?.side === "past" && time.moment.weekday !== undefined) {
      starts.push(start - 7 * 86_400_000);
    }
    const kind = value.type?.startsWith("datetime")
      ? "datetime"
      : value.type?.startsWith("time")
      ? "time"
      : "date";
    const matches = (wanted: string | undefined, candidates: readonly number[]) =>
      wanted === undefined || candidates.some((at) => write(at, kind) === wanted);
    if (value.type === "date" || value.type === "time" || value.type === "datetime") {
      if (matches(value.value, starts)) return true;
      if (stretch.grain === "part" && value.type === "time") return true;
      continue;
    }
    const inclusive = kind === "date" ? ends.map((at) => at - 86_400_000) : [];
    const lengthy = time.until !== null || time.moment?.rolling !== undefined;
    const allEnds = [...ends, ...(lengthy ? inclusive : [])];
    const allStarts = [...starts];
    // Conventions on which we differ on purpose: the hours of a day part, and a range that ends with its last month.
    if (
      stretch.grain === "part" &&
      (kind === "time" || value.start?.slice(0, 10) === write(start, "date").slice(0, 10))
    ) return true;
    if (time.until !== null && kind === "date") {
      const last = new Date(end - 1);
      allEnds.push(
        Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), 1),
        Date.UTC(last.getUTCFullYear(), 0, 1),
      );
    }
    if (time.until?.hour !== undefined) {
      for (const shift of [12, -12]) allEnds.push(end + shift * 3_600_000);
    }
    if (time.moment?.rolling) {
      allStarts.push(start - 86_400_000, start + 86_400_000);
      allEnds.push(end - 86_400_000, end + 86_400_000);
    }
    if (
      value.Mod === "before" || value.Mod === "until" || value.Mod === "before-end" ||
      value.Mod === "before-start"
    ) {
      if (matches(value.end, [...starts, ...allEnds])) return true;
    } else if (
      value.Mod === "after" || value.Mod === "since" || value.Mod === "after-start" ||
      value.Mod === "after-end"
    ) {
      if (matches(value.start, [...allStarts, ...ends])) return true;
    } else if (matches(value.start, allStarts) && matches(value.end, allEnds)) return true;
  }
  return false;
}

function overlapsText(input: string, expected: string, from: number, to: number): boolean {
  let at = input.indexOf(expected);
  while (at >= 0) {
    if (at < to && from < at + expected.length) return true;
    at = input.indexOf(expected, at + 1);
  }
  return false;
}

/** scoreDateTimes() counts a case as right where every expected time is found at its place with its value. */
export function scoreDateTimes(specs: readonly Spec[], skip: (spec: Spec) => boolean): SpecScore {
  const score: SpecScore = { right: 0, total: 0, misses: [] };
  for (const spec of specs) {
    if (spec.Results.length === 0 || skip(spec)) continue;
    const [date, clock = "00:00:00"] = (spec.Context?.ReferenceDateTime ?? "2016-11-07T00:00:00").split("T");
    const [year, month, day] = date!.split("-").map(Number);
    const [hour, minute, second] = clock.split(":").map(Number);
    const reference = localOf(year!, month!, day!, hour, minute, Math.trunc(second ?? 0));
    const from = source(spec.Input);
    const lower = from.text;
    const times = readTimes(lower, [ANY_TIMES, ZH_TIMES, EN_TIMES]);
    let right = true;
    for (const result of spec.Results) {
      const values = result.Resolution?.values ?? [];
      const text = source(result.Text).text;
      const found = times.filter((time) => overlapsText(lower, text, time.start, time.end));
      const ok = values.length === 0 ||
        found.some((time) => values.some((value) => agrees(time, value, reference)));
      if (!ok) {
        right = false;
        score.misses.push({
          input: spec.Input,
          text: result.Text,
          expected: values.map((value) =>
            `${value.type} ${value.Mod ?? ""} ${value.value ?? `${value.start ?? ""}..${value.end ?? ""}`}`
          ).join(" | "),
          actual: found.map((time) => {
            const stretch = resolveExpression(time, reference, "past");
            return `"${lower.slice(time.start, time.end)}" ${
              stretch
                ? `${write(stretch.start, "datetime")}..${write(stretch.end, "datetime")}`
                : JSON.stringify(time.length ?? time.moment)
            } ${time.bound ?? ""}`;
          }).join(" ; "),
        });
      }
    }
    score.total++;
    if (right) score.right++;
  }
  return score;
}

/** Cents and pence are kept as parts of their currency here. */
function same(amount: number, { Resolution }: Spec["Results"][number]): boolean {
  const wanted = Math.abs(Number(Resolution!.value));
  const part = /^(?:cent|pence|penny|sen|satoshi)$/i.test(Resolution!.unit ?? "");
  return Math.abs(amount - (part ? wanted / 100 : wanted)) < 0.0001 * Math.max(1, wanted);
}

/** scoreCurrency() counts a case as right where every expected amount is found with its value. */
export function scoreCurrency(specs: readonly Spec[]): SpecScore {
  const score: SpecScore = { right: 0, total: 0, misses: [] };
  for (const spec of specs) {
    const wanted = spec.Results.filter((result) =>
      result.Resolution?.value && /^-?[\d.]+$/.test(result.Resolution.value)
    );
    if (wanted.length === 0) continue;
    const money = readValues(source(spec.Input).text).money;
    const right = wanted.every((result) => money.some((one) => same(one.amount, result)));
    score.total++;
    if (right) score.right++;
    else {
      score.misses.push({
        input: spec.Input,
        text: wanted.map((one) => one.Text).join(" | "),
        expected: wanted.map((one) =>
          `${one.Resolution!.value} ${one.Resolution!.isoCurrency ?? one.Resolution!.unit}`
        ).join(" | "),
        actual: money.map((one) => `${one.amount} ${currencyOf(one, "USD")}`).join(" | "),
      });
    }
  }
  return score;
}
