/** How much the words of a line speak for each type: a linear model over named features, learned from the golden lines for building. @module */

import type { Values } from "../values/read_values.ts";
import { featuresOf } from "./features.ts";

/** Types that the words of a line are weighed for. */
export const WEIGHED_TYPES = [
  "note",
  "expense",
  "income",
  "todo",
  "event",
  "metric",
  "exercise",
  "mood",
] as const;
export type WeighedType = typeof WEIGHED_TYPES[number];
/** Log-odds by type: 0 says nothing, 2 says 88 %. */
export type TypeEvidence = Readonly<Record<WeighedType, number>>;

/** Weights are kept as hundredths; a feature that was seen too seldom has none. */
const HUNDREDTH = 0.01;

/** Weights by feature, one for each of `WEIGHED_TYPES`. */
export type TypeWeights = ReadonlyMap<string, readonly number[]>;
const TABLE = new URL("./type_weights.json", import.meta.url);
let loaded: TypeWeights | undefined;

/** The weights as they were learned, read by the first line: a process that reads none is spared a tenth of its memory. */
export function typeWeights(): TypeWeights {
  return loaded ??= new Map(
    Object.entries(JSON.parse(Deno.readTextFileSync(TABLE)) as Record<string, number[]>),
  );
}

/** weighTypes() is the evidence of the words alone; `deno task train:language` makes the weights. */
export function weighTypes(
  text: string,
  values: Values,
  now: number,
  weights: TypeWeights = typeWeights(),
): TypeEvidence {
  const sums = WEIGHED_TYPES.map(() => 0);
  for (const feature of featuresOf(text, values, now)) {
    const row = weights.get(feature);
    if (row) row.forEach((weight, at) => sums[at] = sums[at]! + weight);
  }
  return Object.fromEntries(WEIGHED_TYPES.map((type, at) => [type, sums[at]! * HUNDREDTH])) as Record<
    WeighedType,
    number
  >;
}
