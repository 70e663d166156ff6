/** Groups of records as they are counted stretch by stretch: whole numbers, so that no order of adding matters. @module */
import { invalidField } from "../error.ts";
import type { AggregateGroup, Metric } from "./aggregate_records.ts";
import { AMOUNT_DECIMALS } from "./built_in_types.ts";

/** Sums are of whole parts of this size. */
export const SCALE = 10 ** AMOUNT_DECIMALS;
/** The key of records that have no value to be grouped by. */
export const NO_KEY = "none";
const GROUPS_MAX = 2_000;
/** Ids of records behind an answer, and behind all of its groups together; `count` tells of all. */
export const RECORD_IDS_MAX = 10_000;

/** Somewhat more than are answered, so that they are not shared out anew with every one. */
const PROOFS_HELD_MAX = RECORD_IDS_MAX * 1.25;

export type GroupKey = string | number | null;

/** A record behind a group's value: of an extreme those that have it, else every one. */
interface Proof {
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
  /** Newest first, without a gap. */
  proofs: Proof[];
  /** Whether there are more than `proofs`, which takes no more then. */
  isCut: boolean;
}

export class Tally {
  readonly #metric: Metric;
  readonly #groups = new Map<string, Group>();
  /** Of all groups together. */
  #proofs = 0;
  /** Proofs that a group may have. */
  #proofsMax = RECORD_IDS_MAX;

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
      this.#proofs -= group.proofs.length;
      group.proofs = [];
      group.isCut = false;
    }
    return total === group.extreme;
  }

  /** Whether a group takes more proofs. */
  wantsProofs(key: GroupKey, unit: string | null): boolean {
    return !this.#groupOf(key, unit).isCut;
  }

  /** Adds a record behind a group's value, newest first; one that has an extreme, if that is the group's still. */
  addProof(key: GroupKey, unit: string | null, proof: Proof, extreme: number | null = null): void {
    const group = this.#groupOf(key, unit);
    if (group.isCut || group.extreme !== extreme) return;
    if (group.proofs.length >= this.#proofsMax) {
      group.isCut = true;
      return;
    }
    group.proofs.push(proof);
    if (++this.#proofs > PROOFS_HELD_MAX) this.#share();
  }

  /** Lets the groups with the most proofs have as many as all of them can, so that small ones keep theirs. */
  #share(): void {
    const bySize = [...this.#groups.values()].sort((a, b) => a.proofs.length - b.proofs.length);
    let left = RECORD_IDS_MAX;
    for (const [at, { proofs }] of bySize.entries()) {
      this.#proofsMax = Math.floor(left / (bySize.length - at));
      if (proofs.length > this.#proofsMax) break;
      left -= proofs.length;
    }
    this.#proofs = 0;
    for (const group of bySize) {
      if (group.proofs.length > this.#proofsMax) {
        group.proofs.length = this.#proofsMax;
        group.isCut = true;
      }
      this.#proofs += group.proofs.length;
    }
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

  /** By key and unit, those without a key first, with at most `idsMax` ids each. */
  groups(idsMax = RECORD_IDS_MAX): AggregateGroup[] {
    if (this.#proofs > RECORD_IDS_MAX) this.#share();
    return [...this.#groups.values()].sort((a, b) => compare(a.key, b.key) || compare(a.unit, b.unit))
      .map((group) => ({
        key: group.key === null ? NO_KEY : String(group.key),
        unit: group.unit,
        count: group.count,
        value: this.#valueOf(group),
        recordIds: group.proofs.slice(0, idsMax).map(({ id }) => id),
        ...(this.#isWhole(group, idsMax) ? {} : { recordIdsTruncated: true }),
      }));
  }

  /** The ids of the records that have the groups' extremes, newest first, and whether there are more. */
  extremeIds(): { ids: string[]; isCut: boolean } {
    const groups = [...this.#groups.values()];
    const proofs = groups.flatMap(({ proofs }) => proofs)
      .sort((a, b) => compare(b.at, a.at) || compare(b.id, a.id));
    const ids = [...new Set(proofs.map(({ id }) => id))];
    return {
      ids: ids.slice(0, RECORD_IDS_MAX),
      isCut: ids.length > RECORD_IDS_MAX || groups.some(({ isCut }) => isCut),
    };
  }

  #groupOf(key: GroupKey, unit: string | null): Group {
    const name = JSON.stringify([key, unit]);
    let group = this.#groups.get(name);
    if (group === undefined) {
      if (this.#groups.size >= GROUPS_MAX) {
        throw invalidField("groupBy", `makes more than ${GROUPS_MAX} groups`);
      }
      this.#groups.set(
        name,
        group = { key, unit, count: 0, sum: 0n, extreme: null, proofs: [], isCut: false },
      );
    }
    return group;
  }

  /** Whether a group's value rests on no more records than its first `idsMax` proofs. */
  #isWhole({ count, proofs, isCut }: Group, idsMax: number): boolean {
    if (isCut || proofs.length > idsMax) return false;
    return this.#metric === "min" || this.#metric === "max" || proofs.length === count;
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
