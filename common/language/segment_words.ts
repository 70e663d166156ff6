/** Words of a text for search: the same for indexing and for asking. @module */

import { simplify } from "./source.ts";

/** Words returned at most; the rest of a longer text is left out. */
const WORDS_MAX = 20_000;
const CHARS_MAX = 100_000;

const ZH_STOP =
  "的 了 是 在 我 有 和 就 不 人 都 一 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 吗 呢 吧 啊 呀 哦 嗯 把 被 跟 与 及 或 但 而 于 之 其 个 们 它 他 她 给 对 从 得 地 又 还 再 才 只 什么 怎么 多少 哪 哪里 哪个";
const EN_STOP =
  "a an the and or but of to in on at by for with from as is are was were be been am do does did have has had i me my we our you your he she it its they them this that these those so if then than too very can will just not no what when where who which how much many";
const STOP: ReadonlySet<string> = new Set(`${ZH_STOP} ${EN_STOP}`.split(" "));

const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });
const HAN = /^[\u3400-\u9fff\uf900-\ufaff]+$/;
const WORD = /^[\p{L}\p{N}]/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
// deno-lint-ignore no-control-regex -- all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;
/** The same words as the segmenter finds in lower-case ASCII, at a tenth of the cost. */
const ASCII_WORD = /[a-z0-9_]+(?:(?:(?<=[a-z])'(?=[a-z])|(?<=\d)[.,;'](?=\d))[a-z0-9_]+)*/g;

/** stem() takes the common endings off an English word: runs, running, ran stay apart only where letters differ. */
function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return word.slice(0, -3) + "y";
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ches|shes|xes|zes|sses)$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("s")) return stem(word.slice(0, -1));
  for (const ending of ["ing", "ed"]) {
    if (!word.endsWith(ending)) continue;
    const root = word.slice(0, -ending.length);
    if (root.length < 3 || !/[aeiouy]/.test(root)) return word;
    if (/([bdgklmnprt])\1$/.test(root)) return root.slice(0, -1);
    return root;
  }
  return word.endsWith("e") && word.length > 4 ? word.slice(0, -1) : word;
}

/** segmentWords() lists words and, for runs of Han characters, every pair of neighbours; repeats are kept. */
export function segmentWords(text: string): string[] {
  const words: string[] = [];
  const folded = text.slice(0, CHARS_MAX).replace(INVISIBLE, "").normalize("NFKC").toLowerCase();
  const even = ASCII.test(folded) ? folded : simplify(folded.replaceAll("’", "'"));
  for (const run of even.match(/[\u3400-\u9fff\uf900-\ufaff]+|[^\u3400-\u9fff\uf900-\ufaff]+/g) ?? []) {
    if (words.length >= WORDS_MAX) break;
    if (HAN.test(run)) addHan(run, words);
    else addOther(run, words);
  }
  return words.length > WORDS_MAX ? words.slice(0, WORDS_MAX) : words;
}

function addHan(run: string, words: string[]): void {
  for (let at = 0; at + 1 < run.length; at++) words.push(run.slice(at, at + 2));
  for (const { segment } of SEGMENTER.segment(run)) {
    // Pairs are there already; single characters count only where the run has no pair.
    if (segment.length === 2 || STOP.has(segment)) continue;
    if (segment.length > 2 || run.length === 1) words.push(segment);
  }
}

function addOther(run: string, words: string[]): void {
  const found = ASCII.test(run)
    ? run.match(ASCII_WORD) ?? []
    : Array.from(SEGMENTER.segment(run), ({ segment, isWordLike }) => isWordLike ? segment : "");
  for (const word of found) {
    if (!WORD.test(word) || STOP.has(word)) continue;
    words.push(stem(word.replace(/'s$/, "").slice(0, 64)));
  }
}
