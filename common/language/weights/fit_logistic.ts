/** Logistic regression over named features, one outcome against the rest: the same rows give the same weights. @module */

export interface FitRow {
  /** Features with what they count for; each name once. */
  features: readonly (readonly [name: string, value: number])[];
  /** For each outcome whether it came true: 1 or 0. */
  is: readonly number[];
}

export interface FitOptions {
  epochs: number;
  rate: number;
  /** Pull towards zero: what few rows show is believed little. */
  decay: number;
  /** Features in fewer rows have no weight. */
  seenMin: number;
}

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

/** fitLogistic() gives each feature its weight for each outcome, in log-odds, by stochastic gradients with AdaGrad's steps. */
export function fitLogistic(rows: readonly FitRow[], options: FitOptions): Map<string, Float64Array> {
  const { epochs, rate, decay, seenMin } = options;
  const outcomes = rows[0]?.is.length ?? 0;
  const seen = new Map<string, number>();
  for (const { features } of rows) {
    for (const [name] of features) seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  const places = new Map([...seen].filter(([, count]) => count >= seenMin).map(([name], at) => [name, at]));
  const known = rows.map(({ features, is }) => {
    const kept = features.filter(([name]) => places.has(name));
    return {
      at: Int32Array.from(kept, ([name]) => places.get(name)! * outcomes),
      values: Float64Array.from(kept, ([, value]) => value),
      is,
    };
  });
  const weights = new Float64Array(places.size * outcomes);
  const squares = new Float64Array(places.size * outcomes);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const { at, values, is } of shuffled(known, epoch)) {
      for (let outcome = 0; outcome < outcomes; outcome++) {
        let sum = 0;
        for (let one = 0; one < at.length; one++) sum += weights[at[one]! + outcome]! * values[one]!;
        const error = 1 / (1 + Math.exp(-sum)) - is[outcome]!;
        for (let one = 0; one < at.length; one++) {
          const place = at[one]! + outcome;
          const gradient = error * values[one]! + decay * weights[place]!;
          squares[place]! += gradient * gradient;
          weights[place]! -= rate * gradient / Math.sqrt(squares[place]! + 1);
        }
      }
    }
  }
  return new Map([...places].map(([name, at]) => [name, weights.slice(at * outcomes, (at + 1) * outcomes)]));
}
