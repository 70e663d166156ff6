/** The words of the timeline's filter, in English. @module */

export const filterEn = {
  label: "Filter",
  words: "Contains",
  tag: "Tag",
  from: "From",
  to: "To",
  min: "Minimum amount",
  max: "Maximum amount",
  apply: "Apply",
  clear: "Show all",
  remove: (name: string) => `Remove the filter ${name}`,
  since: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
  quoted: (words: string) => `“${words}”`,
  nothing: "No records match this filter.",
};
