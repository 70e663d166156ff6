/**
 * `deno task eval:language`: how well the grammar reads the golden lines, in numbers only.
 * `--misses` shows what the lines for building got wrong; those kept for evaluation are never shown. `held-out` reads
 * the lines for building with weights that were learned without them.
 * @module
 */

import { TRAINING_FILES } from "../common/language/weights/train_weights.ts";
import { calibrationTable, type GoldenLine, scoreLines } from "../common/language/eval/score_lines.ts";
import { holdOut } from "../common/language/eval/hold_out.ts";
import { type GoldenQuestion, scoreQuestions, type Seed } from "../common/language/eval/score_questions.ts";

const GOLDEN = new URL("../common/language/golden/", import.meta.url);

async function lines<Row = GoldenLine>(name: string): Promise<Row[]> {
  const text = await Deno.readTextFile(new URL(name, GOLDEN));
  return text.split("\n").filter((row) => row.trim() !== "").map((row) => JSON.parse(row));
}

const showMisses = Deno.args.includes("--misses");
const only = Deno.args.find((arg) => arg === "dev" || arg === "test");
const out = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text + "\n"));

const confidences = (points: Parameters<typeof calibrationTable>[0]) => {
  out("  confidence: readings, right");
  for (const { from, count, right } of calibrationTable(points)) {
    out(
      `    from ${from.toFixed(2)}  ${String(count).padStart(4)}  ${
        count === 0 ? "-" : (100 * right / count).toFixed(1) + " %"
      }`,
    );
  }
};

if (Deno.args.includes("held-out")) {
  const dev = (await Promise.all(TRAINING_FILES.map((name) => lines(name)))).flat();
  for (const [name, { tallies, misses, calibration }] of holdOut(dev)) {
    const share = (of: string, wrong = false) => {
      const { right, total } = tallies.get(of) ?? { right: 0, total: 0 };
      return total === 0 ? "-" : (100 * (wrong ? total - right : right) / total).toFixed(1) + " %";
    };
    out(
      `${name.padEnd(10)} type ${share("type")} of ${tallies.get("type")?.total}, number of records ${
        share("number of records")
      }, notes made records ${share("false records", true)}`,
    );
    if (name !== "fifths") continue;
    confidences(calibration);
    if (!showMisses) continue;
    for (const { id, text, what } of misses) out(`\n${id} ${text}\n   ${what.filter(Boolean).join("\n   ")}`);
  }
  Deno.exit();
}

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
  confidences(scores.calibration);
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
