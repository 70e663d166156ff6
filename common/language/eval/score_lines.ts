/** Compares readings with golden lines: by type, by field, and how many were made of nothing. @module */

import { readLine } from "../read_line.ts";
import type { RecordReading } from "../reading.ts";
import type { Costs } from "../rule.ts";
import { toIso, toLocal } from "../time/civil.ts";

export interface GoldenRecord {
  type: string;
  occurredAt?: string;
  data?: Record<string, unknown>;
}

export interface GoldenLine {
  id: string;
  text: string;
  now: string;
  timezone: string;
  currency: string;
  records: GoldenRecord[];
}

export interface Tally {
  right: number;
  total: number;
}

export interface LineScores {
  tallies: Map<string, Tally>;
  /** What went wrong, for the dev set only. */
  misses: { id: string; text: string; what: string[] }[];
  /** Confidence of each record with whether it was right. */
  calibration: { confidence: number; right: boolean }[];
}

const TIMES = new Set(["dueAt", "remindAt", "startAt", "endAt"]);

function count(tallies: Map<string, Tally>, name: string, right: boolean): void {
  const tally = tallies.get(name) ?? { right: 0, total: 0 };
  tally.total++;
  if (right) tally.right++;
  tallies.set(name, tally);
}

/** A local date or date-time of the golden set against an instant. */
function sameTime(expected: string, actual: unknown, timezone: string): boolean {
  if (typeof actual !== "string") return false;
  const local = toIso(toLocal(Date.parse(actual), timezone));
  return local.startsWith(expected);
}

function sameValue(key: string, expected: unknown, actual: unknown, timezone: string): boolean {
  if (TIMES.has(key)) return sameTime(String(expected), actual, timezone);
  if (key === "repeat") {
    const parts = (text: unknown) => String(text ?? "").split(";").sort().join(";");
    return parts(expected) === parts(actual);
  }
  if (typeof expected === "number" && typeof actual === "number") return Math.abs(expected - actual) < 0.0051;
  return JSON.stringify(expected) === JSON.stringify(actual);
}

function agreement(golden: GoldenRecord, record: RecordReading, timezone: string): number {
  let score = golden.type === record.type ? 10 : 0;
  for (const [key, value] of Object.entries(golden.data ?? {})) {
    if (sameValue(key, value, record.data[key], timezone)) score++;
  }
  return score;
}

/** scoreLines() reads each line and tallies type, number of records, each field, dates and clock times. */
export function scoreLines(
  lines: readonly GoldenLine[],
  costs?: Costs,
  read: typeof readLine = readLine,
): LineScores {
  const scores: LineScores = { tallies: new Map(), misses: [], calibration: [] };
  const { tallies } = scores;
  for (const line of lines) {
    const what: string[] = [];
    const reading = read(line.text, line, costs);
    const expectsNote = line.records.every((record) => record.type === "note");
    const actual = reading.records.filter((record) => record.type !== "note");
    const goldens = line.records.filter((record) => record.type !== "note");
    const check = (name: string, right: boolean, detail: string) => {
      count(tallies, name, right);
      if (!right) what.push(detail);
    };
    if (expectsNote) {
      check(
        "false records",
        actual.length === 0,
        `made ${
          actual.map((one) => `${one.type} ${JSON.stringify(one.data)} ${one.confidence}`).join(" | ")
        }`,
      );
      check("type note", actual.length === 0, "");
      count(tallies, "type", actual.length === 0);
      count(tallies, "number of records", actual.length === 0);
      for (const one of actual) count(tallies, `read note as ${one.type}`, false);
      for (const one of actual) scores.calibration.push({ confidence: one.confidence, right: false });
      if (what.length > 0) scores.misses.push({ id: line.id, text: line.text, what });
      continue;
    }
    check(
      "number of records",
      actual.length === goldens.length,
      `${actual.length} records for ${goldens.length}: ${
        reading.records.map((one) => one.type + " " + JSON.stringify(one.data)).join(" | ")
      }`,
    );
    const left = [...actual];
    for (const golden of goldens) {
      const best =
        left.map((record, index) => ({ record, index, score: agreement(golden, record, line.timezone) }))
          .sort((a, b) => b.score - a.score)[0];
      const record = best?.record;
      if (best) left.splice(best.index, 1);
      const typeRight = record?.type === golden.type;
      check("type", typeRight, `${golden.type} read as ${record?.type ?? "nothing"}`);
      count(tallies, `type ${golden.type}`, typeRight);
      if (!typeRight) {
        count(
          tallies,
          `read ${golden.type} as ${
            record?.type ?? (reading.records[0]?.type === "note" ? "note" : "nothing")
          }`,
          false,
        );
      }
      if (!record || !typeRight) {
        const offered = reading.records[0]?.alternatives?.[0];
        if (offered) {
          what.push(`(offered ${offered.type} ${offered.confidence} ${JSON.stringify(offered.data)})`);
        }
        if (record) scores.calibration.push({ confidence: record.confidence, right: false });
        continue;
      }
      let right = true;
      const field = (name: string, ok: boolean, detail: string) => {
        check(name, ok, detail);
        if (!ok && !name.endsWith("category")) right = false;
      };
      if (golden.occurredAt) {
        field(
          golden.occurredAt.length > 10 ? "clock" : "date",
          sameTime(golden.occurredAt, record.occurredAt, line.timezone),
          `occurredAt ${record.occurredAt} not ${golden.occurredAt}`,
        );
      }
      for (const [key, value] of Object.entries(golden.data ?? {})) {
        const name = TIMES.has(key) ? (String(value).length > 10 ? "clock" : "date") : `field ${key}`;
        field(
          name,
          sameValue(key, value, record.data[key], line.timezone),
          `${key} ${JSON.stringify(record.data[key])} not ${JSON.stringify(value)}`,
        );
      }
      scores.calibration.push({ confidence: record.confidence, right });
    }
    if (what.length > 0) scores.misses.push({ id: line.id, text: line.text, what });
  }
  return scores;
}

/** Share of readings that were right, by tenth of confidence. */
export function calibrationTable(
  points: LineScores["calibration"],
): { from: number; count: number; right: number }[] {
  const edges = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];
  return edges.slice(0, -1).map((from, index) => {
    const within = points.filter((point) => point.confidence >= from && point.confidence < edges[index + 1]!);
    return { from, count: within.length, right: within.filter((point) => point.right).length };
  });
}
