/** The words of reminders that fell due, in Chinese. @module */
import type { notificationsEn } from "./notifications_en.ts";

export const notificationsZh: typeof notificationsEn = {
  title: "提醒",
  bell: (count) => count === 0 ? "提醒：没有未读" : `提醒：${count} 条未读`,
  due: (heading) => `到时间了：${heading}`,
  open: "查看",
  acknowledgeOne: "知道了",
  acknowledge: (heading) => `知道了：${heading}`,
  acknowledgeAll: "全部知道了",
  none: "没有新的提醒",
  noneHint: "写一句“明天下午三点提醒我给妈妈打电话”，到时就会出现在这里。",
};
