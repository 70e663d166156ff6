/** Stretches of English text that hold digits but no values; one row a kind. @module */

import { CODE, type ProtectedRow } from "../values/protected_row.ts";

export const EN_PROTECTED: readonly ProtectedRow[] = [
  {
    name: "en.announced",
    regexp: new RegExp(
      `\\b(?:password|passcode|pin|code|number|no|(?:phone|tel|mobile|cell|fax)(?!\\s\\d{1,3}(?:\\.\\d\\d)?(?!\\d|\\s\\d))|ext|acct|account|confirmation|ref|reference|serial|model|order|tracking|locker|combo|combination|wifi|room|gate|seat|terminal|platform|page|chapter|pages|version|plate|passport|zip|postcode|eircode|apt|unit|suite|route|bus|highway|flight|episode|season|spf|id|lot|dial|section|track|line|interstate|apollo)\\b(?!\\s\\d+\\.\\d)[\\s:：#.-]{0,4}${CODE}`,
      "g",
    ),
    example: "room 305",
  },
  {
    name: "en.level",
    regexp: /\b(?:level|ward|bed|bay|aisle|exit|unit|grade|year|stage)\s\d{1,4}(?!\d|[.,]\d)/g,
    example: "level 2",
  },
  {
    name: "of",
    regexp: /(?<![\d.$])\d{1,4}\s(?:out of|in)\s(?:every\s)?\d{1,4}(?!\d|[.,]\d|%)(?!\s?[ap]m)/g,
    example: "2 out of 3",
  },
  {
    name: "en.flight",
    regexp:
      /(?:(?<=\b(?:flight|flying|train)\b[^.;]{0,28})\b(?<!\b(?:at|on|in|is|to|by|of|for|or|from) )[a-z]{2}\s?\d{2,4}|\b(?:train|coach|carriage|wagon)\s\d{1,4})(?!\d|[.,:]\d|\s?(?:am|pm|minutes?|hours?|mins?|th|st|nd|rd))/g,
    example: "flight UA 882",
  },
];
