/** The words of summaries, in English. @module */

export const summaryEn = {
  title: "Summary",
  periods: { day: "Day", week: "Week", month: "Month" },
  earlier: "Earlier",
  later: "Later",
  nothing: "Nothing was recorded in this time.",
  records: "records",
  todos: "to-dos done",
  report: "In words",
  made: "Made for you",
  remove: (name: string) => `Throw away the summary of ${name}`,
  schedule: "By themselves",
  scheduleHint: "Once a day, week or month is over, its summary waits here.",
  scheduled: { daily: "Daily", weekly: "Weekly", monthly: "Monthly" },
  at: "at",
  next: (when: string) => `The next one: ${when}`,
  thanBefore: (percent: string) => ` · ${percent} than before`,
};
