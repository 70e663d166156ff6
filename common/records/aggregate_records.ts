/**
 * Exact numbers over a person's records, with the records that make them up. Sums are taken by SQLite in
 * whole ten-thousandths and divided here as integers: no sum passes through binary floating point.
 * @module
 */
import { type Fields, type Fragment, knownNames } from "../crud/field.ts";
import { compileTree, escapeLike, join } from "../crud/filter.ts";
import type { Database } from "../database/open_database.ts";
import { AppError, invalidField } from "../error.ts";
import { segmentWords } from "../language/segment_words.ts";
import type { Principal } from "../security/principal.ts";
import { AMOUNT_DECIMALS, UNITS } from "./built_in_types.ts";
import { type Bucket, type Period, periodBuckets, PERIODS } from "./period_buckets.ts";
import { LIVE_RECORDS } from "./record_fields.ts";
import { matchTokens } from "./search_tokens.ts";

export const METRICS = ["count", "sum", "avg", "min", "max", "first", "last", "list"] as const;
export type Metric = typeof METRICS[number];
export const RECORD_IDS_MAX = 10_000;
const GROUPS_MAX = 2_000;
const SCALE = 10 ** AMOUNT_DECIMALS;
const NO_KEY = "none";

export interface AggregateInput {
  type?: string | undefined;
  metric: Metric;
  /** E.g. `data.amount`; needed for sum, avg, min, max. */
  field?: string | undefined;
  /** Inclusive, of `occurredAt`. */
  from?: string | undefined;
  /** Exclusive, of `occurredAt`. */
  to?: string | undefined;
  /** Every one of these. */
  tags?: string[] | undefined;
  where?: unknown;
  /** Each must occur in the text, title or data. */
  words?: string[] | undefined;
  /** Of each list at least one must occur. */
  anyWords?: string[][] | undefined;
  /** None of these may occur. */
  noWords?: string[] | undefined;
  groupBy?: string | undefined;
  currency?: string | undefined;
  timezone?: string | undefined;
  /** Records at most: the newest of a list, the most extreme for min and max, in that order. */
  limit?: number | undefined;
}

export interface AggregateGroup {
  key: string;
  value: number | null;
  count: number;
  unit: string | null;
}

export interface AggregateOutput {
  /** Null where there is nothing, or where several currencies or units are in `groups`. */
  value: number | null;
  unit: string | null;
  count: number;
  groups?: AggregateGroup[];
  /** Newest first; at most {@link RECORD_IDS_MAX}. */
  recordIds: string[];
}

/** The value and unit of the metric, as SQL over `records`. */
interface Measure {
  value: string;
  unit: string;
  isNumber: boolean;
}

export async function aggregateRecords(
  database: Database,
  principal: Principal,
  input: AggregateInput,
  fields: Fields,
): Promise<AggregateOutput> {
  const measure = measureOf(input, fields);
  const where = conditions(principal.userId, input, measure, fields);
  if (input.metric === "first" || input.metric === "last") {
    return await firstOrLast(database, input, measure, where);
  }
  const grouped = input.groupBy !== undefined;
  const key = await groupKey(database, principal, input, where, fields);
  const groups = await readGroups(database, input, key, measure, where);
  const ids = await readIds(database, input, key, measure, where);
  const count = grouped
    ? await countOf(database, where)
    : groups.reduce((sum, group) => sum + group.count, 0);
  const whole = grouped ? await readGroups(database, input, UNGROUPED, measure, where) : groups;
  const [single] = whole;
  const sumOfNothing = input.metric === "sum" && whole.length === 0 ? 0 : null;
  return {
    value: whole.length === 1 ? single!.value : input.metric === "count" ? count : sumOfNothing,
    unit: whole.length === 1 ? single!.unit : null,
    count,
    ...(grouped
      ? { groups }
      : whole.length > 1
      ? { groups: whole.map(({ value, count, unit }) => ({ key: unit ?? NO_KEY, value, count, unit })) }
      : {}),
    recordIds: ids,
  };
}

function measureOf({ metric, field }: AggregateInput, fields: Fields): Measure | null {
  if (field === undefined) {
    if (metric === "sum" || metric === "avg" || metric === "min" || metric === "max") {
      throw invalidField("field", `is needed for ${metric}`);
    }
    return null;
  }
  const known = fields.get(field);
  if (!known) throw invalidField("field", `is not a known field: ${field}; there are ${knownNames(fields)}`);
  if (known.kind !== "number" && metric !== "count" && metric !== "list") {
    if (metric === "first" || metric === "last") {
      return { value: known.sql, unit: "NULL", isNumber: false };
    }
    throw invalidField("field", `is not a number: ${field}`);
  }
  const unit = UNITS[field.replace(/^data\./, "")];
  return {
    value: known.sql,
    isNumber: known.kind === "number",
    unit: unit === undefined
      ? "NULL"
      : "field" in unit
      ? `json_extract(records.data, '$.${unit.field}')`
      : unit.fixed === null
      ? "NULL"
      : `'${unit.fixed}'`,
  };
}

function conditions(
  userId: string,
  input: AggregateInput,
  measure: Measure | null,
  fields: Fields,
): Fragment {
  const parts: Fragment[] = [{ sql: LIVE_RECORDS, args: [userId] }];
  const optional: [value: string | undefined, sql: string][] = [
    [input.type, "records.type = ?"],
    [input.from, "records.occurred_at >= ?"],
    [input.to, "records.occurred_at < ?"],
    [input.currency, "json_extract(records.data, '$.currency') = ?"],
  ];
  for (const [value, sql] of optional) if (value !== undefined) parts.push({ sql, args: [value] });
  for (const tag of input.tags ?? []) {
    parts.push({ sql: "EXISTS (SELECT 1 FROM json_each(records.tags) WHERE value = ?)", args: [tag] });
  }
  for (const word of input.words ?? []) parts.push(holdsWord(userId, word));
  for (const words of input.anyWords ?? []) {
    const any = join(words.map((word) => holdsWord(userId, word)), " OR ");
    parts.push({ sql: `(${any.sql})`, args: any.args });
  }
  for (const word of input.noWords ?? []) {
    const { sql, args } = holdsWord(userId, word);
    parts.push({ sql: `NOT (${sql})`, args });
  }
  if (input.where !== undefined) parts.push(compileTree(input.where, fields, "where"));
  if (measure && input.metric !== "count" && input.metric !== "list") {
    // A type may have been another once: what its records hold since then is no number.
    const isValue = measure.isNumber
      ? `typeof(${measure.value}) IN ('integer', 'real')`
      : `${measure.value} IS NOT NULL`;
    parts.push({ sql: isValue, args: [] });
  }
  return join(parts, " AND ");
}

/** The index knows a character as the first of a pair only: 车 of 打车 is in none. */
const LONE_HAN = /^\p{Script=Han}$/u;
const LONG_HAN = /^\p{Script=Han}{3,}$/u;

/**
 * Whether a record says a word, by the search index: Traditional finds Simplified, "run" finds "running", and
 * tags, merchants and people count as said. What the index keeps no word of is looked for in the text.
 */
function holdsWord(userId: string, word: string): Fragment {
  // Pairs of characters say it all: where a longer word ends depends on what stands around it.
  const tokens = LONE_HAN.test(word)
    ? []
    : matchTokens(userId, segmentWords(word).filter((token) => !LONG_HAN.test(token)));
  return tokens.length > 0
    ? {
      sql: "records.row IN (SELECT rowid FROM records_search WHERE records_search MATCH ?)",
      args: [tokens.join(" AND ")],
    }
    : { sql: "records.text LIKE ? ESCAPE '\\'", args: [`%${escapeLike(word)}%`] };
}

async function readGroups(
  database: Database,
  input: AggregateInput,
  key: GroupKey,
  measure: Measure | null,
  where: Fragment,
): Promise<AggregateGroup[]> {
  const value = measure?.value ?? "NULL";
  const unit = measure && input.metric !== "count" && input.metric !== "list" ? measure.unit : "NULL";
  const rows = await readRows<
    [string | number | null, string | null, number, string | null, number | null, number | null]
  >(
    database,
    {
      sql: `${key.with} SELECT ${key.sql} AS key, ${unit} AS unit, count(*),
        CAST(sum(CAST(round(${value} * ${SCALE}) AS INTEGER)) AS TEXT), min(${value}), max(${value})
        FROM ${key.from} WHERE ${where.sql} GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${GROUPS_MAX + 1}`,
      args: [...key.args, ...where.args],
    },
  );
  if (rows.length > GROUPS_MAX) throw invalidField("groupBy", `makes more than ${GROUPS_MAX} groups`);
  return rows.map(([groupedBy, groupUnit, count, sum, least, most]) => {
    return {
      key: groupedBy === null ? NO_KEY : String(groupedBy),
      unit: groupUnit,
      count,
      value: input.metric === "sum"
        ? exactQuotient(sum, 1)
        : input.metric === "avg"
        ? exactQuotient(sum, count)
        : input.metric === "count"
        ? count
        : input.metric === "min"
        ? least
        : input.metric === "max"
        ? most
        : null,
    };
  });
}

interface GroupKey {
  with: string;
  from: string;
  sql: string;
  args: (string | number | null)[];
}

const UNGROUPED: GroupKey = { with: "", from: "records", sql: "NULL", args: [] };

async function groupKey(
  database: Database,
  principal: Principal,
  input: AggregateInput,
  where: Fragment,
  fields: Fields,
): Promise<GroupKey> {
  const by = input.groupBy;
  if (by === undefined) return UNGROUPED;
  if ((PERIODS as readonly string[]).includes(by)) {
    const buckets = await bucketsOf(database, by as Period, input, principal, where);
    return {
      with:
        `WITH buckets (name, starts, ends) AS (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`,
      from:
        "buckets JOIN records ON records.occurred_at >= buckets.starts AND records.occurred_at < buckets.ends",
      sql: "buckets.name",
      args: [JSON.stringify(buckets.map(({ key, from, to }) => [key, from, to]))],
    };
  }
  if (by === "tag") {
    return {
      with: "",
      from: "records, json_each(records.tags) AS tag",
      sql: "tag.value",
      args: [],
    };
  }
  const field = fields.get(by) ?? fields.get(`data.${by}`);
  if (!field) {
    throw invalidField(
      "groupBy",
      `cannot be ${by}; there are ${PERIODS.join(", ")}, tag, ${knownNames(fields)}`,
    );
  }
  if (field.kind === "list") throw invalidField("groupBy", `cannot be ${by}, which is a list`);
  return { with: "", from: "records", sql: field.sql, args: [] };
}

async function bucketsOf(
  database: Database,
  period: Period,
  input: AggregateInput,
  principal: Principal,
  where: Fragment,
): Promise<Bucket[]> {
  const [row] = await database.rows<[string | null, string | null]>({
    sql: `SELECT min(records.occurred_at), max(records.occurred_at) FROM records WHERE ${where.sql}`,
    args: where.args,
  });
  const [first, last] = row!;
  if (first === null || last === null) return [];
  const end = Temporal.Instant.from(last).add({ milliseconds: 1 }).toString();
  return periodBuckets(period, first, end, input.timezone ?? principal.timezone);
}

/** Ids behind the number: all that match, or in each group those that hold its extreme. */
async function readIds(
  database: Database,
  input: AggregateInput,
  key: GroupKey,
  measure: Measure | null,
  where: Fragment,
): Promise<string[]> {
  const isExtreme = input.metric === "min" || input.metric === "max";
  if (input.limit !== undefined) return await limitedIds(database, input, input.limit, measure, where);
  const rows = await readRows<[string]>(database, {
    sql: measure && isExtreme
      ? `${key.with} SELECT DISTINCT id FROM (
          SELECT records.id AS id, records.occurred_at AS occurred_at, ${measure.value} AS value,
            ${input.metric}(${measure.value}) OVER (PARTITION BY ${key.sql}, ${measure.unit}) AS extreme
          FROM ${key.from} WHERE ${where.sql}
        ) WHERE value = extreme ORDER BY occurred_at DESC, id DESC LIMIT ${RECORD_IDS_MAX}`
      : `SELECT records.id FROM records WHERE ${where.sql}
          ORDER BY records.occurred_at DESC, records.id DESC LIMIT ${RECORD_IDS_MAX}`,
    args: measure && isExtreme ? [...key.args, ...where.args] : where.args,
  });
  return rows.map(([id]) => id);
}

/** The first `limit` ids in the order that the metric asks for; each unit has extremes of its own. */
async function limitedIds(
  database: Database,
  input: AggregateInput,
  limit: number,
  measure: Measure | null,
  where: Fragment,
): Promise<string[]> {
  const isExtreme = measure && (input.metric === "min" || input.metric === "max");
  const first = isExtreme ? `${measure.value} ${input.metric === "min" ? "ASC" : "DESC"}, ` : "";
  const rows = await readRows<[string]>(database, {
    sql: `SELECT records.id FROM records WHERE ${where.sql}
      ORDER BY ${first}records.occurred_at DESC, records.id DESC LIMIT ${Math.min(limit, RECORD_IDS_MAX)}`,
    args: where.args,
  });
  return rows.map(([id]) => id);
}

async function firstOrLast(
  database: Database,
  input: AggregateInput,
  measure: Measure | null,
  where: Fragment,
): Promise<AggregateOutput> {
  const direction = input.metric === "first" ? "ASC" : "DESC";
  const [row] = await readRows<[string, string | number | null, string | null]>(database, {
    sql: `SELECT records.id, ${measure?.value ?? "NULL"}, ${
      measure?.unit ?? "NULL"
    } FROM records WHERE ${where.sql}
      ORDER BY records.occurred_at ${direction}, records.id ${direction} LIMIT 1`,
    args: where.args,
  });
  if (!row) return { value: null, unit: null, count: 0, recordIds: [] };
  const [id, value, unit] = row;
  return { value: typeof value === "number" ? value : null, unit, count: 1, recordIds: [id] };
}

async function countOf(database: Database, where: Fragment): Promise<number> {
  const [row] = await readRows<[number]>(database, {
    sql: `SELECT count(*) FROM records WHERE ${where.sql}`,
    args: where.args,
  });
  return row![0];
}

async function readRows<Row extends unknown[]>(database: Database, statement: Fragment): Promise<Row[]> {
  try {
    return await database.rows<Row>(statement);
  } catch (error) {
    if (error instanceof Error && /integer overflow/i.test(error.message)) {
      throw new AppError("invalid_input", "Cannot add these up: the sum is too large", { cause: error });
    }
    throw error;
  }
}

/** A sum of ten-thousandths divided by a count, rounded half away from zero to six decimals. */
function exactQuotient(scaledSum: string | null, count: number): number | null {
  if (scaledSum === null || count === 0) return null;
  const millionths = BigInt(scaledSum) * 100n;
  const divisor = BigInt(count);
  const doubled = millionths * 2n;
  const rounded = (doubled >= 0n ? doubled + divisor : doubled - divisor) / (divisor * 2n);
  const sign = rounded < 0n ? "-" : "";
  const digits = String(rounded < 0n ? -rounded : rounded).padStart(7, "0");
  return Number(`${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`);
}
