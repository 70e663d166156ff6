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
  thanBefore: (percent: string) => ` · ${percent} than before`,
};
