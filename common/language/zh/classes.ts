/** Word classes that the Chinese rules are written with. @module */

import type { Classes } from "../rule.ts";
import { HAN_NUMBER } from "./numerals.ts";

export const ZH_CLASSES: Classes = {
  digits: "\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,4})?|\\d{1,12}(?:\\.\\d{1,4})?",
  han: HAN_NUMBER,
  /** Any number: digits with an optional multiplier, or numerals. */
  n: `{digits}|${HAN_NUMBER}`,
  /** Count of a length of time. */
  count: "\\d{1,6}(?:\\.\\d{1,2})?|[一二两俩三四五六七八九十百几数]{1,5}",
  hour: "2[0-4]|1\\d|0?\\d|二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二两三四五六七八九]",
  minute:
    "[0-5]\\d|[二三四五]十[一二三四五六七八九]?|十[一二三四五六七八九]?|零[一二三四五六七八九]|[二三四五][一二三四五六七八九](?!十)",
  unitMinute: "[0-5]?\\d|[二三四五]?十[一二三四五六七八九]?|零?[一二两三四五六七八九]",
  month: "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正]",
  day:
    "3[01]|[12]\\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]|初[一二三四五六七八九十]",
  weekdayWord: "周|星期|礼拜",
  weekday: "[一二三四五六日天]",
  /** Part of the day; see DAY_PART_WORDS. */
  shiftWord: "上上上|下下下|上上|下下|上|下|这|本|今|当|前|后",
};
