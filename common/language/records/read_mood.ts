/** The mood a line tells of: a score said outright, or the person's own state in words. @module */

import { saysCue } from "../cues.ts";
import { Lexicon } from "../lexicon.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Draft, type Line, textOf, within } from "./line.ts";
import { EN_MOODS } from "../en/moods.ts";
import { ZH_MOODS } from "../zh/moods.ts";
import { momentsIn, pastMoment, whenOf } from "./when.ts";

export const MOODS = new Lexicon([ZH_MOODS, EN_MOODS]);
const SAID =
  /心情|心里(?=[^,。]{0,4}(?:暖|甜|美|堵|慌|空|酸|苦|难受|不是滋味|没底|发毛|不安|踏实|乱|凉|痛))|心(?=好?[痛酸累](?:$|[,。!\s]))|情绪(?!化)|今天状态|最近状态|状态(?=不错|很好|挺好|很差|不太?好|一般|极差|超好)|\bmood\b/;
/** A line that begins with a feeling, or says who feels. */
const EN_SELF =
  /^(?:(?:so|super|really|very|pretty|quite|a bit|kinda|kind of|totally|absolutely|just|still|woke up|went to bed|over the)\s){0,3}[a-z ]{2,24}(?:today|tonight|rn|right now|this morning|lately|[.!…]|$)|\b(?:i'?m|i am|i feel|i felt|feeling|feel|felt|makes me|made me|left me|mood)\b|^(?:so|super|over the moon)\b/;
const ADVERBS =
  /^(?:(?:so|super|really|very|pretty|quite|a bit|a little|kinda|kind of|totally|absolutely|just|still|still feeling|woke up|feeling|utterly|completely|mostly|too|this week i)\s?){1,3}$/;
const ZH_SELF_CHARS_MAX = 26;

/** readMood() reads a mood of the speaker's own from a sentence. */
export function readMood(line: Line, sentence: Sentence): Draft | null {
  const text = textOf(line, sentence);
  const said = SAID.exec(text);
  const hits = MOODS.find(text);
  let score: number | null = null;
  let weight = 0;
  let label: string | null = null;
  if (said) {
    const mark = line.values.scores.find((one) => within(one, sentence));
    const bare =
      /(?:心情|情绪|mood)(?:\s?(?:评分|打分|指数|score|is|was|today|:|是|=|for today))*[\s:=]*([1-5])(?![\d/.])/
        .exec(text);
    // 打3分 is three of five; a mark above five can only be of ten.
    if (mark) {
      score = mark.of === 10 && (mark.value > 5 || mark.outOf)
        ? Math.max(1, Math.round(mark.value / 2))
        : mark.value;
    } else if (bare) score = Number(bare[1]);
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
        /(?:不|没(?:有|那么)?|不太|唔|not|n't|never|isn't|wasn't)\s?(?:是|很|太|怎么|so|very|too|really|feeling)?\s?$/
          .test(before)
      ) score = score >= 4 ? 2 : 3;
      else if (score === 4 && /超|太|特别|非常|巨|贼|so |really |super |very /.test(before)) score = 5;
      else if (score === 2 && /超级|特别|非常|极度|so |really |super |very |extremely /.test(before)) {
        score = 1;
      }
    }
    const latin = !/[\u3400-\u9fff]/.test(text);
    weight = Math.max(weight, latin ? englishWeight(text, hit.word) : chineseWeight(text, before, hit.key));
  }
  if (score === null || weight <= 0) return null;
  let doubt = 0;
  const own = clauseAt(
    line,
    sentence,
    sentence.start + (told ? said!.index : hit?.start ?? said?.index ?? 0),
  );
  const ownText = own ? textOf(line, own) : text;
  if (/睡得[^,。]{0,3}$/.test(text.slice(0, hit?.start ?? 0))) doubt += 3;
  if (saysCue(ownText, "question")) doubt += 2;
  if (saysCue(ownText, "reported") || saysCue(text, "quote") || saysCue(text, "heading")) doubt += 2.5;
  if (saysCue(text, "hypothetical")) doubt += 1.5;
  if (
    !(hit && /[好很太真超有点]$/.test(text.slice(Math.max(0, hit.start - 1), hit.start))) &&
    saysCue(text, "other") && !/心里|我(?!妈|爸|姐|哥|弟|妹|老|家|们)|\bi\b|\bme\b/.test(text)
  ) {
    doubt += 2.5;
  }
  const when = whenOf(line, momentsIn(line, sentence), "past");
  return {
    type: "mood",
    start: sentence.start,
    end: sentence.end,
    title: label,
    ...(own ? { clause: own } : {}),
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

function clauseAt(line: Line, sentence: Sentence, at: number): Clause | undefined {
  return sentence.clauses.find((one) => one.start <= at && at < one.end) ??
    (sentence.end <= line.text.length ? sentence.clauses[0] : undefined);
}

/** 心情不错, mood: low: what stands right behind the word, by score. */
const SAID_MOODS: readonly (readonly [pattern: RegExp, score: number])[] = [
  [
    /^[^,。]{0,4}?(?:不好|不太好|不怎么样|很差|差|糟糕?|低落|堵|慌|空|酸|苦|难受|不是滋味|没底|发毛|不安|乱|凉|痛|疼|累|沉重|复杂|烦躁|郁闷|不佳|down|low|bad|poor)/,
    2,
  ],
  [/^[^,。]{0,4}?(?:极差|崩溃|跌到谷底|糟透|terrible|awful)/, 1],
  [/^[^,。]{0,4}?(?:超好|特别好|非常好|大好|好极了|棒极了|超棒|great|amazing|excellent)/, 5],
  [/^[^,。]{0,4}?(?:不错|很好|好|暖|甜|踏实|美丽|愉快|舒畅|愉悦|棒|轻松|开心|高兴|good|up|positive)/, 4],
  [
    /^[^,。]{0,4}?(?:一般般?|平平|还行|还可以|还好|平静|平淡|平稳|凑合|ok|okay|so-?so|meh|neutral|fine|average)/,
    3,
  ],
];

function saidMood(behind: string): { score: number; word: string } | null {
  for (const [pattern, score] of SAID_MOODS) {
    const match = pattern.exec(behind.replace(/^[\s:：=是]+/, ""));
    if (match) return { score, word: match[0].trim() };
  }
  return null;
}

function chineseWeight(text: string, before: string, key: string): number {
  // 一般般 is said of food as of oneself.
  if (key === "3" && !/心情|情绪|感觉|心里|我/.test(text) && text.length > 6) return 0.5;
  if (/心情|情绪|感觉|觉得|心里|我(?!们|妈|爸|家)/.test(text)) return 2.6;
  if (/(?:今天|今日|昨天|最近|好|很|太|超|真|有点|有些|特别|非常|贼|巨|蛮|挺|又|[,\s]|^)$/.test(before)) {
    return 2.2;
  }
  return text.length <= ZH_SELF_CHARS_MAX ? 1.6 : 0.5;
}

/** "having a rough day", "today was amazing". */
const EN_DAY =
  /\b(?:having|had|what|been|such) an? (?:\w+ )?(?:rough|bad|hard|tough|great|good|amazing|awful|terrible|lovely|wonderful|horrible|perfect|fantastic) (?:day|morning|night|week|time)\b|\btoday (?:was|is|has been) (?:\w+ )?(?:rough|bad|hard|tough|great|good|amazing|awful|terrible|lovely|wonderful|horrible|perfect|fantastic)\b/;

function englishWeight(text: string, word: string): number {
  if (EN_DAY.test(text) || /\b(?:can'?t stop|an absolute)\b/.test(text)) return 2.2;
  const common =
    /^(?:good|great|bad|down|low|ok|okay|fine|mad|average|rough|blue|hurt|amazing|awesome|fantastic|wonderful|content|broken|tired|average|crushed|loved|terrible|awful|horrible)$/
      .test(word);
  if (/\b(?:i'?m|i am|i feel|i felt|feeling|feel|felt|mood)\b/.test(text)) {
    return common &&
        !/\b(?:feel|feeling|felt|mood|i'?m|i am)\b(?:\s\w+){0,3}\s?$/.test(text.slice(0, text.indexOf(word)))
      ? 1
      : 2.6;
  }
  const before = text.slice(0, text.indexOf(word)).trim();
  // "absolutely buzzing about …", "so tired": the line begins with how the person is.
  if (before !== "" && ADVERBS.test(before)) return 2.4;
  if (before === "" && !common) return 2;
  if (common) return 0.6;
  return EN_SELF.test(text) && text.length <= 60 ? 2.2 : 1;
}
