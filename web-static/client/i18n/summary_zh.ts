/** The words of summaries, in Chinese. @module */
import type { summaryEn } from "./summary_en.ts";

export const summaryZh: typeof summaryEn = {
  title: "总结",
  periods: { day: "日", week: "周", month: "月" },
  earlier: "更早",
  later: "更晚",
  nothing: "这段时间没有记录。",
  records: "条记录",
  todos: "待办完成",
  report: "文字报告",
  thanBefore: (percent) => ` · 较前一段 ${percent}`,
};
