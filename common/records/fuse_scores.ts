/**
 * One order from two: how well a record's words fit, and how near its meaning is. Each is brought to 0..1,
 * the best hit 1, and the sum is taken: a convex combination of normalised scores does better than fusing
 * ranks and needs no tuning to a set (Bruch, Gai, Ingber: An Analysis of Fusion Functions for Hybrid
 * Retrieval, ACM TOIS 2023). The halves weigh alike, so that a record which both find stands above one that
 * only one of them finds, unless it is far behind in both.
 * @module
 */
import type { Scan } from "../embeddings/vector_store.ts";
import type { ZhijiRecord } from "./record.ts";

/** A record that was found, with the row that search knows it by. */
export interface Found {
  row: number;
  record: ZhijiRecord;
  /** More is better; of no fixed range. */
  weight: number;
}

const WORDS_SHARE = 0.5;
const MEANING_SHARE = 0.5;

/** From so many vectors on, what is unlike the question can be told from the person's own records. */
const BACKGROUND_MIN = 16;
/** How far above the background a record must stand to be a hit without any of the words: two deviations. */
const DEVIATIONS = 2;
/** Where there are too few to tell: between what current models give unrelated and related texts. */
const BACKGROUND_DEFAULT = 0.3;
const FLOOR_DEFAULT = 0.5;

interface Near {
  row: number;
  weight: number;
}

/**
 * The rows that are near, nearest first, and beside them those that were found by words, near or not. A weight is
 * the distance from the background, the mean of all the person's records, because what cosine unrelated texts
 * have differs from model to model (0.1 with one, 0.7 with another).
 */
export function nearestOf(
  { rows, cosines }: Scan,
  byWords: ReadonlyMap<number, unknown>,
): { near: Near[]; beside: Near[] } {
  const { background, floor } = statisticsOf(cosines);
  const near: Near[] = [];
  const beside: Near[] = [];
  for (let at = 0; at < rows.length; at++) {
    const cosine = cosines[at]!;
    const row = rows[at]!;
    // A place that is empty has row 0.
    if (!(cosine > background) || row === 0) continue;
    if (byWords.has(row)) beside.push({ row, weight: cosine - background });
    else if (cosine >= floor) near.push({ row, weight: cosine - background });
  }
  near.sort((a, b) => b.weight - a.weight || b.row - a.row);
  return { near, beside };
}

function statisticsOf(cosines: Float32Array): { background: number; floor: number } {
  const count = cosines.length;
  if (count < BACKGROUND_MIN) return { background: BACKGROUND_DEFAULT, floor: FLOOR_DEFAULT };
  let sum = 0, squares = 0;
  for (let at = 0; at < count; at++) {
    sum += cosines[at]!;
    squares += cosines[at]! * cosines[at]!;
  }
  const background = sum / count;
  const deviation = Math.sqrt(Math.max(0, squares / count - background * background));
  return { background, floor: background + DEVIATIONS * deviation };
}

/** Every record that either found, with a weight of 0..1. */
export function fuseScores(byWords: readonly Found[], byMeaning: readonly Found[]): Found[] {
  const fused = new Map<number, Found>();
  for (const [found, share] of [[byWords, WORDS_SHARE], [byMeaning, MEANING_SHARE]] as const) {
    const best = found.reduce((most, { weight }) => Math.max(most, weight), 0);
    if (best <= 0) continue;
    for (const { row, record, weight } of found) {
      const before = fused.get(row)?.weight ?? 0;
      fused.set(row, { row, record, weight: before + share * weight / best });
    }
  }
  return [...fused.values()];
}
