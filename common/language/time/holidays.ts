/** Dates of holidays by year: fixed, nth weekday, lunar, solar terms and Easter. @module */

import { civilOf, DAY_MS, daysInMonth, localOf } from "./civil.ts";

/** lunarDate() is the Gregorian local midnight of a Chinese lunar date; null where the day does not exist. */
export function lunarDate(lunarYear: number, month: number, day: number): number | null {
  if (lunarYear < 1900 || lunarYear > 2100) return null;
  const year = lunarYearStart(lunarYear);
  try {
    const date = Temporal.PlainDate.from(
      { calendar: "chinese", year: year.year, monthCode: `M${String(month).padStart(2, "0")}`, day },
      { overflow: "reject" },
    ).withCalendar("iso8601");
    return localOf(date.year, date.month, date.day);
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** A lunar year in its calendar is the one that holds the first of July of the same number. */
function lunarYearStart(year: number): { year: number } {
  let known = LUNAR_YEARS.get(year);
  if (known === undefined) {
    known = Temporal.PlainDate.from({ year, month: 7, day: 1 }).withCalendar("chinese").year;
    LUNAR_YEARS.set(year, known);
  }
  return { year: known };
}
const LUNAR_YEARS = new Map<number, number>();

/** Day before the lunar new year: the last day of the twelfth month, 29th or 30th. */
function newYearsEve(year: number): number | null {
  const newYear = lunarDate(year, 1, 1);
  return newYear === null ? null : newYear - DAY_MS;
}

/** nthWeekday() is local midnight of the nth weekday of a month; n -1 is the last. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): number | null {
  if (n < 0) {
    const last = localOf(year, month, daysInMonth(year, month));
    return last - ((civilOf(last).weekday - weekday + 7) % 7) * DAY_MS + (n + 1) * 7 * DAY_MS;
  }
  const first = localOf(year, month, 1);
  const date = first + ((weekday - civilOf(first).weekday + 7) % 7) * DAY_MS + (n - 1) * 7 * DAY_MS;
  return civilOf(date).month === month ? date : null;
}

/** Easter Sunday, by the anonymous Gregorian computus. */
function easter(year: number): number {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100;
  const d = Math.floor(b / 4), e = b % 4, f = Math.floor((b + 8) / 25), g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30, i = Math.floor(c / 4), k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7, m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return localOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

/** 清明: the formula holds from 1901 to 2099. */
function qingming(year: number): number {
  const short = year % 100;
  const base = year >= 2000 ? 4.81 : 5.59;
  return localOf(
    year,
    4,
    Math.floor(short * 0.2422 + base) - Math.floor((short - (year >= 2000 ? 0 : 1)) / 4),
  );
}

/** 冬至, by the same kind of formula. */
function wintersolstice(year: number): number {
  const short = year % 100;
  return localOf(
    year,
    12,
    Math.floor(short * 0.2422 + (year >= 2000 ? 21.94 : 22.6)) - Math.floor(short / 4),
  );
}

type DateOfYear = (year: number) => number | null;
const fixed = (month: number, day: number): DateOfYear => (year) => localOf(year, month, day);
const lunar = (month: number, day: number): DateOfYear => (year) => lunarDate(year, month, day);
const nth = (month: number, weekday: number, n: number): DateOfYear => (year) =>
  nthWeekday(year, month, weekday, n);
const after = (base: DateOfYear, days: number): DateOfYear => (year) => {
  const date = base(year);
  return date === null ? null : date + days * DAY_MS;
};
const thanksgiving = nth(11, 4, 4);

/** Every holiday the rules may name; the key is what a rule writes. */
export const HOLIDAYS: Readonly<Record<string, DateOfYear>> = {
  newYear: fixed(1, 1),
  newYearsEve: fixed(12, 31),
  springFestivalEve: newYearsEve,
  springFestival: lunar(1, 1),
  lanternFestival: lunar(1, 15),
  dragonHeadsRaising: lunar(2, 2),
  qingming,
  labourDay: fixed(5, 1),
  youthDay: fixed(5, 4),
  dragonBoat: lunar(5, 5),
  qixi: lunar(7, 7),
  ghostFestival: lunar(7, 15),
  midAutumn: lunar(8, 15),
  doubleNinth: lunar(9, 9),
  laba: lunar(12, 8),
  littleNewYear: lunar(12, 23),
  nationalDay: fixed(10, 1),
  armyDay: fixed(8, 1),
  partyDay: fixed(7, 1),
  teachersDay: fixed(9, 10),
  childrensDay: fixed(6, 1),
  womensDay: fixed(3, 8),
  arborDay: fixed(3, 12),
  valentines: fixed(2, 14),
  whiteDay: fixed(3, 14),
  aprilFools: fixed(4, 1),
  nursesDay: fixed(5, 12),
  loveDay: fixed(5, 20),
  midyearSale: fixed(6, 18),
  singlesDay: fixed(11, 11),
  doubleTwelve: fixed(12, 12),
  winterSolstice: wintersolstice,
  christmasEve: fixed(12, 24),
  christmas: fixed(12, 25),
  boxingDay: fixed(12, 26),
  halloween: fixed(10, 31),
  allSaints: fixed(11, 1),
  stPatricks: fixed(3, 17),
  groundhogDay: fixed(2, 2),
  earthDay: fixed(4, 22),
  cincoDeMayo: fixed(5, 5),
  independenceDay: fixed(7, 4),
  juneteenth: fixed(6, 19),
  bastilleDay: fixed(7, 14),
  veteransDay: fixed(11, 11),
  guyFawkes: fixed(11, 5),
  mothersDay: nth(5, 7, 2),
  fathersDay: nth(6, 7, 3),
  mlkDay: nth(1, 1, 3),
  presidentsDay: nth(2, 1, 3),
  memorialDay: nth(5, 1, -1),
  usLaborDay: nth(9, 1, 1),
  columbusDay: nth(10, 1, 2),
  thanksgiving,
  blackFriday: after(thanksgiving, 1),
  cyberMonday: after(thanksgiving, 4),
  easter,
  easterMonday: after(easter, 1),
  goodFriday: after(easter, -2),
  ashWednesday: after(easter, -46),
  palmSunday: after(easter, -7),
  pentecost: after(easter, 49),
};
