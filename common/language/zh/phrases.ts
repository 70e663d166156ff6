/** Answers in Chinese. @module */
import type { Phrases, Quoted } from "../phrases.ts";

const METRICS: Readonly<Record<string, string>> = { sum: "共", avg: "平均", max: "最高", min: "最低" };

const quote = ({ when, text, extra }: Quoted) => `${when}：“${text}”${extra === null ? "" : `（${extra}）`}`;

export const ZH_PHRASES: Phrases = {
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
  },
  about: (subject, period) => [period, subject].filter((part) => part !== "").join("的"),
  day: ({ year, month, day, hour }) =>
    `${year === null ? "" : `${year}年`}${month}月${day}日${hour === null ? "" : ` ${hour}`}`,
  nothing: (about, isZero) =>
    isZero ? `${about || "这"}没有记录，合计为 0。` : `没有找到${about === "" ? "" : `“${about}”`}的记录。`,
  times: (about, count) => `${about}共 ${count} 次。`,
  value: (about, metric, value, count, which) =>
    `${about}${METRICS[metric] ?? ""} ${value}（${count} 条记录）${
      which === null ? "" : `，${quote(which)}`
    }。`,
  latest: (subject, value, { when, text }) => `${subject || "最近一次"}：${value}（${when}，“${text}”）。`,
  cited: (records) => `${records.map(quote).join("；")}。`,
  list: (about, count, records, more) =>
    `${about || "记录"}共 ${count} 条：${records.map(({ when, text }) => `${when} ${text}`).join("；")}${
      more > 0 ? `；另有 ${more} 条` : ""
    }。`,
  groups: (about, groups, isCut) =>
    `${about || "合计"}：${groups.map(({ label, value }) => `${label} ${value}`).join("、")}${
      isCut ? "等" : ""
    }。`,
  apart: (about, metric, values, count) =>
    `${about}${METRICS[metric] ?? ""} ${values.join(" 和 ")}（${count} 条记录，币种或单位不同，分开计算）。`,
  compare: (subject, sides, difference) =>
    `${subject}：${sides.map(({ label, value }) => `${label} ${value}`).join("，")}${
      difference === null ? "" : `，前者${difference.isMore ? "多" : "少"} ${difference.amount}`
    }。`,
  found: (records) =>
    records.length === 0
      ? "没有找到相关的记录。"
      : `找到这些记录：${records.map(({ when, text }) => `“${text}”（${when}）`).join("；")}。`,
};
