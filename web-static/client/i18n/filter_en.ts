/** The words of the timeline's filter, in English. @module */

export const filterEn = {
  label: "Filter",
  words: "Words in it",
  tag: "Tag",
  from: "From day",
  to: "To day",
  min: "Amount from",
  max: "Amount to",
  apply: "Show these",
  clear: "Show all",
  remove: (name: string) => `Remove the filter ${name}`,
  since: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
  quoted: (words: string) => `“${words}”`,
  nothing: "No record fits this filter.",
};
