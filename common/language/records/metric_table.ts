/** Measurements of the body: the cue that announces each, what it is measured in, and what is possible. @module */

import type { Dimension } from "../values/quantity.ts";

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
  /** A quantity is enough where the clause holds this too. */
  example: readonly [line: string, value: number];
}

export const METRICS: readonly MetricRow[] = [
  {
    name: "bodyFat",
    cue: /体脂率?|\bbody ?fat\b/,
    dimensions: ["percent"],
    unit: "%",
    bare: true,
    from: 3,
    to: 70,
    example: ["体脂率21.5%", 21.5],
  },
  {
    name: "weight",
    cue:
      /体重|净重|磅重|称重|磅咗|瘦|胖了|轻了|掉秤|减到|减肥|称了(?:一下|下)?(?:体重)?|上秤|过磅|瘦到了?|胖到了?|\bweigh(?:ed|s|t|ing)?\b(?! loss)|\bweigh-?in\b|\bscales? (?:says?|said|shows?|read)|\bdown to\b|\bup to\b(?=\s\d{2,3}(?:\.\d)?\s?(?:kg|lbs?|pounds))|\bbodyweight\b/,
    dimensions: ["mass"],
    unit: "kg",
    bare: true,
    from: 2,
    to: 350,
    example: ["体重68.4公斤", 68.4],
  },
  {
    name: "height",
    cue: /身高|\b(?:height|how tall i am|i'?m .{0,8} tall)\b/,
    dimensions: ["length", "distance"],
    unit: "cm",
    bare: true,
    from: 40,
    to: 250,
    example: ["身高178", 178],
  },
  {
    name: "waist",
    cue: /腰围|\bwaist\b/,
    dimensions: ["length"],
    unit: "cm",
    bare: true,
    from: 30,
    to: 200,
    example: ["腰围82cm", 82],
  },
  {
    name: "heartRate",
    cue: /心率|心跳|脉搏|静息心率|\b(?:heart ?rate|pulse|hr|resting hr|rhr)\b/,
    dimensions: ["rate"],
    unit: "bpm",
    bare: true,
    from: 25,
    to: 240,
    example: ["心率70", 70],
  },
  {
    name: "temperature",
    cue: /体温|发烧|发热|低烧|高烧|烧到|量了?体温|\b(?:temp|temperature|fever|thermometer)\b/,
    dimensions: ["temperature"],
    unit: "°C",
    bare: true,
    from: 33,
    to: 43,
    example: ["体温37.8", 37.8],
  },
  {
    name: "bloodSugar",
    cue:
      /血糖|\b(?:blood ?sugar|glucose|fasting sugar|sugars?(?= (?:was|were|is|at|\d))|bsl|bgl|sugar level)\b/,
    dimensions: ["glucose"],
    unit: "mmol/L",
    bare: true,
    from: 1,
    to: 40,
    example: ["空腹血糖5.8", 5.8],
  },
  {
    name: "bloodOxygen",
    cue: /血氧|\boxygen\b|\bspo2\b|\bblood oxygen\b|\boxygen saturation\b/,
    dimensions: ["percent"],
    unit: "%",
    bare: true,
    from: 50,
    to: 100,
    example: ["血氧98", 98],
  },
  {
    name: "bmi",
    cue: /(?<![a-z])bmi(?![a-z])/,
    dimensions: [],
    unit: "",
    bare: true,
    from: 8,
    to: 80,
    example: ["BMI 22.5", 22.5],
  },
  {
    name: "vision",
    cue: /视力/,
    dimensions: [],
    unit: "",
    bare: true,
    from: 0.05,
    to: 5.3,
    example: ["视力5.0", 5],
  },
  {
    name: "cholesterol",
    cue: /胆固醇|\bcholesterol\b|(?<![a-z])(?:ldl|hdl)(?![a-z])/,
    dimensions: ["glucose"],
    unit: "mmol/L",
    bare: true,
    from: 0.5,
    to: 20,
    example: ["胆固醇5.2", 5.2],
  },
  {
    name: "triglycerides",
    cue: /甘油三酯|\btriglycerides\b/,
    dimensions: ["glucose"],
    unit: "mmol/L",
    bare: true,
    from: 0.1,
    to: 40,
    example: ["甘油三酯1.4", 1.4],
  },
  {
    name: "uricAcid",
    cue: /尿酸|\buric acid\b/,
    dimensions: [],
    unit: "µmol/L",
    bare: true,
    from: 50,
    to: 1500,
    example: ["尿酸420", 420],
  },
  {
    name: "hips",
    cue: /臀围|\bhips?\b(?= (?:measure|size|\d))/,
    dimensions: ["length"],
    unit: "cm",
    bare: true,
    from: 40,
    to: 200,
    example: ["臀围92cm", 92],
  },
  {
    name: "chest",
    cue: /胸围|\bchest\b(?= (?:measure|size|\d))/,
    dimensions: ["length"],
    unit: "cm",
    bare: true,
    from: 40,
    to: 200,
    example: ["胸围88cm", 88],
  },
  {
    name: "steps",
    cue: /步数|走了|行咗|走路|微信步数|步|\bsteps?\b/,
    dimensions: ["steps"],
    unit: "count",
    bare: false,
    from: 1,
    to: 200_000,
    example: ["走了12000步", 12000],
  },
  {
    name: "water",
    cue: /[喝饮干灌](?:了|咗)?[^,。]{0,8}水|(?:毫升|升|ml|cc)水|饮水|喝水|水量|\b(?:water|h2o|hydrat\w+)\b/,
    dimensions: ["volume"],
    unit: "ml",
    bare: false,
    from: 20,
    to: 20_000,
    example: ["喝了1.8升水", 1800],
  },
];
