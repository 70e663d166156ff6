/** The grammar on the golden lines for building: it may only get better than these. @module */

import assert from "node:assert/strict";
import { readLine } from "./read_line.ts";
import { type GoldenLine, scoreLines } from "./eval/score_lines.ts";
import { type GoldenQuestion, scoreQuestions, type Seed } from "./eval/score_questions.ts";

const GOLDEN = new URL("./golden/", import.meta.url);

async function rows<Row>(name: string): Promise<Row[]> {
  const text = await Deno.readTextFile(new URL(name, GOLDEN));
  return text.split("\n").filter((row) => row.trim() !== "").map((row) => JSON.parse(row));
}

const THRESHOLDS: Readonly<Record<string, number>> = {
  type: 0.94,
  "number of records": 0.94,
  "field amount": 0.97,
  date: 0.97,
  clock: 0.96,
};
const FALSE_RECORDS_MAX = 0.05;
const QUESTIONS_MIN = 0.97;

Deno.test("readLine() reads the golden lines for building at least this well", async (t) => {
  const lines = [
    ...await rows<GoldenLine>("lines.zh.dev.jsonl"),
    ...await rows<GoldenLine>("lines.en.dev.jsonl"),
  ];
  const { tallies } = scoreLines(lines);
  for (const [name, least] of Object.entries(THRESHOLDS)) {
    await t.step(`${name} at least ${least}`, () => {
      const { right, total } = tallies.get(name)!;
      assert.ok(right / total >= least, `${right}/${total}`);
    });
  }
  await t.step(`records made of notes at most ${FALSE_RECORDS_MAX}`, () => {
    const { right, total } = tallies.get("false records")!;
    assert.ok((total - right) / total <= FALSE_RECORDS_MAX, `${total - right}/${total}`);
  });
});

Deno.test("planQuestion() answers the golden questions for building at least this well", async () => {
  const seeds: Record<string, Seed> = JSON.parse(await Deno.readTextFile(new URL("seeds.dev.json", GOLDEN)));
  const { right, total } = scoreQuestions(await rows<GoldenQuestion>("questions.dev.jsonl"), seeds);
  assert.ok(right / total >= QUESTIONS_MIN, `${right}/${total}`);
});

Deno.test("every value of a record is marked by words of the line", async () => {
  const unmarked: string[] = [];
  for (const name of ["lines.zh.dev.jsonl", "lines.en.dev.jsonl"]) {
    for (const line of await rows<GoldenLine>(name)) {
      const values = readLine(line.text, line).records.flatMap((record) => record.values);
      if (values.some(({ span }) => line.text.slice(span.start, span.end).trim() === "")) {
        unmarked.push(line.text);
      }
    }
  }
  assert.deepEqual(unmarked, []);
});
