/** Word classes that the English rules are written with. @module */

import type { Classes } from "../rule.ts";
import { ORDINAL_WORD, WORD_NUMBER } from "./numerals.ts";

export const EN_CLASSES: Classes = {
  digits: "\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,4})?|\\d{1,12}(?:\\.\\d{1,4})?|\\.\\d{1,4}",
  /** Any number: digits with an optional scale, or words. */
  n: `(?:{digits})(?:\\s?(?:k|thousand|million|billion|trillion|hundred|grand)(?![a-z]))?|${WORD_NUMBER}`,
  count: `\\d{1,6}(?:\\.\\d{1,2})?|${WORD_NUMBER}|an?|a couple(?: of)?|couple(?: of)?|a few|few|several|some`,
  month:
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
  weekday:
    "monday|mon|tuesday|tues|tue|wednesday|weds|wed|thursday|thurs|thur|thu|friday|fri|saturday|sat|sunday|sun",
  ordinal: `(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)|${ORDINAL_WORD}`,
  day: `(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?|${ORDINAL_WORD}`,
  year: "(?:19|20)\\d{2}",
  hour: "2[0-4]|1\\d|0?\\d",
  hourWord: "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
  minuteWord:
    "(?:twenty|thirty|forty|fifty)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:oh|o)[\\s-](?:one|two|three|four|five|six|seven|eight|nine)",
  unit:
    "seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mos|years?|yrs?|quarters?|fortnights?|nights?|weekends?|decades?",
};
