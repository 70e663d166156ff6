/** Groups of records as they are counted stretch by stretch: whole numbers, so that no order of adding matters. @module */
import { invalidField } from "../error.ts";
import type { AggregateGroup, Metric } from "./aggregate_records.ts";
import { AMOUNT_DECIMALS } from "./built_in_types.ts";

/** Sums are of whole parts of this size. */
export const SCALE = 10 ** AMOUNT_DECIMALS;
/** The key of records that have no value to be grouped by. */
export const NO_KEY = "none";
const GROUPS_MAX = 2_000;
/** Records with the extreme that are kept of one group. */
const HOLDERS_MAX = 10_000;

export type GroupKey = string | number | null;

/** A record that holds its group's extreme. */
interface Holder {
  id: string;
  at: string;
}

interface Group {
  key: GroupKey;
  unit: string | null;
  count: number;
  /** In parts of {@link SCALE}. */
  sum: bigint;
  extreme: number | null;
  holders: Holder[];
}

export class Tally {
  readonly #metric: Metric;
  readonly #groups = new Map<string, Group>();

  constructor(metric: Metric) {
    this.#metric = metric;
  }

  /**
   * Adds what a stretch has of a group: the sum as digits, or its extreme. True where the extreme is as good as
   * the group's, so that those who hold it matter.
   */
  add(key: GroupKey, unit: string | null, count: number, total: string | number | null): boolean {
    const group = this.#groupOf(key, unit);
    group.count += count;
    if (typeof total === "string") group.sum += BigInt(total);
    if (typeof total !== "number") return false;
    if (group.extreme === null || this.#isBetter(total, group.extreme)) {
      group.extreme = total;
      group.holders = [];
    }
    return total === group.extreme;
  }

  /** Adds a record that holds `extreme`, if that is the group's still; newest first. */
  addHolder(key: GroupKey, unit: string | null, extreme: number, holder: Holder): void {
    const group = this.#groupOf(key, unit);
    if (group.extreme === extreme && group.holders.length < HOLDERS_MAX) group.holders.push(holder);
  }

  /** The same without keys: one group a unit. */
  withoutKeys(): Tally {
    const whole = new Tally(this.#metric);
    for (const { unit, count, sum, extreme } of this.#groups.values()) {
      const group = whole.#groupOf(null, unit);
      group.count += count;
      group.sum += sum;
      if (extreme !== null && (group.extreme === null || this.#isBetter(extreme, group.extreme))) {
        group.extreme = extreme;
      }
    }
    return whole;
  }

  /** By key and unit, those without a key first. */
  groups(): AggregateGroup[] {
    return [...this.#groups.values()].sort((a, b) => compare(a.key, b.key) || compare(a.unit, b.unit))
      .map((group) => ({
        key: group.key === null ? NO_KEY : String(group.key),
        unit: group.unit,
        count: group.count,
        value: this.#valueOf(group),
      }));
  }

  /** The ids of the records that hold the groups' extremes, newest first. */
  extremeIds(idsMax: number): string[] {
    const holders = [...this.#groups.values()].flatMap(({ holders }) => holders)
      .sort((a, b) => compare(b.at, a.at) || compare(b.id, a.id));
    return [...new Set(holders.map(({ id }) => id))].slice(0, idsMax);
  }

  #groupOf(key: GroupKey, unit: string | null): Group {
    const name = JSON.stringify([key, unit]);
    let group = this.#groups.get(name);
    if (group === undefined) {
      if (this.#groups.size >= GROUPS_MAX) {
        throw invalidField("groupBy", `makes more than ${GROUPS_MAX} groups`);
      }
      this.#groups.set(name, group = { key, unit, count: 0, sum: 0n, extreme: null, holders: [] });
    }
    return group;
  }

  #isBetter(value: number, than: number): boolean {
    return this.#metric === "min" ? value < than : value > than;
  }

  #valueOf({ count, sum, extreme }: Group): number | null {
    switch (this.#metric) {
      case "count":
        return count;
      case "sum":
        return exactQuotient(sum, 1);
      case "avg":
        return exactQuotient(sum, count);
      default:
        return extreme;
    }
  }
}

/** Nothing first, then numbers by size, then texts; as SQLite orders them. */
function compare(a: GroupKey, b: GroupKey): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : 1;
}

/** A sum in parts of {@link SCALE} divided by a count, rounded half away from zero to six decimals. */
function exactQuotient(scaledSum: bigint, count: number): number {
  const millionths = scaledSum * BigInt(1_000_000 / SCALE);
  const divisor = BigInt(count);
  const doubled = millionths * 2n;
  const rounded = (doubled >= 0n ? doubled + divisor : doubled - divisor) / (divisor * 2n);
  const sign = rounded < 0n ? "-" : "";
  const digits = String(rounded < 0n ? -rounded : rounded).padStart(7, "0");
  return Number(`${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`);
}
