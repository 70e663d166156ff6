/** The words of trash, history, tags and months, in Chinese. @module */
import type { libraryEn } from "./library_en.ts";

export const libraryZh: typeof libraryEn = {
  label: "更多",
  places: { summary: "总结", month: "月度", tags: "标签", types: "类型", import: "导入", trash: "回收站" },

  trashHint: "删除的内容在这里保留三十天。",
  trashEmpty: "回收站是空的。",
  deletedAt: (when) => `删除于 ${when}`,
  restore: "恢复",
  emptyTrash: "清空回收站",
  emptySure: "确定彻底删除？",
  purged: (count) => `已彻底删除 ${count} 条`,

  purge: (heading) => `彻底删除“${heading}”`,
  removeSure: "彻底删除？",

  removeTag: (name) => `从所有记录上去掉 #${name}`,
  removeTagSure: "全部去掉？",
  newTag: "标签的新名字",
  rename: "改名",
  renameTag: (name) => `给 #${name} 改名`,
  merge: "合并",
  tagChanged: (count) => `已更新 ${count} 条记录`,
  noTags: "还没有标签。在任何一句里写 # 就能加上。",

  history: "以前的版本",
  noHistory: "没有修改过。",

  previousMonth: "上个月",
  nextMonth: "下个月",
  spent: "支出",
  earned: "收入",
  byDay: "每日支出",
  byCategory: "按分类",
  noMoney: "这个月没有收支。",
};
