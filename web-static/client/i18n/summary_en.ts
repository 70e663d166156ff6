/** The words of summaries, in English. @module */

export const summaryEn = {
  title: "Summary",
  periods: { day: "Day", week: "Week", month: "Month" },
  earlier: "Earlier",
  later: "Later",
  nothing: "Nothing was recorded in this period.",
  records: "records",
  todos: "to-dos done",
  report: "Report",
  made: "Your summaries",
  remove: (name: string) => `Delete the summary of ${name}`,
  schedule: "Automatic summaries",
  scheduleHint: "When a day, week or month is over, its summary waits here.",
  scheduled: { daily: "Daily", weekly: "Weekly", monthly: "Monthly" },
  at: "at",
  next: (when: string) => `Next: ${when}`,
  thanBefore: (percent: string) => ` · ${percent} than before`,
};
