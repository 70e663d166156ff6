/** Notations of numbers that lines of every language mix: digits with 万 or k, marks on a scale, pairs. @module */

/** 3/5, 4 out of 10, 8分: a mark on a scale. */
export const SCORE =
  /(?<![\d./])([0-9]|10)(?:\s?\/\s?|\s(?:out of|of)\s)(5|10)(?![\d./])|(?<![\d.])([0-9]|10|[一二三四五六七八九十])分(?=$|[,。!\s])/g;
/** 120/80, 141 over 92. */
export const PAIR = /(?<![\d./-])(\d{2,3})\s?(?:\/|over|和|,|，|~|-|:)\s?(\d{2,3})(?![\d./-]|:\d|%)/g;
/** 血压一百二十八八十, as it is read out: the high one and the low one with nothing between. */
export const HAN_PAIR =
  /(?<![一二三四五六七八九十百千])(一百(?:零[一二三四五六七八九]|[一二三四五六七八九]十?[一二三四五六七八九]?)?|[九]十[一二三四五六七八九]?)[\s,、]?([四五六七八九]十[一二三四五六七八九]?|一百(?:零[一二三四五六七八九]|一十?)?)(?![一二三四五六七八九十百千万元块步])/g;
/** Digits, with a multiplier where one stands behind them. */
export const DIGITS =
  /(?<![a-z\d./#_-](?<!(?<![a-z])aa)|\d[,:]|第|(?<![a-z])no\.?\s?|-\s?)(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,8}(?:\.\d{1,2})?)(?:\s?([十百千]?万(?!一|事|能|岁)|w(?![a-z])|k(?![a-z])|百(?!分|日|天|货|度|万)|千(?!米|克|万|卡)|亿)([\d一二三四五六七八九](?![\d.个]))?)?(?![\d:_-]|\/(?!mo|month|yr|year|week|wk|night|day|person|人|月|年|天|晚)|\.\d|,\d{3}|[a-z]{1,2}\d|[a-z]+\b(?<=\d(?:st|nd|rd|th|x|g|w|v|a|am|pm|h|hrs|min|mins|mph|gb|mb|tb|px|mm|hz|rpm|oz)))/g;
/** What is marked on a scale. */
export const MARKED =
  /(?:心情|情绪|状态|精力|评分|打分|\bmood\b|\brating\b|\bscore\b|\brate\b)[^,。\d]{0,14}$/;
/** A mark said to be of so many. */
export const OUT_OF = /out of| of /;
