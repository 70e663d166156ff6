/** Learns the weights of words from golden lines: logistic regression, one type against the rest. @module */

import { source } from "../source.ts";
import { toLocal } from "../time/civil.ts";
import { readValues } from "../values/read_values.ts";
import { featuresOf } from "./features.ts";
import { fitLogistic, type FitOptions } from "./fit_logistic.ts";
import type { WeighedType } from "./weigh_types.ts";

export interface TrainingLine {
  text: string;
  now: string;
  timezone: string;
  records: readonly { type: string }[];
}

/** Golden files that teach the weights: those for building, and those of which types alone are told. */
export const TRAINING_FILES = [
  "lines.zh.dev.jsonl",
  "lines.en.dev.jsonl",
  "lines.zh.types.jsonl",
  "lines.en.types.jsonl",
] as const;

export const FIT: FitOptions = { epochs: 20, rate: 0.15, decay: 0.001, seenMin: 2 };
/** Hundredths of log-odds below which a weight says nothing. */
const WEIGHT_MIN = 10;

const featuresOfLine = new WeakMap<TrainingLine, [string, number][]>();

/** trainWeights() gives each feature its weight for each type, in hundredths of log-odds. */
export function trainWeights(
  lines: readonly TrainingLine[],
  types: readonly WeighedType[],
): Record<string, number[]> {
  const weights = fitLogistic(
    lines.map((line) => {
      const { text } = source(line.text);
      let features = featuresOfLine.get(line);
      if (!features) {
        const now = toLocal(Date.parse(line.now), line.timezone);
        features = [...featuresOf(text, readValues(text), now)].map((one) => [one, 1]);
        featuresOfLine.set(line, features);
      }
      return {
        features,
        is: types.map((type) =>
          line.records.some((record) => record.type === type) ||
            (type === "note" && line.records.length === 0)
            ? 1
            : 0
        ),
      };
    }),
    FIT,
  );
  const table: Record<string, number[]> = {};
  for (const feature of [...weights.keys()].sort()) {
    const row = Array.from(weights.get(feature)!, (weight) => Math.round(weight * 100));
    if (row.some((weight) => Math.abs(weight) >= WEIGHT_MIN)) table[feature] = row;
  }
  return table;
}
