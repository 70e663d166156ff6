/** The words of reminders that fell due, in English. @module */

export const notificationsEn = {
  title: "Reminders",
  bell: (count: number) => count === 0 ? "Reminders: none waiting" : `Reminders: ${count} waiting`,
  due: (heading: string) => `Due now: ${heading}`,
  open: "Open",
  acknowledgeOne: "Got it",
  acknowledge: (heading: string) => `Got it: ${heading}`,
  acknowledgeAll: "Clear all",
  none: "You are all caught up",
  noneHint: "Write “remind me to call Mom tomorrow at 3pm”, and it will turn up here when the time comes.",
};
