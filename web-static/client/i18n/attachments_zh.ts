/** The words of a record's files, in Chinese. @module */
import type { attachmentsEn } from "./attachments_en.ts";

export const attachmentsZh: typeof attachmentsEn = {
  title: "附件",
  add: "添加文件",
  photograph: "拍照",
  hint: "也可以拖到或粘贴到这里",
  save: (name) => `保存 ${name}`,
  remove: (name) => `移除 ${name}`,
  sending: (name) => `正在上传 ${name}…`,
  empty: (name) => `${name} 是空文件。`,
  tooLarge: (name, most) => `${name} 太大了，最大 ${most}。`,
};
