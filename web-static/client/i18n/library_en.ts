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

  trashHint: "Deleted records stay here for 30 days.",
  trashEmpty: "The trash is empty.",
  deletedAt: (when: string) => `Deleted: ${when}`,
  restore: "Restore",
  emptyTrash: "Empty the trash",
  emptySure: "Delete all forever?",
  purged: (count: number) => `${count} ${count === 1 ? "record" : "records"} deleted forever`,

  purge: (heading: string) => `Delete “${heading}” forever`,
  removeSure: "Delete forever?",

  removeTag: (name: string) => `Remove #${name} from all records`,
  removeTagSure: "Remove from all?",
  newTag: "New name of the tag",
  rename: "Rename",
  renameTag: (name: string) => `Rename #${name}`,
  merge: "Merge",
  tagChanged: (count: number) => `Changed on ${count} ${count === 1 ? "record" : "records"}`,
  noTags: "No tags yet. Add one with # in any line.",

  history: "Earlier versions",
  noHistory: "Never changed.",

  previousMonth: "Previous month",
  nextMonth: "Next month",
  spent: "Spent",
  earned: "Earned",
  byDay: "Spent by day",
  byCategory: "By category",
  noMoney: "Nothing spent or earned this month.",
};
