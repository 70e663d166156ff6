/** The words of a person's own types, in English. @module */

export const typesEn = {
  title: "Your own types",
  hint:
    "For what you keep again and again: books, watered plants, cups of coffee. Its fields can be filtered, added up and asked about like any other.",
  none: "No types of your own yet.",
  add: "New type",
  label: "Name",
  labelExample: "Book",
  cues: "Words that tell of it",
  cuesHint: "A line with one of these words becomes a record of this type. Separate them with commas.",
  cuesExample: "read, finished reading",
  fields: "Fields",
  field: (name: string) => name === "" ? "New field" : `Field ${name}`,
  fieldLabel: "Field",
  kind: "Kind",
  kinds: {
    text: "Text",
    number: "Number",
    yes: "Yes or no",
    date: "Date",
    time: "Moment",
    choice: "Choice",
    list: "List of words",
  },
  options: "Choices, separated by commas",
  required: "Always there",
  addField: "Add a field",
  removeField: "Remove the field",
  saved: "Saved",
  removed: "Removed",
  remove: (label: string) => `Remove the type “${label}”`,
  removeSure: "Remove for good?",
  inUse: "Records of this type are still there, maybe in the trash.",
  failing: (count: number) =>
    count === 1
      ? "Saved. One record there does not fit any more; it stays as it is."
      : `Saved. ${count} records there do not fit any more; they stay as they are.`,
  count: (count: number) => count === 1 ? "1 field" : `${count} fields`,
};
