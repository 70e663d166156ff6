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
  made: "已经写好的",
  remove: (name) => `删除 ${name} 的总结`,
  schedule: "自动总结",
  scheduleHint: "一天、一周或一个月结束后，总结会出现在这里。",
  scheduled: { daily: "每天", weekly: "每周", monthly: "每月" },
  at: "时间",
  next: (when) => `下一次：${when}`,
  thanBefore: (percent) => ` · 较前一段 ${percent}`,
};
