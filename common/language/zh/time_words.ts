/** Words of Chinese for times, and what they mean. @module */

import { anyOf } from "../rule.ts";
import type { DayPart, Moment, Third, Unit } from "../time/moment.ts";
import { parseHanNumber, parseZhNumber } from "./numerals.ts";

export const WEEKDAYS: Readonly<Record<string, number>> = {
  "一": 1,
  "二": 2,
  "三": 3,
  "四": 4,
  "五": 5,
  "六": 6,
  "日": 7,
  "天": 7,
  "末": 6,
};
export const RRULE_DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

export const DAY_SHIFTS: Readonly<Record<string, number>> = {
  "大前": -3,
  "前": -2,
  "昨": -1,
  "今": 0,
  "当": 0,
  "本": 0,
  "明": 1,
  "后": 2,
  "大后": 3,
  "翌": 1,
  "隔": 1,
  "次": 1,
};
export const PERIOD_SHIFTS: Readonly<Record<string, number>> = {
  "上上上": -3,
  "上上": -2,
  "上": -1,
  "上一": -1,
  "前": -1,
  "前一": -1,
  "这": 0,
  "这一": 0,
  "本": 0,
  "今": 0,
  "当": 0,
  "下": 1,
  "下一": 1,
  "后": 1,
  "下下": 2,
  "下下下": 3,
};
export const YEAR_SHIFTS: Readonly<Record<string, number>> = {
  "大前": -3,
  "前": -2,
  "去": -1,
  "上一": -1,
  "今": 0,
  "本": 0,
  "当": 0,
  "这一": 0,
  "这": 0,
  "明": 1,
  "来": 1,
  "下一": 1,
  "后": 2,
  "大后": 3,
};

/** Words for parts of the day; longer ones first. */
export const PARTS: readonly (readonly [words: string, part: DayPart])[] = [
  ["凌晨|后半夜|下半夜|拂晓|黎明", "dawn"],
  ["一大早|大清早|清早|清晨|大早上|一早|早晨|晨间|早间", "earlyMorning"],
  ["早饭|早餐|早点(?=花|吃|$|[\\s,\\d])", "breakfast"],
  ["早上|早起|今朝(?=[^有])", "morning"],
  ["上午", "forenoon"],
  ["中午|正午|晌午|午间", "noon"],
  ["午饭|午餐|中饭|中餐(?=花|[\\s,\\d])|午休", "lunch"],
  ["下午茶", "tea"],
  ["下午|午后", "afternoon"],
  ["傍晚|黄昏|日落|下班|放学|收工|放工", "dusk"],
  ["上班前|早高峰", "breakfast"],
  ["晚饭|晚餐", "dinner"],
  ["晚上|晚间|夜晚|夜里|入夜|夜间", "evening"],
  ["夜宵|宵夜|临睡前|睡前", "night"],
  ["深夜|大半夜|半夜|深更半夜|三更半夜", "lateNight"],
  ["午夜|子夜", "midnight"],
  ["白天|大白天", "day"],
];
export const SHORT_PARTS: Readonly<Record<string, DayPart>> = {
  "早": "morning",
  "晨": "morning",
  "晚": "evening",
  "夜": "night",
  "午": "noon",
};

export const UNITS: Readonly<Record<string, Unit>> = {
  "秒": "second",
  "秒钟": "second",
  "分": "minute",
  "分钟": "minute",
  "小时": "hour",
  "钟头": "hour",
  "个钟": "hour",
  "天": "day",
  "日": "day",
  "周": "week",
  "星期": "week",
  "礼拜": "week",
  "月": "month",
  "季度": "quarter",
  "年": "year",
  "周年": "year",
  "夜": "day",
  "晚": "day",
  "宿": "day",
  "周岁": "year",
  "h": "hour",
  "min": "minute",
};

/** Fixed and lunar festivals: word and key in HOLIDAYS. */
export const FESTIVALS: readonly (readonly [words: string, key: string])[] = [
  ["元旦节?|新年第一天", "newYear"],
  ["除夕夜?|大年三十|年三十|年夜饭", "springFestivalEve"],
  ["春节|大年初一|农历新年|年初一", "springFestival"],
  ["元宵节?|正月十五", "lanternFestival"],
  ["龙抬头", "dragonHeadsRaising"],
  ["清明节?", "qingming"],
  [
    "五一劳动节|五一节|劳动节|(?<!周|期|拜|[三四])五一(?!五|广场|路|大道|起|样|直|共|早|点|下|个|块)",
    "labourDay",
  ],
  ["五四青年节|青年节", "youthDay"],
  ["端午节?", "dragonBoat"],
  ["七夕节?", "qixi"],
  ["中元节|鬼节", "ghostFestival"],
  ["中秋节?|八月节", "midAutumn"],
  ["重阳节?", "doubleNinth"],
  ["腊八节?", "laba"],
  ["小年(?!轻|级|龄|夜)", "littleNewYear"],
  ["十一国庆节?|国庆节?|十一黄金周|十一长假|十一假期", "nationalDay"],
  ["建军节|八一建军节", "armyDay"],
  ["建党节", "partyDay"],
  ["教师节", "teachersDay"],
  ["六一儿童节|儿童节|六一(?!路)", "childrensDay"],
  ["三八妇女节|妇女节|三八节|女神节", "womensDay"],
  ["植树节", "arborDay"],
  ["情人节", "valentines"],
  ["白色情人节", "whiteDay"],
  ["愚人节", "aprilFools"],
  ["护士节", "nursesDay"],
  ["五二零|(?<!\\d)520(?=那天|当天|节|买|送)", "loveDay"],
  ["(?<!\\d)618(?!\\d)|六一八", "midyearSale"],
  ["双十一|双11(?!\\d)|光棍节", "singlesDay"],
  ["双十二|双12(?!\\d)", "doubleTwelve"],
  ["冬至", "winterSolstice"],
  ["平安夜", "christmasEve"],
  ["圣诞节?", "christmas"],
  ["万圣节?", "halloween"],
  ["母亲节", "mothersDay"],
  ["父亲节", "fathersDay"],
  ["感恩节", "thanksgiving"],
  ["黑色星期五|黑五", "blackFriday"],
  ["复活节", "easter"],
  ["跨年夜?", "newYearsEve"],
];

/** Days off of the statutory holidays. */
export const HOLIDAY_DAYS: Readonly<Record<string, number>> = {
  springFestival: 8,
  nationalDay: 7,
  labourDay: 5,
};

export const FESTIVAL = anyOf("f", FESTIVALS.map(([words]) => words));
export const PART = anyOf("p", PARTS.map(([words]) => words));

export const THIRDS: Readonly<Record<string, Third>> = {
  "初": "start",
  "上旬": "start",
  "头": "start",
  "中": "middle",
  "中旬": "middle",
  "底": "end",
  "末": "end",
  "下旬": "end",
  "尾": "end",
};

export function number(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  if (text === "几" || text === "数") return 3;
  return parseZhNumber(text) ?? Number.NaN;
}

export function yearOf(text: string): number | null {
  const digits = /^\d+$/.test(text) ? Number(text) : parseHanNumber(text);
  if (digits === null) return null;
  if (digits >= 1900 && digits <= 2199) return digits;
  if (digits < 100) return digits >= 60 ? 1900 + digits : 2000 + digits;
  return null;
}

export function dayOf(text: string): number {
  return number(text.replace("初", ""));
}

export function monthOf(text: string): number {
  return text === "正" ? 1 : number(text);
}

/** Hours, minutes and seconds of a clock match. */
export function clock(groups: Readonly<Record<string, string | undefined>>): Moment | null {
  const hour = number(groups.h);
  if (!(hour >= 0 && hour <= 24)) return null;
  const moment: Moment = { hour };
  if (groups.half) moment.minute = 30;
  else if (groups.q) moment.minute = groups.q === "三" || groups.q === "3" ? 45 : 15;
  else if (groups.m !== undefined) moment.minute = number(groups.m);
  if (groups.s !== undefined) moment.second = number(groups.s);
  if ((moment.minute ?? 0) > 59 || (moment.second ?? 0) > 59) return null;
  if (hour === 0 || groups.h!.startsWith("0")) moment.exact = true;
  return moment;
}

export function weekdaysOf(text: string): string[] {
  const days = new Set<string>();
  for (const char of text) {
    const day = WEEKDAYS[char];
    if (day !== undefined && char !== "末") days.add(RRULE_DAYS[day - 1]!);
  }
  return [...days];
}

/** Not in the middle of a longer number. */
export const HEAD = "(?<![\\d.:/第]|[\\da-z]-)";
/** Not the 周 of 一周 (one week) nor of a name. */
export const WEEK_HEAD = "(?<![一两二三四五六七八九十半几多每老小姓\\d]\\s?)";
/** What follows 点 where it is no hour. */
export const NOT_HOUR = "(?!点|心|菜|单|评|赞|餐|名|击|燃|缀|滴|儿|数|子|也不|都不|问题|意思|事|小)";
