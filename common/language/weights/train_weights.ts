/** Learns the weights of words from golden lines: logistic regression, one type against the rest. @module */

import { source } from "../source.ts";
import { toLocal } from "../time/civil.ts";
import { readValues } from "../values/read_values.ts";
import { featuresOf } from "./features.ts";
import type { WeighedType } from "./weigh_types.ts";

export interface TrainingLine {
  text: string;
  now: string;
  timezone: string;
  records: readonly { type: string }[];
}

const EPOCHS = 20;
const RATE = 0.15;
/** Pull towards zero: what few lines show is believed little. */
const DECAY = 0.003;
const SEEN_MIN = 2;
const WEIGHT_MIN = 3;

/** A fixed order that looks random (a linear congruential generator), so that a run can be repeated to the bit. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const out = [...items];
  let state = seed;
  for (let at = out.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (at + 1);
    [out[at], out[other]] = [out[other]!, out[at]!];
  }
  return out;
}

/** trainWeights() gives each feature its weight for each type, in hundredths of log-odds. */
export function trainWeights(
  lines: readonly TrainingLine[],
  types: readonly WeighedType[],
): Record<string, number[]> {
  const seen = new Map<string, number>();
  const rows = lines.map((line) => {
    const { text } = source(line.text);
    const features = [...featuresOf(text, readValues(text), toLocal(Date.parse(line.now), line.timezone))];
    for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
    const is = types.map((type) =>
      line.records.some((record) => record.type === type) || (type === "note" && line.records.length === 0)
        ? 1
        : 0
    );
    return { features, is };
  }).map(({ features, is }) => ({ features: features.filter((one) => seen.get(one)! >= SEEN_MIN), is }));
  const weights = new Map<string, Float64Array>();
  const squares = new Map<string, Float64Array>();
  for (const [feature, count] of seen) {
    if (count < SEEN_MIN) continue;
    weights.set(feature, new Float64Array(types.length));
    squares.set(feature, new Float64Array(types.length));
  }
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    for (const { features, is } of shuffled(rows, epoch)) {
      for (let type = 0; type < types.length; type++) {
        let sum = 0;
        for (const feature of features) sum += weights.get(feature)![type]!;
        const error = 1 / (1 + Math.exp(-sum)) - is[type]!;
        for (const feature of features) {
          const weight = weights.get(feature)!;
          const square = squares.get(feature)!;
          const gradient = error + DECAY * weight[type]!;
          square[type]! += gradient * gradient;
          weight[type]! -= RATE * gradient / Math.sqrt(square[type]! + 1);
        }
      }
    }
  }
  const table: Record<string, number[]> = {};
  for (const feature of [...weights.keys()].sort()) {
    const row = Array.from(weights.get(feature)!, (weight) => Math.round(weight * 100));
    if (row.some((weight) => Math.abs(weight) >= WEIGHT_MIN)) table[feature] = row;
  }
  return table;
}
