/**
 * Exact numbers over a person's records, with the records that make them up. Sums are taken by SQLite in
 * whole ten-thousandths and divided here as integers: no sum passes through binary floating point. Many records
 * are read a stretch at a time, so that others are answered meanwhile.
 * @module
 */
import type { Fields, Fragment } from "../crud/field.ts";
import { join } from "../crud/filter.ts";
import type { Database } from "../database/open_database.ts";
import type { Pacer } from "../pacer.ts";
import type { Principal } from "../security/principal.ts";
import { conditions, type Grouping, grouping, type Measure, measureOf } from "./aggregate_terms.ts";
import { periodBuckets } from "./period_buckets.ts";
import { readSteadily } from "./read_steadily.ts";
import { recordsByTime, type Stretch, STRETCH_RECORDS, stretchesOf } from "./stretches.ts";
import { type GroupKey, NO_KEY, RECORD_IDS_MAX, SCALE, Tally } from "./tally.ts";

export const METRICS = ["count", "sum", "avg", "min", "max", "first", "last", "list"] as const;
export type Metric = typeof METRICS[number];
/** Of this span all days are gone through, without a look at which have records. */
const SHORT_MS = 40 * 24 * 3_600_000;
/** Words are looked up in the index anew for each stretch. */
const STRETCH_RECORDS_WITH_WORDS = 20_000;
/** A stretch has more only where more happened at one moment. */
const PROOFS_A_READ = STRETCH_RECORDS_WITH_WORDS;

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
  /**
   * Record ids at most, of the whole and of each group: the newest; for min and max the most extreme in their order, so
   * many of each currency or unit.
   */
  limit?: number | undefined;
}

export interface AggregateGroup {
  key: string;
  value: number | null;
  count: number;
  unit: string | null;
  /** Newest first: of an extreme those that have it, else every one; of all groups {@link RECORD_IDS_MAX}. */
  recordIds: string[];
  /** There where `recordIds` are not all. */
  recordIdsTruncated?: true | undefined;
}

export interface AggregateOutput {
  /** Null where there is nothing, or where several currencies or units are in `groups`. */
  value: number | null;
  unit: string | null;
  count: number;
  groups?: AggregateGroup[];
  /** Newest first; at most {@link RECORD_IDS_MAX}. */
  recordIds: string[];
  /** There where `recordIds` are not all; `count` tells how many there are. */
  recordIdsTruncated?: true | undefined;
}

/** The answer of one state of the records. */
export async function aggregateRecords(
  database: Database,
  principal: Principal,
  input: AggregateInput,
  fields: Fields,
): Promise<AggregateOutput> {
  const measure = measureOf(input, fields);
  const where = conditions(principal.userId, input, measure, fields);
  const reading = new Reading(database, principal, input, measure, where, grouping(input, fields));
  return await readSteadily(database, principal.userId, (pacer) => reading.run(pacer));
}

/** A stretch whose records all have one key, where the key comes from their time. */
interface Range extends Stretch {
  key: string | null;
}

/** What tells a group from the others. */
interface Key {
  key: GroupKey;
  unit: string | null;
}

/** A record by its value. */
interface Ranked {
  id: string;
  value: number;
  unit: string | null;
}

/** One reading of the records, from the newest to the oldest. */
class Reading {
  readonly #database: Database;
  readonly #principal: Principal;
  readonly #input: AggregateInput;
  readonly #measure: Measure | null;
  readonly #where: Fragment;
  readonly #grouping: Grouping;

  constructor(
    database: Database,
    principal: Principal,
    input: AggregateInput,
    measure: Measure | null,
    where: Fragment,
    grouping: Grouping,
  ) {
    this.#database = database;
    this.#principal = principal;
    this.#input = input;
    this.#measure = measure;
    this.#where = where;
    this.#grouping = grouping;
  }

  async run(pacer: Pacer | null): Promise<AggregateOutput> {
    const { metric, limit } = this.#input;
    if (metric === "first" || metric === "last") return await this.#firstOrLast(pacer);
    const groups = new Tally(metric);
    // A record with two tags is in two groups, and in the whole once.
    const whole = this.#grouping.by === "tag" ? new Tally(metric) : null;
    const ids: string[] = [];
    let top: Ranked[] = [];
    for await (const stretch of this.#stretches("newest first")) {
      for (const range of await this.#rangesOf(stretch)) {
        const keys = await this.#read(range, groups, this.#grouping);
        const wholeKeys = whole ? await this.#read(range, whole, { by: "none" }) : [];
        if (!this.#isExtreme) {
          await this.#readProofs(range, groups, this.#grouping, keys, whole ? null : ids);
          if (whole) await this.#readProofs(range, whole, { by: "none" }, wholeKeys, ids);
        }
        if (this.#isExtreme && limit !== undefined) {
          top = await this.#topOf(range, limit, top);
        }
        await pacer?.pause();
      }
    }
    return this.#answer(groups, whole ?? groups.withoutKeys(), ids, top);
  }

  /** The records with the highest or lowest values of those found so far and of a range, in their order, of each unit. */
  async #topOf(range: Stretch, limit: number, found: Ranked[]): Promise<Ranked[]> {
    const isMin = this.#input.metric === "min";
    const { value, unit } = this.#measure!;
    const { sql, args } = this.#within(range);
    const order = `${value} ${isMin ? "ASC" : "DESC"}, records.occurred_at DESC, records.id DESC`;
    const rows = await this.#database.rows<[string, number, string | null]>({
      sql: `SELECT id, value, unit FROM (SELECT records.id AS id, ${value} AS value, ${unit} AS unit,
          row_number() OVER (PARTITION BY ${unit} ORDER BY ${order}) AS place
        FROM ${this.#records} WHERE ${sql}) WHERE place <= ? ORDER BY place`,
      args: [...args, limit],
    });
    const ranked = [...found, ...rows.map(([id, value, unit]) => ({ id, value, unit }))];
    // The sort keeps the order of equals, which come newest first.
    ranked.sort((a, b) => isMin ? a.value - b.value : b.value - a.value);
    return [...Map.groupBy(ranked, ({ unit }) => unit).values()].flatMap((of) => of.slice(0, limit));
  }

  #answer(groups: Tally, whole: Tally, ids: string[], top: Ranked[]): AggregateOutput {
    const { metric, limit = RECORD_IDS_MAX } = this.#input;
    const totals = whole.groups();
    const [single] = totals;
    const count = totals.reduce((sum, group) => sum + group.count, 0);
    const sumOfNothing = metric === "sum" && totals.length === 0 ? 0 : null;
    return {
      value: totals.length === 1 ? single!.value : metric === "count" ? count : sumOfNothing,
      unit: totals.length === 1 ? single!.unit : null,
      count,
      ...(this.#grouping.by !== "none"
        ? { groups: groups.groups(limit) }
        : totals.length > 1
        ? { groups: groups.groups(limit).map((group) => ({ ...group, key: group.unit ?? NO_KEY })) }
        : {}),
      ...this.#proofsOf(groups, ids, top),
    };
  }

  #proofsOf(
    groups: Tally,
    ids: string[],
    top: Ranked[],
  ): Pick<AggregateOutput, "recordIds" | "recordIdsTruncated"> {
    const { limit } = this.#input;
    // The most extreme are asked for by their number: nothing of them is left out.
    if (this.#isExtreme && limit !== undefined) {
      const counts = new Map(groups.withoutKeys().groups().map(({ unit, count }) => [unit, count]));
      const countOf = ({ unit }: Ranked) => counts.get(unit) ?? 0;
      return { recordIds: top.toSorted((a, b) => countOf(b) - countOf(a)).map(({ id }) => id) };
    }
    const all = this.#isExtreme ? groups.extremeIds() : { ids, isCut: false };
    const idsMax = limit ?? RECORD_IDS_MAX;
    return {
      recordIds: all.ids.slice(0, idsMax),
      ...(all.isCut || all.ids.length > idsMax ? { recordIdsTruncated: true } : {}),
    };
  }

  get #isExtreme(): boolean {
    return this.#measure !== null && (this.#input.metric === "min" || this.#input.metric === "max");
  }

  /** Words that are looked up narrow the records down by themselves. */
  get #looksUp(): boolean {
    const { words = [], anyWords = [], noWords = [] } = this.#input;
    return words.length + anyWords.length + noWords.length > 0;
  }

  get #records(): string {
    return this.#looksUp ? "records" : recordsByTime(this.#input.type);
  }

  #stretches(order: "newest first" | "oldest first"): AsyncIterable<Stretch> {
    const { type, from, to } = this.#input;
    const records = this.#looksUp ? STRETCH_RECORDS_WITH_WORDS : STRETCH_RECORDS;
    return stretchesOf(this.#database, { userId: this.#principal.userId, type, from, to }, order, records);
  }

  /** The stretch, or its parts by period, the newest first. */
  async #rangesOf(stretch: Stretch): Promise<Range[]> {
    if (this.#grouping.by !== "period") return [{ ...stretch, key: null }];
    const span = isShort(stretch) ? stretch : await this.#spanOf(stretch);
    if (span === null) return [];
    const timezone = this.#input.timezone ?? this.#principal.timezone;
    const buckets = periodBuckets(this.#grouping.period, span.from, span.to, timezone);
    return buckets.reverse().map(({ key, from, to }) => ({
      key,
      from: from > stretch.from ? from : stretch.from,
      to: to < stretch.to ? to : stretch.to,
    }));
  }

  /** From the first record of a stretch to after its last, or null where there is none. */
  async #spanOf(stretch: Stretch): Promise<Stretch | null> {
    const { sql, args } = this.#within(stretch);
    const [row] = await this.#database.rows<[string | null, string | null]>({
      sql: `SELECT min(records.occurred_at), max(records.occurred_at) FROM ${this.#records} WHERE ${sql}`,
      args,
    });
    const [from, last] = row!;
    if (from === null || last === null) return null;
    return { from, to: Temporal.Instant.from(last).add({ milliseconds: 1 }).toString() };
  }

  #within({ from, to }: Stretch): Fragment {
    const time = { sql: "records.occurred_at >= ? AND records.occurred_at < ?", args: [from, to] };
    return join([this.#where, time], " AND ");
  }

  /** Adds what a range has of each group, and gives the groups it has something of. */
  async #read(range: Range, into: Tally, grouping: Grouping): Promise<Key[]> {
    const { key, unit, from } = this.#keyOf(grouping);
    const value = this.#measure?.value ?? "NULL";
    const { metric } = this.#input;
    const of = metric === "sum" || metric === "avg"
      ? `CAST(sum(CAST(round(${value} * ${SCALE}) AS INTEGER)) AS TEXT)`
      : this.#isExtreme
      ? `${metric}(${value})`
      : "NULL";
    const by = [key, unit].filter((sql) => sql !== "NULL" && !sql.startsWith("'"));
    const { sql, args } = this.#within(range);
    const rows = await this.#database.rows<[GroupKey, string | null, number, string | number | null]>({
      sql: `SELECT ${key}, ${unit}, count(*), ${of} FROM ${from} WHERE ${sql}${
        by.length > 0 ? ` GROUP BY ${by.join(", ")}` : ""
      }`,
      args,
    });
    const keys: Key[] = [];
    let better = false;
    for (const [group, groupUnit, count, total] of rows) {
      if (count === 0) continue;
      const key = range.key ?? group;
      keys.push({ key, unit: groupUnit });
      better = into.add(key, groupUnit, count, total) || better;
    }
    if (better && this.#isExtreme) await this.#readExtremes(range, into, grouping);
    return keys;
  }

  /** The records that have the extremes of a range. */
  async #readExtremes(range: Range, into: Tally, grouping: Grouping): Promise<void> {
    const { key, unit, from } = this.#keyOf(grouping);
    const { value } = this.#measure!;
    const { sql, args } = this.#within(range);
    const rows = await this.#database.rows<[GroupKey, string | null, number, string, string]>({
      sql: `SELECT * FROM (SELECT ${key} AS key, ${unit} AS unit, ${value} AS value, records.id,
          records.occurred_at AS at, ${this.#input.metric}(${value}) OVER (PARTITION BY ${key}, ${unit}) AS extreme
        FROM ${from} WHERE ${sql}) WHERE value = extreme ORDER BY at DESC, id DESC LIMIT ${PROOFS_A_READ}`,
      args,
    });
    for (const [group, groupUnit, extreme, id, at] of rows) {
      into.addProof(range.key ?? group, groupUnit, { id, at }, extreme);
    }
  }

  /** The records of a range: for those of its groups, which are `keys`, that want more, and for the ids of the whole. */
  async #readProofs(
    range: Range,
    into: Tally,
    grouping: Grouping,
    keys: readonly Key[],
    ids: string[] | null,
  ): Promise<void> {
    // One more than are answered tells that there are more.
    const room = ids === null ? 0 : RECORD_IDS_MAX + 1 - ids.length;
    if (keys.length === 0 || (room <= 0 && !keys.some(({ key, unit }) => into.wantsProofs(key, unit)))) {
      return;
    }
    const { key, unit, from } = this.#keyOf(grouping);
    const { sql, args } = this.#within(range);
    // What all have in common is not read of each.
    const only = keys.length === 1 ? keys[0]! : null;
    const rows = await this.#database.rows<[GroupKey, string | null, string, string]>({
      sql: `SELECT ${
        only ? "NULL, NULL" : `${key}, ${unit}`
      }, records.id, records.occurred_at FROM ${from} WHERE ${sql}
        ORDER BY records.occurred_at DESC, records.id DESC LIMIT ${PROOFS_A_READ}`,
      args,
    });
    for (const [group, groupUnit, id, at] of rows) {
      if (only) into.addProof(only.key, only.unit, { id, at });
      else into.addProof(range.key ?? group, groupUnit, { id, at });
    }
    for (const [, , id] of rows.slice(0, Math.max(0, room))) ids?.push(id);
  }

  /** SQL of the key, `NULL` where it is of the whole range, of the unit, and of where they come from. */
  #keyOf(grouping: Grouping): { key: string; unit: string; from: string } {
    const { metric } = this.#input;
    const unit = metric === "count" || metric === "list" ? "NULL" : this.#measure?.unit ?? "NULL";
    if (grouping.by === "tag") {
      return { key: "tag.value", unit, from: `${this.#records}, json_each(records.tags) AS tag` };
    }
    return { key: grouping.by === "field" ? grouping.sql : "NULL", unit, from: this.#records };
  }

  async #firstOrLast(pacer: Pacer | null): Promise<AggregateOutput> {
    const isFirst = this.#input.metric === "first";
    const direction = isFirst ? "ASC" : "DESC";
    const { value = "NULL", unit = "NULL" } = this.#measure ?? {};
    for await (const stretch of this.#stretches(isFirst ? "oldest first" : "newest first")) {
      const { sql, args } = this.#within(stretch);
      const [row] = await this.#database.rows<[string, string | number | null, string | null]>({
        sql: `SELECT records.id, ${value}, ${unit} FROM ${this.#records} WHERE ${sql}
          ORDER BY records.occurred_at ${direction}, records.id ${direction} LIMIT 1`,
        args,
      });
      if (row) {
        const [id, held, heldUnit] = row;
        return { value: typeof held === "number" ? held : null, unit: heldUnit, count: 1, recordIds: [id] };
      }
      await pacer?.pause();
    }
    return { value: null, unit: null, count: 0, recordIds: [] };
  }
}

/** Whether a stretch has so few days that it is no matter if some of them are empty. */
function isShort({ from, to }: Stretch): boolean {
  return Date.parse(to) - Date.parse(from) < SHORT_MS;
}
