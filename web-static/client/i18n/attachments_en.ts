/** The words of a record's files, in English. @module */

export const attachmentsEn = {
  title: "Files",
  add: "Add a file",
  photograph: "Take a picture",
  hint: "or drop or paste it here",
  save: (name: string) => `Save ${name}`,
  remove: (name: string) => `Remove ${name}`,
  sending: (name: string) => `Sending ${name}…`,
  empty: (name: string) => `${name} is empty.`,
  tooLarge: (name: string, most: string) => `${name} is too large. The limit is ${most}.`,
};
