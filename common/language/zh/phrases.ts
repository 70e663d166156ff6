/** Answers in Chinese. @module */
import type { Difference, Labelled, Phrases, Quoted } from "../phrases.ts";

const METRICS: Readonly<Record<string, string>> = { sum: "共", avg: "平均", max: "最高", min: "最低" };

const PER = {
  day: "每天",
  week: "每周",
  month: "每个月",
  quarter: "每个季度",
  year: "每年",
  weekend: "每个周末",
};
const COUNTERS: Readonly<Record<string, string>> = { todo: "个", event: "个", note: "条" };
/** The order of what is ranked by a field, from the most and from the least. */
const ORDERS: Readonly<Record<string, readonly [string, string]>> = {
  "data.distanceKm": ["从远到近", "从近到远"],
  "data.durationMinutes": ["从长到短", "从短到长"],
  "data.score": ["从好到差", "从差到好"],
};
const UNITS = { day: "天", week: "周", month: "个月", quarter: "个季度", year: "年", weekend: "个周末" };
/** A、B 和 C. */
const listed = (values: readonly string[]) =>
  [...values.slice(0, -2), values.slice(-2).join(" 和 ")].join("、");
const labelled = (sides: readonly Labelled[]) => sides.map(({ label, value }) => `${label} ${value}`);
const quote = ({ when, text, extra }: Quoted) => `${when}：“${text}”${extra === null ? "" : `（${extra}）`}`;
const difference = ({ amount, isMore, percent }: Difference) =>
  amount === null ? "相同" : `${isMore ? "多" : "少"} ${amount}${percent === null ? "" : `（${percent}）`}`;

export const ZH_PHRASES: Phrases = {
  language: "zh",
  units: {
    km: "公里",
    min: "分钟",
    kg: "公斤",
    h: "小时",
    ml: "毫升",
    bpm: "次/分",
    cm: "厘米",
    steps: "步",
    kcal: "千卡",
    d: "天",
    "%": "%",
  },
  kinds: (kinds, noun) => `${kinds.join("和")}${noun}`,
  otherThan: (subject, kinds) => `${subject}（不含${kinds.join("、")}）`,
  about: (subject, period) => [period, subject].filter((part) => part !== "").join("的"),
  day: ({ year, month, day, hour }) =>
    `${year === null ? "" : `${year}年`}${month}月${day === null ? "" : `${day}日`}${
      hour === null ? "" : ` ${hour}`
    }`,
  week: (monday) => `${monday}起的一周`,
  quarter: (year, quarter) => `${year}年第${"一二三四"[quarter - 1]}季度`,
  between: (period, first, last) => `${period}（${first}至${last}）`,
  nothing: (about, isZero) =>
    isZero ? `${about || "这"}没有记录，合计为 0。` : `没有找到${about === "" ? "" : `“${about}”`}的记录。`,
  unheard: (about, words, nearest) =>
    `没有记录提到${words.map((word) => `“${word}”`).join("、")}${
      about === null ? "" : `，所以${about || "这"}是 0`
    }。${
      nearest.length === 0
        ? ""
        : `最接近的记录：${nearest.map(({ when, text }) => `“${text}”（${when}）`).join("；")}。`
    }`,
  leftOut: (words) => `（没有记录提到${words.map((word) => `“${word}”`).join("、")}，没有按它查找。）`,
  alsoCounted: (names) => `（也算上了提到${names.map((name) => `“${name}”`).join("、")}的记录。）`,
  assumed: (currency) => `（没说币种，只算了 ${currency}。）`,
  times: (about, count, type) => `${about}共 ${count} ${COUNTERS[type ?? ""] ?? "次"}。`,
  together: listed,
  refunds: (value, sum) => `另有退款 ${value}，${sum === "income" ? "不算收入" : "没有从支出里扣除"}。`,
  value: (about, metric, value, count, which) =>
    `${about}${METRICS[metric] ?? ""} ${value}（${count} 条记录）${
      which === null ? "" : `，${quote(which)}`
    }。`,
  latest: (subject, value, { when, text }) => `${subject || "最近一次"}：${value}（${when}，“${text}”）。`,
  held: (value, { when, text }) => `${value}（${when}，“${text}”）`,
  cited: (records) => `${records.map(quote).join("；")}。`,
  list: (about, count, records, more) =>
    `${about || "记录"}共 ${count} 条：${records.map(({ when, text }) => `${when} ${text}`).join("；")}${
      more > 0 ? `；另有 ${more} 条` : ""
    }。`,
  ranked: (about, field, isMost, records) =>
    `${about || "记录"}，${(ORDERS[field] ?? ["从高到低", "从低到高"])[isMost ? 0 : 1]}：${
      records.map(({ when, text }) => `${when} ${text}`).join("；")
    }。`,
  groups: (about, groups, isCut) =>
    `${about || "合计"}：${groups.map(({ label, value }) => `${label} ${value}`).join("、")}${
      isCut ? "等" : ""
    }。`,
  apart: (about, metric, values, count) =>
    `${about}${METRICS[metric] ?? ""} ${listed(values)}（${count} 条记录，币种或单位不同，分开计算）。`,
  compare: (subject, sides, differences) =>
    `${subject}：${labelled(sides).join("，")}${
      differences.length === 0
        ? ""
        : differences.every(({ amount }) => amount === null)
        ? "，两者相同"
        : `，前者${differences.map(difference).join("、")}`
    }。`,
  each: (about, sides, balance) =>
    `${about === "" ? "" : `${about}：`}${labelled(sides).join("，")}${
      balance === null ? "" : `，结余 ${balance}`
    }。`,
  net: (about, sides, value) =>
    `${about === "" ? "" : `${about}：`}${labelled(sides).join("，")}，净支出 ${value}。`,
  per: (about, unit, value, total, units) =>
    `${about}平均${PER[unit]} ${value}（共 ${total}，按 ${units} ${UNITS[unit]}计算）。`,
  rate: (about, rate, value, distance, duration) =>
    `${about}平均${
      rate === "pace" ? `配速 ${value} 每公里` : `时速 ${value} 公里`
    }（共 ${distance}，${duration}）。`,
  share: (about, shares) =>
    `${about}占 ${
      shares.map(({ percent, part, whole }) => `${percent}（${part}，总共 ${whole}）`).join("、")
    }。`,
  change: (about, amount, isMore, first, last) =>
    `${about}${
      isMore ? "增加" : "减少"
    }了 ${amount}：${first.label} ${first.value}，${last.label} ${last.value}。`,
  since: (days, record) => `${days === 0 ? "就在今天" : `已经 ${days} 天了`}（${quote(record)}）。`,
  streak: (about, days, isLongest) => `${about}${isLongest ? "最长" : "目前"}连续 ${days} 天。`,
  days: (about, days) => `${about}共 ${days} 天。`,
  extreme: (about, isMost, groups) =>
    `${about}${isMost ? "最多" : "最少"}的是 ${groups.map((each) => labelled(each).join("、")).join("；")}。`,
  found: (records) =>
    records.length === 0
      ? "没有找到相关的记录。"
      : `找到这些记录：${
        records.map(({ when, text, extra }) => `“${text}”（${extra === null ? "" : `${extra}，`}${when}）`)
          .join("；")
      }。`,
};
