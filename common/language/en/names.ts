/** How English names people and places. @module */

/** Who is met: names told by their capitals, so the original is read. */
export const EN_WITH =
  /\b(?:with|meet|meeting|see|seeing)\s(?<list>[A-Z][a-z]{1,15}(?:\s[A-Z][a-z]{1,15})?(?:(?:,\s?|\sand\s|,\sand\s|\s&\s)[A-Z][a-z]{1,15}){0,4})\b/g;

/** Capitalised words that are no names. */
export const EN_NOT_NAMES =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|the|my|legal|hr|it)$/i;

/** Where: a name with capitals behind at or in. */
export const EN_PLACE = /\b(?:at|in)\s(?<a>(?:the\s)?[A-Z][\w'&-]*(?:\s[A-Z][\w'&-]*){0,3})(?=$|[\s,.;!?])/;

/** What parts one name from the next. */
export const EN_AND = /,\s?(?:and\s)?|\sand\s|\s&\s/;

/** Names that act, told by their capitals: "Sarah ran a marathon". */
export const EN_AGENT =
  /(?:^|[.!?,;:]\s*)([A-Z][a-z]{1,15}(?: and [A-Z][a-z]{1,15})?) (ran|bought|spent|paid|earned|won|weighs?|weighed|got|walked|slept|lost|sold|swam|hiked|cycled|biked|drove|is|was|has|had|owes|owed|finished|played)\b/g;

/** Capitalised words that begin a sentence and are no name. */
export const EN_SENTENCE_STARTS =
  /^(?:Today|Yesterday|Tonight|Finally|Just|Also|Then|So|And|This|That|Lunch|Dinner|Breakfast|Coffee|Only|Already|Actually|Again|Still|Now|Later|First|Next|Last|Never|Almost|Barely|Nearly|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|It|We|They|You|Rent|Bill|Morning|Afternoon|Evening|Ok|Well|But|Or|Both|Everyone|Who|What|Uber|Amazon|Electricity|Groceries)$/;
