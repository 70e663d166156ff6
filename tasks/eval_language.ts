/**
 * `deno task eval:language`: how well the grammar reads the golden lines, in numbers only.
 * `--misses` shows what the lines for building got wrong; those kept for evaluation are never shown.
 * @module
 */

import { calibrationTable, type GoldenLine, scoreLines } from "../common/language/eval/score_lines.ts";
import { type GoldenQuestion, scoreQuestions, type Seed } from "../common/language/eval/score_questions.ts";

const GOLDEN = new URL("../common/language/golden/", import.meta.url);

async function lines<Row = GoldenLine>(name: string): Promise<Row[]> {
  const text = await Deno.readTextFile(new URL(name, GOLDEN));
  return text.split("\n").filter((row) => row.trim() !== "").map((row) => JSON.parse(row));
}

const showMisses = Deno.args.includes("--misses");
const only = Deno.args.find((arg) => arg === "dev" || arg === "test");
const out = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text + "\n"));

for (const set of only ? [only] : ["dev", "test"]) {
  const costs = new Map<string, number>();
  const golden = [...await lines(`lines.zh.${set}.jsonl`), ...await lines(`lines.en.${set}.jsonl`)];
  const began = performance.now();
  const scores = scoreLines(golden, costs);
  const tookMs = performance.now() - began;
  out(`\n${set}: ${golden.length} lines, ${(tookMs / golden.length).toFixed(3)} ms a line`);
  for (const [name, { right, total }] of [...scores.tallies].sort()) {
    out(`  ${name.padEnd(24)} ${right}/${total}  ${(100 * right / total).toFixed(1)} %`);
  }
  out("  confidence: readings, right");
  for (const { from, count, right } of calibrationTable(scores.calibration)) {
    out(
      `    from ${from.toFixed(2)}  ${String(count).padStart(4)}  ${
        count === 0 ? "-" : (100 * right / count).toFixed(1) + " %"
      }`,
    );
  }
  const slowest = [...costs].sort((a, b) => b[1] - a[1])[0];
  if (slowest) {
    out(`  slowest rule: ${slowest[0]} ${(slowest[1] / golden.length * 1000).toFixed(1)} µs a line`);
  }
  if (showMisses && set === "dev") {
    for (const { id, text, what } of scores.misses) {
      out(`\n${id} ${text}\n   ${what.filter(Boolean).join("\n   ")}`);
    }
  }
  const questions = await lines<GoldenQuestion>(`questions.${set}.jsonl`);
  const seeds: Record<string, Seed> = JSON.parse(
    await Deno.readTextFile(new URL(`seeds.${set}.json`, GOLDEN)),
  );
  const answers = scoreQuestions(questions, seeds);
  out(
    `  questions answered exactly  ${answers.right}/${answers.total}  ${
      (100 * answers.right / answers.total).toFixed(1)
    } %`,
  );
  if (showMisses && set === "dev") {
    for (const { id, question, what } of answers.misses) out(`\n${id} ${question}\n   ${what.join("\n   ")}`);
  }
  if (Deno.args.includes("--sentences") && set === "dev") {
    for (const { question, sentence } of answers.sentences) out(`${question}\n    ${sentence}`);
  }
}
