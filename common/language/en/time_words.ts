/** Words of English for times, and what they mean. @module */

import { anyOf } from "../rule.ts";
import { everyUnit } from "../time/length.ts";
import type { DayPart, Repeat, Third, Unit } from "../time/moment.ts";
import { parseEnNumber } from "./numerals.ts";

export const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const RRULE_DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

export const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1;
export const weekdayOf = (word: string): number => WEEKDAYS.indexOf(word.slice(0, 3)) + 1;

export const SHIFTS: Readonly<Record<string, number>> = {
  last: -1,
  past: -1,
  previous: -1,
  "this past": -1,
  "this": 0,
  current: 0,
  "this coming": 0,
  coming: 0,
  upcoming: 0,
  next: 1,
  following: 1,
  "the": 0,
  "this next": 1,
};

export const UNITS: Readonly<Record<string, readonly [Unit, number]>> = {
  second: ["second", 1],
  sec: ["second", 1],
  minute: ["minute", 1],
  min: ["minute", 1],
  hour: ["hour", 1],
  hr: ["hour", 1],
  h: ["hour", 1],
  m: ["minute", 1],
  s: ["second", 1],
  day: ["day", 1],
  d: ["day", 1],
  night: ["day", 1],
  week: ["week", 1],
  wk: ["week", 1],
  w: ["week", 1],
  fortnight: ["week", 2],
  month: ["month", 1],
  mo: ["month", 1],
  quarter: ["quarter", 1],
  year: ["year", 1],
  yr: ["year", 1],
  y: ["year", 1],
  decade: ["year", 10],
  weekend: ["week", 1],
};

export function unitOf(word: string): readonly [Unit, number] | null {
  return UNITS[word] ?? UNITS[word.replace(/s$/, "")] ?? null;
}

/** Words for parts of the day. */
export const PARTS: readonly (readonly [words: string, part: DayPart])[] = [
  ["before dawn|dawn|small hours", "dawn"],
  ["early morning|first thing(?: in the morning)?|sunrise", "earlyMorning"],
  ["breakfast(?: time)?", "breakfast"],
  ["late morning|mid[- ]?morning", "forenoon"],
  ["mornings?", "morning"],
  ["noon|midday|noontime", "noon"],
  ["lunch[- ]?time|lunch|brunch", "lunch"],
  ["(?:early |late |mid[- ]?)?afternoons?|arvo", "afternoon"],
  ["tea ?time|afternoon tea", "tea"],
  ["dusk|sunset|early evening|after work|(?:the )?end of (?:the )?work ?day", "dusk"],
  ["before work", "breakfast"],
  ["before bed|before bedtime", "night"],
  ["dinner(?: ?time)?|supper", "dinner"],
  ["evenings?", "evening"],
  ["late night|late at night", "lateNight"],
  ["night[- ]?time|nights?|bedtime", "night"],
  ["midnight", "midnight"],
  ["daytime", "day"],
  ["(?:during )?business hours?|(?:during )?working hours", "business"],
];

/** Western and Chinese holidays by their English names. */
export const FESTIVALS: readonly (readonly [words: string, key: string])[] = [
  ["new year'?s eve|nye", "newYearsEve"],
  ["new year'?s?(?: day)?", "newYear"],
  ["chinese new year|lunar new year|spring festival", "springFestival"],
  ["lantern festival", "lanternFestival"],
  ["qingming(?: festival)?|tomb sweeping day", "qingming"],
  ["dragon boat(?: festival)?", "dragonBoat"],
  ["mid[- ]?autumn(?: festival)?|moon festival", "midAutumn"],
  ["labou?r day", "usLaborDay"],
  ["may day", "labourDay"],
  ["national day", "nationalDay"],
  ["singles'? day", "singlesDay"],
  ["valentine'?s?(?: day)?", "valentines"],
  ["white lover day|white day", "whiteDay"],
  ["st\\.? patrick'?s?(?: day)?", "stPatricks"],
  ["april fool'?s?(?: day)?", "aprilFools"],
  ["groundhog day", "groundhogDay"],
  ["earth day", "earthDay"],
  ["cinco de mayo", "cincoDeMayo"],
  ["juneteenth", "juneteenth"],
  ["independence day|(?:the )?fourth of july|july 4th", "independenceDay"],
  ["bastille day", "bastilleDay"],
  ["veterans'? day", "veteransDay"],
  ["guy fawkes(?: day| night)?|bonfire night", "guyFawkes"],
  ["halloween|all hallows'? eve", "halloween"],
  ["all saints'? day", "allSaints"],
  ["christmas eve|xmas eve", "christmasEve"],
  ["christmas(?: day)?|xmas", "christmas"],
  ["boxing day", "boxingDay"],
  ["mother'?s'? day", "mothersDay"],
  ["father'?s'? day", "fathersDay"],
  ["martin luther king(?: jr\\.?)?(?: day)?|mlk day", "mlkDay"],
  ["president'?s'? day", "presidentsDay"],
  ["memorial day", "memorialDay"],
  ["columbus day", "columbusDay"],
  ["thanksgiving(?: day)?", "thanksgiving"],
  ["black friday", "blackFriday"],
  ["cyber monday", "cyberMonday"],
  ["easter monday", "easterMonday"],
  ["easter(?: sunday)?", "easter"],
  ["good friday", "goodFriday"],
  ["ash wednesday", "ashWednesday"],
  ["palm sunday", "palmSunday"],
  ["children'?s'? day", "childrensDay"],
  ["teacher'?s'? day", "teachersDay"],
  ["women'?s day", "womensDay"],
  ["winter solstice", "winterSolstice"],
];

export const FESTIVAL = anyOf("f", FESTIVALS.map(([words]) => words));
export const PART = anyOf("p", PARTS.map(([words]) => words));

export const THIRDS: Readonly<Record<string, Third>> = {
  start: "start",
  beginning: "start",
  early: "start",
  mid: "middle",
  middle: "middle",
  end: "end",
  late: "end",
};

export const NUMBER_OF: Readonly<Record<string, number>> = {
  "a couple": 2,
  "a couple of": 2,
  couple: 2,
  "couple of": 2,
  "a few": 3,
  few: 3,
  several: 3,
  some: 3,
};

export function count(text: string): number {
  return NUMBER_OF[text] ?? parseEnNumber(text) ?? Number.NaN;
}

export function repeatOf(unit: string, interval: number): Repeat | null {
  const of = unitOf(unit);
  return of === null ? null : everyUnit(of[0], interval * of[1]);
}

export function weekdaysIn(text: string): string[] {
  const days = new Set<string>();
  for (const word of text.match(/[a-z]+/g) ?? []) {
    const day = word === "and" ? 0 : weekdayOf(word);
    if (day > 0) days.add(RRULE_DAYS[day - 1]!);
  }
  return [...days];
}

export const B = "(?<![a-z\\d'])";
export const E = "(?![a-z])";

export const WORD_MINUTES = (text: string): number =>
  parseEnNumber(text.replace(/^(?:oh|o)[\s-]/, "")) ?? Number.NaN;
