/** The mood a line tells of: a score said outright, or the person's own state in words. @module */

import { WORDS } from "../words.ts";
import { saysCue } from "../cues.ts";
import { Lexicon } from "../lexicon.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Draft, type Line, textOf, within } from "./line.ts";
import { EN_ATTRIBUTES, EN_COMMON_MOODS, EN_MOODS, EN_OF_THING, EN_SAID_MOODS } from "../en/moods.ts";
import { ZH_MOODS, ZH_SAID_MOODS } from "../zh/moods.ts";
import { momentsIn, pastMoment, whenOf } from "./when.ts";

export const MOODS = new Lexicon([ZH_MOODS, EN_MOODS]);
const ZH_SELF_CHARS_MAX = 26;

/** 妈妈心情不好: whose mood it is, is said outright. */
const OTHERS_MOOD = 6;

/** readMood() reads a mood of the speaker's own from a sentence. */
export function readMood(line: Line, sentence: Sentence): Draft | null {
  const text = textOf(line, sentence);
  const said = WORDS.moodSaid.exec(text);
  const hits = MOODS.find(text);
  let score: number | null = null;
  let weight = 0;
  let label: string | null = null;
  if (said) {
    const mark = line.values.scores.find((one) => within(one, sentence));
    const bare = WORDS.moodMark.exec(text);
    // 打3分 is three of five; a mark above five can only be of ten.
    if (mark) {
      score = mark.of === 10 && (mark.value > 5 || mark.outOf)
        ? Math.max(1, Math.round(mark.value / 2))
        : mark.value;
    } else if (bare) score = Number(bare.groups!.zhMark ?? bare.groups!.enMark);
    if (score !== null && (score < 1 || score > 5)) return null;
    if (score !== null) weight = 3.5;
  }
  const told = said ? saidMood(text.slice(said.index + said[0].length)) : null;
  if (told !== null && score === null) {
    score = told.score;
    label = told.word;
    weight = 3;
  }
  const hit = told ? undefined : hits[0];
  if (hit) {
    label = hit.word;
    const before = text.slice(Math.max(0, hit.start - 8), hit.start);
    if (score === null) {
      score = Number(hit.key);
      if (
        WORDS.notFelt
          .test(before)
      ) score = score >= 4 ? 2 : 3;
      else if (score === 4 && WORDS.very.test(before)) score = 5;
      else if (score === 2 && WORDS.extremely.test(before)) {
        score = 1;
      }
    }
    const latin = !/[\u3400-\u9fff]/.test(text);
    const clause = clauseAt(line, sentence, sentence.start + hit.start);
    // ", so stressed": a feeling in a clause of its own is told like one in a line of its own.
    const alone = latin && clause ? englishWeight(textOf(line, clause), hit.word) : 0;
    weight = Math.max(
      weight,
      alone,
      latin ? englishWeight(text, hit.word) : chineseWeight(text, before, hit.key),
    );
  }
  // A feeling in words that no list knows: neither low nor high.
  if (score === null && feelsUnsaid(line, sentence, text)) [score, weight] = [NEITHER, UNSAID_WEIGHT];
  if (score === null || weight <= 0) return null;
  let doubt = 0;
  const own = clauseAt(
    line,
    sentence,
    sentence.start + (told ? said!.index : hit?.start ?? said?.index ?? 0),
  );
  const ownText = own ? textOf(line, own) : text;
  if (WORDS.sleptSo.test(text.slice(0, hit?.start ?? 0))) doubt += 3;
  if (saysCue(ownText, "question")) doubt += 2;
  if (saysCue(ownText, "reported") || saysCue(text, "quote") || saysCue(text, "heading")) doubt += 2.5;
  if (saysCue(text, "hypothetical")) doubt += 1.5;
  if (
    !(hit && WORDS.degree.test(text.slice(Math.max(0, hit.start - 1), hit.start))) &&
    saysCue(text, "other") && !WORDS.feltByMe.test(ownText)
  ) {
    doubt += 3;
  } // 王姐心情不好: who stands before the feeling in its clause has it.
  else if (
    !WORDS.feltByMe.test(ownText) &&
    WORDS.feltByOther.test(text.slice(0, hit?.start ?? said?.index ?? 0).split(",").at(-1)!)
  ) doubt += said ? OTHERS_MOOD : 3;
  const when = whenOf(line, momentsIn(line, sentence), "past");
  return {
    type: "mood",
    start: sentence.start,
    end: sentence.end,
    title: label,
    // "coffee 5, great place": such a word says nothing of the person in a clause of its own.
    ...(own && (said || !EN_COMMON_MOODS.test(hit?.word ?? "")) ? { clause: own } : {}),
    data: { score, ...(label ? { label } : {}) },
    tags: [],
    at: pastMoment(when, line.now),
    score: weight - doubt,
    used: (when?.times ?? []).map((time) => ({
      kind: "time" as const,
      start: time.start,
      end: time.end,
      field: "occurredAt",
      value: null,
    })),
  };
}

const FEELINGS_WORDS_MAX = 5;
const NEITHER = 3;
const UNSAID_WEIGHT = 1.6;
/** Log-odds from which the words of a line speak for a mood though none is named. */
const WORDS_MIN = 1;

function feelsUnsaid(line: Line, sentence: Sentence, text: string): boolean {
  const { money, numbers, quantities } = line.values;
  return line.evidence.mood > WORDS_MIN && sentence.start === 0 && !saysCue(text, "todo") &&
    [...money, ...numbers, ...quantities].every((one) => !within(one, sentence));
}

function clauseAt(line: Line, sentence: Sentence, at: number): Clause | undefined {
  return sentence.clauses.find((one) => one.start <= at && at < one.end) ??
    (sentence.end <= line.text.length ? sentence.clauses[0] : undefined);
}

/** 心情不错, mood: low: what stands right behind the word, by score. */
const SAID_MOODS: readonly (readonly [pattern: RegExp, score: number])[] = ZH_SAID_MOODS.map((
  [words, score],
  at,
) => {
  const alternatives = [words, EN_SAID_MOODS[at]![0]].filter((one) => one !== "").join("|");
  return [new RegExp(`^[^,。]{0,4}?(?:${alternatives})`), score];
});

/** What may stand between the word and the mood. */
const LINK = new RegExp(`^(?:[\\s:：=]|${WORDS.copula.source})+`);

function saidMood(behind: string): { score: number; word: string } | null {
  for (const [pattern, score] of SAID_MOODS) {
    const match = pattern.exec(behind.replace(LINK, ""));
    if (match) return { score, word: match[0].trim() };
  }
  return null;
}

function chineseWeight(text: string, before: string, key: string): number {
  // 一般般 is said of food as of oneself.
  if (key === "3" && !WORDS.feeling.test(text) && text.length > 6) return 0.5;
  if (WORDS.feelingOwn.test(text)) return 2.6;
  if (WORDS.degreeBefore.test(before)) {
    return 2.2;
  }
  return text.length <= ZH_SELF_CHARS_MAX ? 1.6 : 0.5;
}

function englishWeight(text: string, word: string): number {
  if (WORDS.moodDay.test(text) || WORDS.carriedAway.test(text)) return 2.2;
  const common = EN_COMMON_MOODS
    .test(word);
  // "terrible parking", "happy people": said of what stands behind it.
  if (
    EN_OF_THING.test(text.slice(text.indexOf(word) + word.length)) && (common || EN_ATTRIBUTES.test(word))
  ) return 0.4;
  if (WORDS.iFeel.test(text)) {
    return common &&
        !WORDS.feltBefore.test(text.slice(0, text.indexOf(word)))
      ? 1
      : 2.6;
  }
  const before = text.slice(0, text.indexOf(word)).trim();
  // "tired but proud": feelings and nothing else.
  if (before === "" && MOODS.find(text).length > 1 && text.split(" ").length <= FEELINGS_WORDS_MAX) {
    return 2.4;
  }
  // "absolutely buzzing about …", "so tired": the line begins with how the person is.
  if (before !== "" && WORDS.moodAdverbs.test(before)) return 2.4;
  if (before === "" && !common) return 2;
  if (common) return 0.6;
  return WORDS.moodOwn.test(text) && text.length <= 60 ? 2.2 : 1;
}
