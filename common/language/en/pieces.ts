/** How English names a price by the piece and how many pieces there are. @module */

import type { PieceWords } from "../records/unit_price.ts";

const UNIT =
  "hour|hr|night|day|week|pound|lb|kg|kilo|mile|ticket|bottle|box|pack|cup|glass|piece|item|class|lesson|session|ride|gallon|bag|can|dozen|slice|shirt";
const NUMBER = "\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|a dozen";

export const EN_PIECES: PieceWords = {
  before: /(?<![\d.,])(?<per>\d{1,2}|two|three|four|five|six|ten|a dozen) for \$?$/,
  behind: new RegExp(
    `^\\s?(?:(?<any>each|ea|apiece|a piece|a pop)|(?:per|an?|\\/)\\s?(?<unit>${UNIT}))(?![a-z])`,
  ),
  counted: new RegExp(
    `(?<![\\d.,$€£¥:/-]|[$€£¥]\\s)(?<![a-z\\d])(?<n>${NUMBER})\\s(?:(?<at>at|for|@)\\s|of (?:them|those|these)\\b|(?:[a-z]{2,12}\\s)?(?<unit>[a-z]{2,14}?)(?:e?s)?(?![a-z]))`,
    "g",
  ),
  people:
    /\b(?:of us|people|persons?|friends|guys|ways|pm|am|oclock|percent|dollars|bucks|euros|pounds sterling)\b/,
};
