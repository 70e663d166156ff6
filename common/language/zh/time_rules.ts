/** How Chinese speaks of time, one rule a row. @module */

import { anyOf, type Rule } from "../rule.ts";
import type { DayPart, Length, Moment, Third, Unit } from "../time/moment.ts";
import { away, everyUnit } from "../time/length.ts";
import type { Affix, TimePiece } from "../time/read_times.ts";
import { parseHanNumber, parseZhNumber } from "./numerals.ts";

type TimeRule = Rule<TimePiece>;

const WEEKDAYS: Readonly<Record<string, number>> = {
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
const RRULE_DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

const DAY_SHIFTS: Readonly<Record<string, number>> = {
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
const PERIOD_SHIFTS: Readonly<Record<string, number>> = {
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
const YEAR_SHIFTS: Readonly<Record<string, number>> = {
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
const PARTS: readonly (readonly [words: string, part: DayPart])[] = [
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
const SHORT_PARTS: Readonly<Record<string, DayPart>> = {
  "早": "morning",
  "晨": "morning",
  "晚": "evening",
  "夜": "night",
  "午": "noon",
};

const UNITS: Readonly<Record<string, Unit>> = {
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
const FESTIVALS: readonly (readonly [words: string, key: string])[] = [
  ["元旦节?|新年第一天", "newYear"],
  ["除夕夜?|大年三十|年三十|年夜饭", "springFestivalEve"],
  ["春节|大年初一|农历新年|年初一", "springFestival"],
  ["元宵节?|正月十五", "lanternFestival"],
  ["龙抬头", "dragonHeadsRaising"],
  ["清明节?", "qingming"],
  ["五一劳动节|五一节|劳动节|五一(?!五|广场|路|大道)", "labourDay"],
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
const HOLIDAY_DAYS: Readonly<Record<string, number>> = { springFestival: 8, nationalDay: 7, labourDay: 5 };

const FESTIVAL = anyOf("f", FESTIVALS.map(([words]) => words));
const PART = anyOf("p", PARTS.map(([words]) => words));

const THIRDS: Readonly<Record<string, Third>> = {
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

function number(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  if (text === "几" || text === "数") return 3;
  return parseZhNumber(text) ?? Number.NaN;
}

function yearOf(text: string): number | null {
  const digits = /^\d+$/.test(text) ? Number(text) : parseHanNumber(text);
  if (digits === null) return null;
  if (digits >= 1900 && digits <= 2199) return digits;
  if (digits < 100) return digits >= 60 ? 1900 + digits : 2000 + digits;
  return null;
}

function dayOf(text: string): number {
  return number(text.replace("初", ""));
}

function monthOf(text: string): number {
  return text === "正" ? 1 : number(text);
}

/** Hours, minutes and seconds of a clock match. */
function clock(groups: Readonly<Record<string, string | undefined>>): Moment | null {
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

function weekdaysOf(text: string): string[] {
  const days = new Set<string>();
  for (const char of text) {
    const day = WEEKDAYS[char];
    if (day !== undefined && char !== "末") days.add(RRULE_DAYS[day - 1]!);
  }
  return [...days];
}

/** Not in the middle of a longer number. */
const HEAD = "(?<![\\d.:/第]|[\\da-z]-)";
/** Not the 周 of 一周 (one week) nor of a name. */
const WEEK_HEAD = "(?<![一两二三四五六七八九十半几多每老小姓\\d]\\s?)";
/** What follows 点 where it is no hour. */
const NOT_HOUR = "(?!点|心|菜|单|评|赞|餐|名|击|燃|缀|滴|儿|数|子|也不|都不|问题|意思|事|小)";

export const ZH_TIME_RULES: readonly TimeRule[] = [
  // Dates by the calendar
  {
    name: "zh.year-month-day",
    pattern:
      `${HEAD}(?<y>\\d{4}|\\d{2}|[〇零一二三四五六七八九]{4}|[〇零一二三四五六七八九]{2})\\s?年\\s?(?<mo>{month})\\s?月(?:份)?\\s?(?<d>{day})\\s?(?:日|号)?(?![\\d点个时:])`,
    example: ["2026年11月5日", "2026-11-05"],
    read: ({ groups }) => {
      const year = yearOf(groups.y!);
      return year === null ? null : { moment: { year, month: monthOf(groups.mo!), day: dayOf(groups.d!) } };
    },
  },
  {
    name: "zh.year-month",
    pattern:
      `${HEAD}(?<y>\\d{4}|\\d{2}|[〇零一二三四五六七八九]{4}|[〇零一二三四五六七八九]{2})\\s?年\\s?的?(?<mo>{month})\\s?月(?:份)?`,
    example: ["2026年3月", "2026-03-01..2026-04-01"],
    read: ({ groups }) => {
      const year = yearOf(groups.y!);
      return year === null ? null : { moment: { year, month: monthOf(groups.mo!) } };
    },
  },
  {
    name: "zh.year",
    pattern:
      `${HEAD}(?<y>(?:19|20)\\d{2}|[6-9]\\d|0\\d|[一二][〇零九一二三四五六七八]{3}|[〇零六七八九][〇零一二三四五六七八九])\\s?年(?!级|纪|间|龄|代|多)`,
    example: ["2025年", "2025-01-01..2026-01-01"],
    read: ({ groups }) => {
      const year = yearOf(groups.y!);
      return year === null ? null : { moment: { year } };
    },
  },
  {
    name: "zh.dot-date",
    pattern:
      "(?<![\\d.¥$])(?<mo>1[0-2]|0?[1-9])\\.(?<d>3[01]|[12]\\d|0?[1-9])(?=\\s?(?:晚|早|上午|下午|中午|凌晨|周[一二三四五六日]|前|之前))",
    example: ["5.30晚八点", "2026-05-30T20:00"],
    read: ({ groups }) => ({ moment: { month: Number(groups.mo), day: Number(groups.d) } }),
  },
  {
    name: "zh.year-range",
    pattern: `${HEAD}(?<a>(?:19|20)\\d{2})\\s?年?\\s?(?:到|至|~|-)\\s?(?<b>(?:19|20)\\d{2})\\s?年`,
    example: ["2023-2025年", "2023-01-01..2026-01-01"],
    read: ({ groups }) => ({ moment: { year: Number(groups.a) }, until: { year: Number(groups.b) } }),
  },
  {
    name: "zh.republic-year",
    pattern:
      `民国(?<y>\\d{1,3}|[一二三四五六七八九十百零〇]{1,4})年(?:(?<mo>{month})月(?:(?<d>{day})(?:日|号)?)?)?`,
    example: ["民國115年3月5日", "2026-03-05"],
    read: ({ groups }) => ({
      moment: {
        year: 1911 + number(groups.y),
        ...(groups.mo ? { month: monthOf(groups.mo) } : {}),
        ...(groups.d ? { day: dayOf(groups.d) } : {}),
      },
    }),
  },
  {
    name: "zh.decade",
    pattern:
      "(?:(?<c>(?:19|20)|二十一?|十九)世纪)?(?<d>[〇零一二三四五六七八九]十|\\d0)年代(?<t>初|末|中期)?",
    example: ["九十年代", "1990-01-01..2000-01-01"],
    read: ({ groups }) => {
      const decade = number(groups.d!.replace("零", ""));
      if (!(decade >= 0 && decade < 100)) return null;
      const century = groups.c === undefined ? (decade >= 30 ? 1900 : 2000) : (number(groups.c) - 1) * 100;
      return { moment: { year: century + decade, years: 10 } };
    },
  },
  {
    name: "zh.month-day",
    pattern:
      `${HEAD}(?<![个])(?<mo>{month})\\s?月(?:份)?的?\\s?(?<d>{day})\\s?(?:日|号|(?=$|[\\s,。;晚早上下中凌的去买和跟是有我在到]))`,
    example: ["11月5号", "2026-11-05"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.mo!), day: dayOf(groups.d!) } }),
  },
  {
    name: "zh.month",
    pattern:
      `${HEAD}(?<mo>{month})\\s?月(?:份|(?!天|饼|经|薪|亮|球|票|租|底|初|中|末|上旬|下旬|嫂|子|光|老))`,
    example: ["3月份", "2026-03-01..2026-04-01"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.mo!) } }),
  },
  {
    name: "zh.day",
    pattern:
      `${HEAD}(?<![周期拜型a-z])(?<d>{day})\\s?(?:号(?!线|楼|店|门|房|桌|院|馆|厅|机|码|位|选手|球|座|柜|窗|车|仓|电池|病|员|字|铺|井|坑|航站)|日(?!元|币|本|子|常|程|志|记|均|语|系|料|剧|落|出))`,
    example: ["5号", "2026-11-05"],
    read: ({ groups }) => ({ moment: { day: dayOf(groups.d!) } }),
  },
  {
    name: "zh.day-range",
    pattern:
      `${HEAD}(?:(?<mo>{month})\\s?月(?:份)?\\s?)?(?<a>{day})\\s?(?:日|号)?\\s?(?:到|至|~|-)\\s?(?<b>{day})\\s?(?:号|日)(?!线|楼|店|门|房|桌|元|币|本)`,
    example: ["3-5号", "2026-11-03..2026-11-06"],
    read: ({ groups }) => {
      const month = groups.mo ? { month: monthOf(groups.mo) } : {};
      return { moment: { ...month, day: dayOf(groups.a!) }, until: { ...month, day: dayOf(groups.b!) } };
    },
  },
  {
    name: "zh.month-range",
    pattern:
      `${HEAD}(?<a>{month})\\s?月?(?:份)?\\s?(?:到|至|~|-)\\s?(?<b>{month})\\s?月(?:份)?(?![\\d一二三四五六七八九十])`,
    example: ["3到5月", "2026-03-01..2026-06-01"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.a!) }, until: { month: monthOf(groups.b!) } }),
  },
  {
    name: "zh.lunar",
    pattern:
      "(?:(?:农历|阴历|旧历)(?:(?<y>\\d{4})年)?(?<mo>{month}|腊|冬)月(?<d>初[一二三四五六七八九十]|{day})|(?<mo2>正|腊|冬)月(?<d2>初[一二三四五六七八九十]|{day}))(?:日|号)?",
    example: ["农历八月十五", "2026-09-25"],
    read: ({ groups }) => {
      const mo = groups.mo ?? groups.mo2!;
      const month = mo === "腊" ? 12 : mo === "冬" ? 11 : monthOf(mo);
      const year = groups.y ? { year: Number(groups.y) } : {};
      return { moment: { lunar: { month, day: dayOf(groups.d ?? groups.d2!) }, ...year } };
    },
  },
  {
    name: "zh.lunar-new-year-day",
    pattern: "大?年?初(?<d>[一二三四五六七八九十])(?!中|期|步|级|稿|次|恋)",
    example: ["大年初二", "2026-02-18"],
    read: ({ groups }) => ({ moment: { lunar: { month: 1, day: number(groups.d) } } }),
  },
  {
    name: "zh.festival",
    pattern: `${FESTIVAL.pattern}(?<long>长假|假期|期间|黄金周)?(?:当天|那天)?`,
    example: ["中秋节", "2026-09-25"],
    read: ({ groups }) => {
      const holiday = FESTIVALS[FESTIVAL.pick(groups)]![1];
      return { moment: { holiday, ...(groups.long ? { lasts: HOLIDAY_DAYS[holiday] ?? 3 } : {}) } };
    },
  },
  // Days, weeks, months and years from today
  {
    name: "zh.day-shift",
    pattern: "(?<!第|[一二两三四五六七八九十])(?<s>大前|大后|前|昨|今|明|后|翌|次)(?:天|日|儿个?)(?!生)",
    example: ["大后天", "2026-11-25"],
    read: ({ groups, text }) =>
      /^(?:次|隔)儿|^前日$/.test(text) ? null : { moment: { shift: { day: DAY_SHIFTS[groups.s!]! } } },
  },
  {
    name: "zh.day-shift-cantonese",
    pattern: "(?<s>听|寻|噚|琴|前|后)(?<p>日|晚)(?!报|记(?!得|住|着))|(?<m>今朝|听朝|寻朝)",
    example: ["聽日", "2026-11-23"],
    read: ({ groups }) => {
      if (groups.m) {
        return {
          moment: { shift: { day: groups.m === "今朝" ? 0 : groups.m === "听朝" ? 1 : -1 }, part: "morning" },
        };
      }
      const day = groups.s === "听" ? 1 : groups.s === "后" ? 2 : groups.s === "前" ? -2 : -1;
      return { moment: { shift: { day }, ...(groups.p === "晚" ? { part: "evening" as const } : {}) } };
    },
  },
  {
    name: "zh.day-shift-part",
    pattern: "(?<s>昨|今|明|前|后)(?:天|日)?(?<p>晚|早|晨|夜|午)(?:上|间|里)?(?!餐|饭|点|茶|宵|会|自习)",
    example: ["明早", "2026-11-23T08:00"],
    read: ({ groups, text }) =>
      /^(?:前|后)(?:晨|午)/.test(text) ? null : {
        moment: { shift: { day: DAY_SHIFTS[groups.s!]! }, part: SHORT_PARTS[groups.p!]! },
      },
  },
  {
    name: "zh.weekday",
    pattern:
      `${WEEK_HEAD}(?<p>上上个?|下下个?|上个?|下个?|这个?|本)?(?:{weekdayWord})(?<w>{weekday}|[1-6](?![\\d年个天次]))(?!次|趟|回|顿|遍|节|篇|围|到周|至周|[一二三四五六日](?!点)|刊)`,
    example: ["下周三", "2026-11-25"],
    read: ({ groups }) => {
      const weekday = WEEKDAYS[groups.w!] ?? Number(groups.w);
      const prefix = groups.p?.replace("个", "");
      return { moment: prefix ? { weekday, shift: { week: PERIOD_SHIFTS[prefix]! } } : { weekday } };
    },
  },
  {
    name: "zh.weekend",
    pattern: `${WEEK_HEAD}(?<p>上上个?|下下个?|上个?|下个?|这个?|本)?(?:{weekdayWord})末`,
    example: ["下周末", "2026-11-28..2026-11-30"],
    read: ({ groups }) => {
      const prefix = groups.p?.replace("个", "");
      return { moment: prefix ? { shift: { weekend: PERIOD_SHIFTS[prefix]! } } : { weekend: true } };
    },
  },
  {
    name: "zh.week",
    pattern: "(?<p>上上|下下|上|下|这|本|当)(?:一)?个?(?:{weekdayWord})(?![一二三四五六日末岁年报刊\\d])",
    example: ["上周", "2026-11-09..2026-11-16"],
    read: ({ groups }) => ({ moment: { shift: { week: PERIOD_SHIFTS[groups.p!]! } } }),
  },
  {
    name: "zh.week-part",
    pattern: "(?<p>上|下|这|本)?个?(?:周|星期)(?<t>初|中|尾)(?!级|学|间|期|步|文|心|国|华)",
    example: ["下周初", "2026-11-23..2026-11-26"],
    read: ({ groups }) => ({
      moment: { shift: { week: PERIOD_SHIFTS[groups.p ?? "这"]! }, third: THIRDS[groups.t!]! },
    }),
  },
  {
    name: "zh.half-week",
    pattern: "(?<t>上|前|下|后)半(?:个)?(?:周|星期)",
    example: ["下半周", "2026-11-19..2026-11-23"],
    read: ({ groups }) => ({
      moment: { shift: { week: 0 }, third: groups.t === "上" || groups.t === "前" ? "start" : "end" },
    }),
  },
  {
    name: "zh.month-shift",
    pattern: "(?<p>上上上|下下下|上上|下下|上|下|这|本|当)(?:一)?个?月(?!球|亮|饼|票|经|台)(?:份)?",
    example: ["上个月", "2026-10-01..2026-11-01"],
    read: ({ groups }) => ({ moment: { shift: { month: PERIOD_SHIFTS[groups.p!]! } } }),
  },
  {
    name: "zh.month-third",
    pattern:
      "(?:(?<mo>{month})\\s?)?月(?:份)?的?(?<t>初|底|末|中旬|上旬|下旬|中(?!国|文|心|间|学|午|秋|华|介|彩))",
    example: ["月底", "2026-11-21..2026-12-01"],
    read: ({ groups }) => ({
      moment: { ...(groups.mo ? { month: monthOf(groups.mo) } : {}), third: THIRDS[groups.t!]! },
    }),
  },
  {
    name: "zh.shifted-month-third",
    pattern: "(?<p>上|下|这|本)(?:一)?个?月的?(?<t>初|底|末|中旬|上旬|下旬|中(?!国|文|心|间|学|午|秋))",
    example: ["下个月初", "2026-12-01..2026-12-11"],
    read: ({ groups }) => ({
      moment: { shift: { month: PERIOD_SHIFTS[groups.p!]! }, third: THIRDS[groups.t!]! },
    }),
  },
  {
    name: "zh.third-alone",
    pattern: "(?<t>上旬|中旬|下旬)",
    example: ["中旬", "2026-11-11..2026-11-21"],
    read: ({ groups }) => ({ moment: { third: THIRDS[groups.t!]! } }),
  },
  {
    name: "zh.year-shift",
    pattern:
      "(?<!第|[一二三四五六七八九十\\d])(?<p>大前|大后|前|去|今|明|后|来|本|当|上一|下一|这一)年(?!级|纪|度|会|夜|后|前|来|代|薪(?!水|资|金)|货|终|轻)",
    example: ["去年", "2025-01-01..2026-01-01"],
    read: ({ groups }) => ({ moment: { shift: { year: YEAR_SHIFTS[groups.p!]! } } }),
  },
  {
    name: "zh.year-third",
    pattern:
      "(?:(?<p>去|今|明|后|前)年?|(?<y>\\d{4})年|(?<![今去明前后一二三四五六七八九十\\d几多半新过少老青中]))年的?(?<t>初|底|末|中(?=旬|[,\\s的]|$))(?!一|二|三|四|五)",
    example: ["年底", "2026-10-01..2027-01-01"],
    read: ({ groups }) => {
      if (groups.y) return { moment: { year: Number(groups.y), third: THIRDS[groups.t!]! } };
      return { moment: { shift: { year: YEAR_SHIFTS[groups.p ?? "今"]! }, third: THIRDS[groups.t!]! } };
    },
  },
  {
    name: "zh.quarter",
    pattern: "(?:第?(?<q>[一二三四1-4])\\s?季度|q(?<q2>[1-4])(?!\\d))",
    example: ["第三季度", "2026-07-01..2026-10-01"],
    read: ({ groups }) => ({ moment: { quarter: number(groups.q ?? groups.q2) } }),
  },
  {
    name: "zh.quarter-shift",
    pattern: "(?<p>上上|上|下|这|本)(?:一)?个?季度?",
    example: ["上季度", "2026-07-01..2026-10-01"],
    read: ({ groups }) => ({ moment: { shift: { quarter: PERIOD_SHIFTS[groups.p!]! } } }),
  },
  {
    name: "zh.half-year",
    pattern: "(?<h>上|下|前|后)半年",
    example: ["上半年", "2026-01-01..2026-07-01"],
    read: ({ groups }) => ({ moment: { half: groups.h === "上" || groups.h === "前" ? 1 : 2 } }),
  },
  {
    name: "zh.half-month",
    pattern: "(?:(?<mo>{month})月(?:份)?|(?<p>上|下|这|本)个?月)?的?(?<h>上|下)半个?月",
    example: ["上半月", "2026-11-01..2026-11-16"],
    read: ({ groups }) => ({
      moment: {
        ...(groups.mo
          ? { month: monthOf(groups.mo) }
          : { shift: { month: PERIOD_SHIFTS[groups.p ?? "这"]! } }),
        half: groups.h === "上" ? 1 : 2,
      },
    }),
  },
  {
    name: "zh.nth-weekday",
    pattern: "(?<n>第[一二三四五]|最后一?)个(?:{weekdayWord})(?<w>{weekday})",
    example: ["第二个周六", "2026-11-14"],
    read: ({ groups }) => ({
      moment: {
        nth: {
          n: groups.n!.startsWith("最") ? -1 : number(groups.n!.slice(1)),
          weekday: WEEKDAYS[groups.w!]!,
        },
      },
    }),
  },
  {
    name: "zh.nth-week",
    pattern: "第(?<n>{count})(?:个)?(?:周|星期)(?![一二三四五六日])",
    example: ["第二周", "2026-01-05..2026-01-12"],
    read: ({ groups }) => ({ moment: { weekOf: number(groups.n) } }),
  },
  {
    name: "zh.nth-month",
    pattern: "第(?<n>{month})个月",
    example: ["第三个月", "2026-03-01..2026-04-01"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.n!) } }),
  },
  {
    name: "zh.recent-days",
    pattern:
      "(?:最近|近来|近期|这阵子|这段时间|这些天|这几天|近几天)(?![一两二三四五六七八九十半几\\d]\\s?个?(?:天|周|星期|礼拜|月|年|小时|季))",
    example: ["最近", "2026-10-24..2026-11-23"],
    read: ({ text }) => ({
      moment: {
        rolling: { length: /天/.test(text) ? { day: 3 } : { day: 30 }, past: true },
        approximate: true,
      },
      weak: false,
    }),
  },
  {
    name: "zh.other-day",
    pattern: "前(?:几|两|些|阵)(?:天|日|子)",
    example: ["前几天", "2026-11-19"],
    read: ({ text }) => ({ moment: { shift: { day: text.includes("两") ? -2 : -3 }, approximate: true } }),
  },
  {
    name: "zh.same-day",
    pattern: "当天|当日|同一天",
    example: ["当天", "2026-11-22"],
    read: () => ({ moment: { shift: { day: 0 } } }),
  },
  // Parts of the day and the clock
  {
    name: "zh.part",
    pattern: PART.pattern,
    example: ["傍晚", "2026-11-22T18:00"],
    read: ({ groups }) => ({ moment: { part: PARTS[PART.pick(groups)]![1] } }),
  },
  {
    name: "zh.part-short",
    pattern: "(?<=[日号天一二三四五六末\\d])(?<p>早|晚)(?=[\\d一二三四五六七八九十])",
    example: ["周五晚8点", "2026-11-20T20:00"],
    read: ({ groups }) => ({ moment: { part: SHORT_PARTS[groups.p!]! }, weak: true }),
  },
  {
    name: "zh.clock",
    pattern:
      `(?<![\\d.:第周期拜差每.]|星)(?<h>{hour})\\s?点${NOT_HOUR}(?:钟|整|(?<half>半)|(?<q>[一三13])刻钟?|过?(?<m>{unitMinute})分(?!钟)(?:(?<s>{unitMinute})秒)?|(?<m2>{minute})(?![\\d块元个天年月日公千米]))?(?<around>多|左右|前后|来钟)?`,
    example: ["三点半", "2026-11-22T15:30"],
    read: ({ groups, text }) => {
      const moment = clock({ ...groups, m: groups.m ?? groups.m2 });
      if (moment === null) return null;
      if (groups.around) moment.approximate = true;
      return { moment, weak: /^[一几]\s?点$/.test(text) };
    },
  },
  {
    name: "zh.clock-shi",
    pattern:
      `(?<![\\d.:第小同当及准按临随])(?<h>{hour})\\s?时(?!候|间|段|装|常|刻|代|尚|区|光|事|效|薪)(?:整|(?<m>{unitMinute})分(?:(?<s>{unitMinute})秒)?)?`,
    example: ["15时20分", "2026-11-22T15:20"],
    read: ({ groups, text }) => {
      const moment = clock(groups);
      return moment === null ? null : { moment, weak: text === "一时" };
    },
  },
  {
    name: "zh.clock-to",
    pattern:
      "差(?<m>{unitMinute}|一刻)(?:分钟?)?(?:到)?(?<h>{hour})点|(?<h2>{hour})点差(?<m2>{unitMinute}|一刻)分?",
    example: ["差5分8点", "2026-11-22T19:55"],
    read: ({ groups }) => {
      const hour = number(groups.h ?? groups.h2);
      const text = groups.m ?? groups.m2;
      const minutes = text === "一刻" ? 15 : number(text);
      if (!(hour >= 1 && hour <= 24 && minutes >= 1 && minutes <= 30)) return null;
      return { moment: { hour: hour - 1, minute: 60 - minutes } };
    },
  },
  {
    name: "zh.clock-range",
    pattern:
      `(?<![\\d.:第])(?<a>{hour})\\s?(?:到|至|~|-)\\s?(?<b>{hour})\\s?点(?:钟)?(?<half>半)?${NOT_HOUR}`,
    example: ["2到4点", "2026-11-22T14:00..2026-11-22T16:00"],
    read: ({ groups }) => {
      const a = number(groups.a);
      const b = number(groups.b);
      return a > 24 || b > 24
        ? null
        : { moment: { hour: a }, until: { hour: b, ...(groups.half ? { minute: 30 } : {}) } };
    },
  },
  {
    name: "zh.now",
    pattern: "现在|此刻|刚才|刚刚|目前|眼下|方才",
    example: ["刚才", "2026-11-22T20:00"],
    read: () => ({ moment: { now: true } }),
  },
  // Lengths
  {
    name: "zh.length",
    pattern:
      `${HEAD}(?<![\\d一二两三四五六七八九十百千]\\.?)(?<n>{count})\\s?(?<g>个)?\\s?(?<more>多|来)?(?<half>半)?(?<u>小时|钟头|秒钟|秒|分钟|天|周(?![一二三四五六日末岁])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|月|季度|年|h(?![a-z])|min(?![a-z]))(?:(?<tail>半)|的?时间|(?=.))?(?!级|纪|份)`,
    example: ["一个半小时", "length hour 1.5"],
    read: ({ groups }) => {
      const unit = UNITS[groups.u!];
      if (!unit) return null;
      // 三月 is March, 三个月 three months; 十二年 twelve years, 2012年 a year.
      if (groups.u === "月" && !groups.g) return null;
      if (groups.u === "年" && /^\d{4}$/.test(groups.n!)) return null;
      let amount = number(groups.n);
      if (!(amount > 0) || amount > 100_000) return null;
      if (groups.half || groups.tail) amount += 0.5;
      return { length: { [unit]: amount } };
    },
  },
  {
    name: "zh.length-hour-minute",
    pattern:
      `${HEAD}(?<h>{count})个?(?:小时|钟头|h)(?<m>{unitMinute})分(?!钟|之|钱)(?:(?<s>{unitMinute})秒)?`,
    example: ["1小时58分", "length hour 1 minute 58"],
    read: ({ groups }) => {
      const hour = number(groups.h);
      const minute = number(groups.m);
      if (!(hour >= 0) || !(minute >= 0)) return null;
      return { length: { hour, minute, ...(groups.s ? { second: number(groups.s) } : {}) } };
    },
  },
  {
    name: "zh.length-ge-zhong",
    pattern: `${HEAD}(?<n>{count})[个粒](?<half>半)?(?:字)?钟(?!头|表|点|情)`,
    example: ["两个钟", "length hour 2"],
    read: ({ groups }) => ({ length: { hour: number(groups.n) + (groups.half ? 0.5 : 0) } }),
  },
  {
    name: "zh.length-quarter",
    pattern: "(?<n>[一三两二])刻钟",
    example: ["一刻钟", "length minute 15"],
    read: ({ groups }) => ({ length: { minute: 15 * number(groups.n) } }),
  },
  {
    name: "zh.length-minute-short",
    pattern: `${HEAD}(?<n>\\d{1,3})分(?!钟|钱|之|数|部|公司|店|钟|享|手|成|期|析|类|别)(?:(?<s>\\d{1,2})秒)`,
    example: ["25分30秒", "length minute 25 second 30"],
    read: ({ groups }) => ({ length: { minute: Number(groups.n), second: Number(groups.s) } }),
  },
  {
    name: "zh.half-length",
    pattern: "半(?<g>个|粒)?(?<u>小时|钟头|钟(?!头)|天|月|年|星期|礼拜|分钟|周)",
    example: ["半小时", "length minute 30"],
    read: ({ groups }) => {
      if (groups.u === "月" && !groups.g) return null;
      const length: Record<string, Length> = {
        "小时": { minute: 30 },
        "钟": { minute: 30 },
        "钟头": { minute: 30 },
        "天": { hour: 12 },
        "月": { day: 15 },
        "年": { month: 6 },
        "星期": { day: 3.5 },
        "礼拜": { day: 3.5 },
        "周": { day: 3.5 },
        "分钟": { second: 30 },
      };
      return { length: length[groups.u!]! };
    },
  },
  {
    name: "zh.workdays",
    pattern: "(?<n>{count})个?工作日(?<d>后|之后|以后|内|之内|前|之前)",
    example: ["3个工作日后", "2026-11-25"],
    read: ({ groups }) => ({
      moment: { shift: { workday: number(groups.n) * (groups.d!.includes("前") ? -1 : 1) } },
    }),
  },
  // Again and again
  {
    name: "zh.every-day",
    pattern: "每(?:一)?[天日]|天天|日日|每(?<p>晚|早)(?:上)?",
    example: ["每天", "repeat FREQ=DAILY"],
    read: ({ groups }) => ({
      moment: { repeat: { freq: "DAILY" }, ...(groups.p ? { part: SHORT_PARTS[groups.p]! } : {}) },
    }),
  },
  {
    name: "zh.every-weekday",
    pattern:
      "每(?:一)?个?(?:{weekdayWord})(?<w>[一二三四五六日天](?:[、,和与及跟]?(?:{weekdayWord})?[一二三四五六日天]){0,6})(?!次|趟|回|顿|遍)",
    example: ["每周一三五", "repeat FREQ=WEEKLY;BYDAY=MO,WE,FR"],
    read: ({ groups }) => {
      const byDay = weekdaysOf(groups.w!);
      return byDay.length === 0 ? null : { moment: { repeat: { freq: "WEEKLY", byDay } } };
    },
  },
  {
    name: "zh.every-weekday-range",
    pattern:
      "(?:每(?:个)?)?(?:{weekdayWord})(?<a>{weekday})(?:到|至|-|~)(?:{weekdayWord})?(?<b>{weekday})每天|每(?:个)?(?:{weekdayWord})(?<c>{weekday})(?:到|至|-|~)(?:{weekdayWord})?(?<e>{weekday})",
    example: ["每周一到周五", "repeat FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
    read: ({ groups }) => {
      const a = WEEKDAYS[groups.a ?? groups.c!]!;
      const b = WEEKDAYS[groups.b ?? groups.e!]!;
      return a >= b ? null : { moment: { repeat: { freq: "WEEKLY", byDay: RRULE_DAYS.slice(a - 1, b) } } };
    },
  },
  {
    name: "zh.every-workday",
    pattern: "每个?工作日|工作日每天|每逢工作日",
    example: ["每个工作日", "repeat FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
    read: () => ({ moment: { repeat: { freq: "WEEKLY", byDay: RRULE_DAYS.slice(0, 5) } } }),
  },
  {
    name: "zh.every-weekend",
    pattern: "每(?:个|逢)?周末",
    example: ["每个周末", "repeat FREQ=WEEKLY;BYDAY=SA,SU"],
    read: () => ({ moment: { repeat: { freq: "WEEKLY", byDay: ["SA", "SU"] } } }),
  },
  {
    name: "zh.every-unit",
    pattern: "每(?:隔)?(?:一)?个?(?<u>小时|星期|礼拜|周|月|季度|年)(?![一二三四五六日末\\d])",
    example: ["每周", "repeat FREQ=WEEKLY"],
    read: ({ groups }) => ({ moment: { repeat: everyUnit(UNITS[groups.u!]!, 1) } }),
  },
  {
    name: "zh.every-month-day",
    pattern: "每(?:个)?月的?(?<d>{day})(?:号|日)?(?![个次\\d])",
    example: ["每月5号", "repeat FREQ=MONTHLY;BYMONTHDAY=5"],
    read: ({ groups }) => ({ moment: { repeat: { freq: "MONTHLY", byMonthDay: [dayOf(groups.d!)] } } }),
  },
  {
    name: "zh.every-month-end",
    pattern: "每(?:个)?月(?:的)?(?:月底|月末|底|末|最后一天)",
    example: ["每月底", "repeat FREQ=MONTHLY;BYMONTHDAY=-1"],
    read: () => ({ moment: { repeat: { freq: "MONTHLY", byMonthDay: [-1] } } }),
  },
  {
    name: "zh.every-month-start",
    pattern: "每(?:个)?月(?:的)?(?:月初|初)",
    example: ["每月初", "repeat FREQ=MONTHLY;BYMONTHDAY=1"],
    read: () => ({ moment: { repeat: { freq: "MONTHLY", byMonthDay: [1] } } }),
  },
  {
    name: "zh.every-month-weekday",
    pattern: "每(?:个)?月的?(?<n>第[一二三四五]|最后一?)个(?:{weekdayWord})(?<w>{weekday})",
    example: ["每月第一个周一", "repeat FREQ=MONTHLY;BYDAY=1MO"],
    read: ({ groups }) => {
      const n = groups.n!.startsWith("最") ? -1 : number(groups.n!.slice(1));
      return {
        moment: { repeat: { freq: "MONTHLY", byDay: [`${n}${RRULE_DAYS[WEEKDAYS[groups.w!]! - 1]}`] } },
      };
    },
  },
  {
    name: "zh.every-year-date",
    pattern: "每年的?(?<mo>{month})月(?<d>{day})(?:号|日)?",
    example: ["每年3月8日", "repeat FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8"],
    read: ({ groups }) => ({
      moment: { repeat: { freq: "YEARLY", byMonth: [monthOf(groups.mo!)], byMonthDay: [dayOf(groups.d!)] } },
    }),
  },
  {
    name: "zh.every-other",
    pattern: "隔(?:一)?(?<u>天|周|月|年)(?!就|便|便)|每隔一?(?<u2>天|周|月|年)",
    example: ["隔天", "repeat FREQ=DAILY;INTERVAL=2"],
    read: ({ groups }) => ({ moment: { repeat: everyUnit(UNITS[groups.u ?? groups.u2!]!, 2) } }),
  },
];

function single(length: Length): [Unit, number] | null {
  const entries = Object.entries(length) as [Unit, number][];
  return entries.length === 1 && Number.isInteger(entries[0]![1]) ? entries[0]! : null;
}

export const ZH_AFFIXES: readonly Affix[] = [
  {
    name: "zh.every-length",
    before: /每(?:隔|过)?$/,
    on: "length",
    read: (length) => {
      const one = single(length);
      return one === null ? null : { moment: { repeat: everyUnit(one[0], one[1]) } };
    },
  },
  {
    name: "zh.ago",
    behind: /^\s?(?:之前|以前|前)(?!面|台|后|任|往|提)/,
    on: "length",
    read: (length) => ({ moment: away(length, -1) }),
  },
  {
    name: "zh.later",
    before: /(?:再过|过)$/,
    behind: /^\s?(?:之后|以后|后)?/,
    on: "length",
    read: (length) => ({ moment: away(length, 1) }),
  },
  {
    name: "zh.after",
    behind: /^\s?(?:之后|以后|过后|后)(?!面|台|悔|来|果)/,
    on: "length",
    read: (length) => ({ moment: away(length, 1) }),
  },
  {
    name: "zh.rolling-past",
    before: /(?:最近|过去|近|这|前)(?:的|这)?\s?$/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: true } } }),
  },
  {
    name: "zh.rolling-future",
    before: /(?:未来|接下来|今后|往后|后|下)(?:的)?\s?$/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: false } } }),
  },
  {
    name: "zh.within",
    behind: /^\s?(?:之内|以内|内)/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: false } }, bound: "until" }),
  },
  {
    name: "zh.since-length",
    behind: /^\s?(?:以来|来)(?!回|自|去|的)/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: true } } }),
  },
  {
    name: "zh.before",
    behind: /^\s?(?:之前|以前|前)(?!面|台|后|任|往)/,
    on: "moment",
    read: () => ({ bound: "before" }),
  },
  {
    name: "zh.until",
    before: /(?:截至|截止到?|不晚于|最晚|最迟)$/,
    on: "moment",
    read: () => ({ bound: "until" }),
  },
  { name: "zh.until-behind", behind: /^\s?(?:为止|截止)/, on: "moment", read: () => ({ bound: "until" }) },
  {
    name: "zh.since",
    behind: /^\s?(?:以来|至今|到现在|到今天|起|开始)/,
    on: "moment",
    read: () => ({ bound: "since" }),
  },
  { name: "zh.since-before", before: /(?:自从|自打|打从)$/, on: "moment", read: () => ({ bound: "since" }) },
  {
    name: "zh.after-moment",
    behind: /^\s?(?:之后|以后|过后)/,
    on: "moment",
    read: () => ({ bound: "after" }),
  },
];
