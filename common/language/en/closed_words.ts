/** English words that tell how a line is built rather than what it is about. @module */

export const EN_CLOSED_WORDS: ReadonlySet<string> = new Set(
  ("i we my our us me you your he she they his her their them it its the a an this that these those is are was were " +
    "be been am has have had do did does would could should will can may might must need to of in on at for from " +
    "with by about into over after before and or but so if when while because than as not no never i'm i've i'd " +
    "we've we're he's she's they're it's that's there there's who what how why where which just only again still " +
    "already got get gets went going go").split(" "),
);

/** Other words are told apart by their endings. */
export const EN_ENDINGS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/n't$/, "n't"],
  [/ed$/, "-ed"],
  [/ing$/, "-ing"],
  [/ly$/, "-ly"],
  [/'s$/, "-'s"],
  [/s$/, "-s"],
];
