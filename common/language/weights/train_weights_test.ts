import assert from "node:assert/strict";
import { source } from "../source.ts";
import { readValues } from "../values/read_values.ts";
import { featuresOf } from "./features.ts";
import { TRAINING_FILES, type TrainingLine, trainWeights } from "./train_weights.ts";
import { typeWeights, WEIGHED_TYPES, weighTypes } from "./weigh_types.ts";

const NOW = "2026-11-22T12:00:00.000Z";
const line = (text: string, ...types: string[]): TrainingLine => ({
  text,
  now: NOW,
  timezone: "Asia/Shanghai",
  records: types.map((type) => ({ type })),
});
const LINES = [
  ...["zorbed 5", "zorbed 9 twice", "zorbed again 12"].map((text) => line(text, "exercise")),
  ...["blimped 5", "blimped 9 twice", "blimped again 12"].map((text) => line(text, "note")),
];

Deno.test("trainWeights() gives the same weights for the same lines", () => {
  assert.deepEqual(trainWeights(LINES, WEIGHED_TYPES), trainWeights(LINES, WEIGHED_TYPES));
});

Deno.test("trainWeights() learns which word speaks for which type, and nothing from what was seen once", () => {
  const table = trainWeights([...LINES, line("quonked 7", "mood")], WEIGHED_TYPES);
  const weight = (word: string, type: typeof WEIGHED_TYPES[number]) =>
    table[word]![WEIGHED_TYPES.indexOf(type)]!;
  assert.ok(weight("zorbed", "exercise") > 0 && weight("blimped", "exercise") < 0);
  assert.ok(weight("blimped", "note") > 0 && weight("zorbed", "note") < 0);
  assert.equal(table.quonked, undefined);
});

Deno.test("featuresOf() names values by their kind, not by their digits", () => {
  const features = (text: string) => {
    const { text: even } = source(text);
    return featuresOf(even, readValues(even), Date.parse(NOW));
  };
  assert.deepEqual(features("打车花了38元"), features("打车花了512元"));
  assert.ok(features("打车花了38元").has("¤money"));
  assert.ok(features("明天下午三点开会").has("¤aheadc"));
});

Deno.test("weighTypes() speaks for what a line tells", () => {
  const leaning = (text: string) => {
    const { text: even } = source(text);
    const evidence = weighTypes(even, readValues(even), Date.parse(NOW));
    return WEIGHED_TYPES.reduce((best, type) => evidence[type] > evidence[best] ? type : best);
  };
  assert.equal(leaning("昨天和同事吃饭花了128元"), "expense");
  assert.equal(leaning("dentist tomorrow at 9am"), "event");
  assert.equal(leaning("听说隔壁老王买房花了三百万"), "note");
});

Deno.test("the committed weights are those that the rules and the golden lines for building teach", async () => {
  const lines: TrainingLine[] = [];
  for (const name of TRAINING_FILES) {
    const text = await Deno.readTextFile(new URL(`../golden/${name}`, import.meta.url));
    lines.push(...text.split("\n").filter((row) => row.trim() !== "").map((row) => JSON.parse(row)));
  }
  const taught = Object.entries(trainWeights(lines, WEIGHED_TYPES));
  const differ = taught.filter(([feature, row]) => String(row) !== String(typeWeights().get(feature)));
  assert.deepEqual(differ.slice(0, 3), [], `run deno task train:language: ${differ.length} weights differ`);
  assert.equal(typeWeights().size, taught.length, "run deno task train:language");
});
