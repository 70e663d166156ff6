/**
 * `deno task eval:search -- <folder>`: how often search finds the sentence that answers a question, on
 * CMRC 2018 (dev): every sentence of every passage a record, every question a query, through the HTTP API. Exits with 1
 * where it is less often than promised.
 * @module
 */
import { serviceApp } from "../common/http/service_app.ts";
import { testRuntime, testUser } from "../common/testing.ts";
import { mobile } from "../functions/mobile/app.ts";

interface Passage {
  context: string;
  qas: { question: string; answers: { answer_start: number; text: string }[] }[];
}

const BATCH = 100;
/** Percent of the questions whose sentence must be among the first ten. */
const RECALL_MIN = 88;
const folder = Deno.args.find((argument) => argument !== "--");
if (folder === undefined) {
  console.error("name the folder that holds cmrc2018_dev.json: deno task eval:search -- <folder>");
  Deno.exit(1);
}
const { data } = JSON.parse(await Deno.readTextFile(`${folder}/cmrc2018_dev.json`));
const passages: Passage[] = data.flatMap(({ paragraphs }: { paragraphs: Passage[] }) => paragraphs);

/** Sentences of a passage with the place where each begins. */
function sentencesOf(text: string): { start: number; text: string }[] {
  return [...text.matchAll(/[^。！？!?\n]+[。！？!?\n]*/g)]
    .map((match) => ({ start: match.index, text: match[0] }))
    .filter((sentence) => sentence.text.trim() !== "");
}

await using runtime = await testRuntime();
const app = serviceApp(mobile, runtime);
const { headers } = await testUser(runtime);

async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
  const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  const response = await app.request(path, init);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return await response.json();
}

const sentences = passages.flatMap((passage, of) =>
  sentencesOf(passage.context).map((sentence) => ({ ...sentence, of, id: "" }))
);
for (let at = 0; at < sentences.length; at += BATCH) {
  const part = sentences.slice(at, at + BATCH);
  const { records } = await call<{ records: { id: string }[] }>("/records/batch", {
    records: part.map(({ text }) => ({ type: "note", text })),
  });
  part.forEach((sentence, i) => sentence.id = records[i]!.id);
}

const ranks: number[] = [];
const times: number[] = [];
for (const [of, { qas }] of passages.entries()) {
  const own = sentences.filter((sentence) => sentence.of === of);
  for (const { question, answers } of qas) {
    const right = new Set(
      answers.flatMap(({ answer_start: at, text }) =>
        own.filter(({ start, text: sentence }) => at < start + sentence.length && at + text.length > start)
          .map(({ id }) => id)
      ),
    );
    if (right.size === 0) continue;
    const started = performance.now();
    const answer = await call<{ data: { record: { id: string } }[] }>(
      `/records/search?limit=10&q=${encodeURIComponent(question.slice(0, 500))}`,
    );
    times.push(performance.now() - started);
    const rank = answer.data.findIndex(({ record }) => right.has(record.id));
    ranks.push(rank < 0 ? Infinity : rank + 1);
  }
}

const share = (count: number) => `${(100 * count / ranks.length).toFixed(1)} %`;
times.sort((a, b) => a - b);
const recalled = 100 * ranks.filter((rank) => rank <= 10).length / ranks.length;
console.log(`${sentences.length} records, ${ranks.length} questions`);
for (const k of [1, 3, 10]) console.log(`recall@${k}: ${share(ranks.filter((rank) => rank <= k).length)}`);
console.log(
  `mean reciprocal rank: ${(ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length).toFixed(3)}`,
);
console.log(
  `ms a question: p50 ${times[Math.floor(times.length / 2)]!.toFixed(1)}, ` +
    `p99 ${times[Math.floor(times.length * 0.99)]!.toFixed(1)}`,
);
if (recalled < RECALL_MIN) {
  console.error(`recall@10 is below ${RECALL_MIN} %`);
  Deno.exitCode = 1;
}
