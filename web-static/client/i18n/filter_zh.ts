/** The words of the timeline's filter, in Chinese. @module */
import type { filterEn } from "./filter_en.ts";

export const filterZh: typeof filterEn = {
  label: "筛选",
  words: "包含的词",
  tag: "标签",
  from: "开始日期",
  to: "结束日期",
  min: "最低金额",
  max: "最高金额",
  apply: "查看",
  clear: "查看全部",
  remove: (name) => `去掉筛选：${name}`,
  since: (day) => `${day} 起`,
  until: (day) => `${day} 止`,
  quoted: (words) => `“${words}”`,
  nothing: "没有符合筛选的记录。",
};
