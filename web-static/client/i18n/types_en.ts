/** The words of a person's own types, in English. @module */

export const typesEn = {
  title: "Your own types",
  hint:
    "For things you record again and again: books, watered plants, cups of coffee. You can filter, add up and ask about their fields.",
  none: "You have no types of your own yet.",
  add: "New type",
  label: "Name",
  labelExample: "Book",
  cues: "Trigger words",
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
    time: "Date and time",
    choice: "Choice",
    list: "List",
  },
  options: "Choices, separated by commas",
  required: "Required",
  addField: "Add a field",
  removeField: "Remove the field",
  saved: "Saved",
  removed: "Type deleted",
  remove: (label: string) => `Delete the type “${label}”`,
  removeSure: "Delete type?",
  inUse: "There are still records of this type, maybe in the trash.",
  failing: (count: number) =>
    count === 1
      ? "Saved. One existing record no longer fits; it stays as it is."
      : `Saved. ${count} existing records no longer fit; they stay as they are.`,
  count: (count: number) => count === 1 ? "1 field" : `${count} fields`,
};
