/** The words of conversations, in Chinese. @module */
import type { chatEn } from "./chat_en.ts";

export const chatZh: typeof chatEn = {
  regenerate: "重新回答",
  edit: "换个问法",
  editSend: "重新提问",
  copy: "复制回答",
  stopped: "已停止",
  tryAgain: "重试",
  broken: "连接断开，恢复后会接着显示…",

  sourceGone: "这条记录已删除",
  openSource: (n, heading) => `出处 ${n}：${heading}`,

  rename: (title) => `重命名“${title}”`,
  newTitle: "对话的标题",
  forget: (title) => `忘掉“${title}”`,
  forgetSure: "忘掉？",
  forgotten: "对话已忘掉",
  all: (count) => `全部 ${count} 个`,
  keep: "保留对话",
  keepHint: "关闭时，对话在最后一次提问一天后忘掉。",
  durable: "一直保留",
  ephemeral: (hours) => `${hours} 小时后忘掉`,

  embedded: "内置理解",
  modelResting: "暂停中",
  modelSpent: "今天的额度已用完，由内置理解回答",
  modelBudget: (percent) => `今天的额度已用 ${percent}`,

  proposals: {
    create_record: "要添加这条吗？",
    change_record: "要这样修改吗？",
    complete: "要标为完成吗？",
    delete_record: "要移到回收站吗？",
  },
  confirm: "确认",
  decline: "不用",
  accepted: { create_record: "已添加", change_record: "已修改", delete_record: "已移到回收站" },
  declined: "没有改动",
  proposalGone: "这张卡片已失效：可能在别处决定过，或等得太久了。这里没有做任何改动。",
  askAgain: "再问一次",
  proposalStale: "这条记录刚刚改过，所以没有执行。请再问一次。",
  yes: "是",
  no: "否",
};
