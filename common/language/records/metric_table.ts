/** Measurements of the body: the cue that announces each, what it is measured in, and what is possible. @module */

import { EN_METRICS } from "../en/metrics.ts";
import type { Dimension } from "../values/quantity.ts";
import { ZH_METRICS } from "../zh/metrics.ts";

/** One row: words of one language that announce a measurement, and a line with its value. */
export interface MetricCueRow {
  name: string;
  cue: string;
  example: readonly [line: string, value: number];
}

export const METRIC_CUE_ROWS: readonly MetricCueRow[] = [...ZH_METRICS, ...EN_METRICS];

function cueOf(name: string): RegExp {
  return new RegExp(METRIC_CUE_ROWS.filter((row) => row.name === name).map(({ cue }) => cue).join("|"));
}

export interface MetricRow {
  name: string;
  /** Words that announce it. */
  cue: RegExp;
  /** Quantities that can be its value. */
  dimensions: readonly Dimension[];
  unit: string;
  /** A bare number behind the cue counts. */
  bare: boolean;
  /** What a living person can measure, in `unit`. */
  from: number;
  to: number;
}

export const METRICS: readonly MetricRow[] = [
  {
    name: "bodyFat",
    cue: cueOf("bodyFat"),
    dimensions: ["percent"],
    unit: "%",
    bare: true,
    from: 3,
    to: 70,
  },
  {
    name: "weight",
    cue: cueOf("weight"),
    dimensions: ["mass"],
    unit: "kg",
    bare: true,
    from: 2,
    to: 350,
  },
  {
    name: "height",
    cue: cueOf("height"),
    dimensions: ["length", "distance"],
    unit: "cm",
    bare: true,
    from: 40,
    to: 250,
  },
  {
    name: "waist",
    cue: cueOf("waist"),
    dimensions: ["length"],
    unit: "cm",
    bare: true,
    from: 30,
    to: 200,
  },
  {
    name: "heartRate",
    cue: cueOf("heartRate"),
    dimensions: ["rate"],
    unit: "bpm",
    bare: true,
    from: 25,
    to: 240,
  },
  {
    name: "temperature",
    cue: cueOf("temperature"),
    dimensions: ["temperature"],
    unit: "°C",
    bare: true,
    from: 33,
    to: 43,
  },
  {
    name: "bloodSugar",
    cue: cueOf("bloodSugar"),
    dimensions: ["glucose"],
    unit: "mmol/L",
    bare: true,
    from: 1,
    to: 40,
  },
  {
    name: "bloodOxygen",
    cue: cueOf("bloodOxygen"),
    dimensions: ["percent"],
    unit: "%",
    bare: true,
    from: 50,
    to: 100,
  },
  {
    name: "bmi",
    cue: cueOf("bmi"),
    dimensions: [],
    unit: "",
    bare: true,
    from: 8,
    to: 80,
  },
  {
    name: "vision",
    cue: cueOf("vision"),
    dimensions: [],
    unit: "",
    bare: true,
    from: 0.05,
    to: 5.3,
  },
  {
    name: "cholesterol",
    cue: cueOf("cholesterol"),
    dimensions: ["glucose"],
    unit: "mmol/L",
    bare: true,
    from: 0.5,
    to: 20,
  },
  {
    name: "triglycerides",
    cue: cueOf("triglycerides"),
    dimensions: ["glucose"],
    unit: "mmol/L",
    bare: true,
    from: 0.1,
    to: 40,
  },
  {
    name: "uricAcid",
    cue: cueOf("uricAcid"),
    dimensions: [],
    unit: "µmol/L",
    bare: true,
    from: 50,
    to: 1500,
  },
  {
    name: "hips",
    cue: cueOf("hips"),
    dimensions: ["length"],
    unit: "cm",
    bare: true,
    from: 40,
    to: 200,
  },
  {
    name: "chest",
    cue: cueOf("chest"),
    dimensions: ["length"],
    unit: "cm",
    bare: true,
    from: 40,
    to: 200,
  },
  {
    name: "steps",
    cue: cueOf("steps"),
    dimensions: ["steps"],
    unit: "count",
    bare: false,
    from: 30,
    to: 200_000,
  },
  {
    name: "water",
    cue: cueOf("water"),
    dimensions: ["volume"],
    unit: "ml",
    bare: false,
    from: 20,
    to: 20_000,
  },
  {
    name: "a1c",
    cue: cueOf("a1c"),
    dimensions: ["percent"],
    unit: "%",
    bare: true,
    from: 3,
    to: 20,
  },
  {
    name: "peakFlow",
    cue: cueOf("peakFlow"),
    dimensions: [],
    unit: "L/min",
    bare: true,
    from: 50,
    to: 900,
  },
  {
    name: "calories",
    cue: cueOf("calories"),
    dimensions: ["energy"],
    unit: "kcal",
    bare: true,
    from: 50,
    to: 20_000,
  },
];
