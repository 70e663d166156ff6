/** The words of trash, history, tags and months, in English. @module */

export const libraryEn = {
  label: "More of your records",
  places: {
    summary: "Summary",
    month: "Month",
    tags: "Tags",
    types: "Types",
    import: "Import",
    trash: "Trash",
  },

  trashHint: "What you delete stays here for thirty days.",
  trashEmpty: "The trash is empty.",
  deletedAt: (when: string) => `Deleted ${when}`,
  restore: "Restore",
  emptyTrash: "Empty the trash",
  emptySure: "Remove all for good?",
  purged: (count: number) => `${count} ${count === 1 ? "record" : "records"} removed for good`,

  purge: (heading: string) => `Remove “${heading}” for good`,
  removeSure: "For good?",

  removeTag: (name: string) => `Take #${name} off all records`,
  removeTagSure: "Take it off all?",
  newTag: "New name of the tag",
  rename: "Rename",
  merge: "Merge",
  tagChanged: (count: number) => `Changed on ${count} ${count === 1 ? "record" : "records"}`,
  noTags: "No tags yet. Write one with # in any line.",

  history: "Earlier states",
  noHistory: "It was never changed.",

  previousMonth: "Month before",
  nextMonth: "Month after",
  spent: "Spent",
  earned: "Earned",
  byDay: "Spent by day",
  byCategory: "By category",
  noMoney: "No money was spent or earned in this month.",
};
