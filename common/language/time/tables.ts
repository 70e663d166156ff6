/** The time tables of every language, compiled once. @module */

import { ANY_TIME_RULES } from "../any/time_rules.ts";
import { EN_CLASSES } from "../en/classes.ts";
import { EN_AFFIXES } from "../en/time_affixes.ts";
import { EN_TIME_RULES } from "../en/time_rules.ts";
import { ruleTable } from "../rule.ts";
import { ZH_CLASSES } from "../zh/classes.ts";
import { ZH_AFFIXES } from "../zh/time_affixes.ts";
import { ZH_TIME_RULES } from "../zh/time_rules.ts";
import type { TimeTables } from "./read_times.ts";

export const ZH_TIMES: TimeTables = {
  pieces: ruleTable(ZH_TIME_RULES, ZH_CLASSES),
  affixes: ZH_AFFIXES,
  glue: /^\s?(?:的|,|、|\(|在|是)?\s?$/,
  rangeGlue: /^\s?(?:[打跑练游骑走开睡忙聊逛上]?到了?|至|~|-{1,2}|和|与)\s?$/,
  rangeOpen: /(?:从|自|由|介于)\s?$/,
  rangeClose: /^\s?(?:之?间(?!隔)|期间|为止|这段时间)/,
};

export const EN_TIMES: TimeTables = {
  pieces: ruleTable(EN_TIME_RULES, EN_CLASSES),
  affixes: EN_AFFIXES,
  glue: /^,?\s?(?:(?:at|on|in|of|around|about|the|this|@|for|\()\s){0,2}$/,
  rangeGlue: /^\s?(?:to|until|till|til|through|thru|-{1,2}|~|and(?: the)?)\s?$/,
  rangeOpen: /(?<![a-z])(?:from|between)\s$/,
  rangeClose: /^$/,
};

export const ANY_TIMES: TimeTables = {
  pieces: ruleTable(ANY_TIME_RULES, {}),
  affixes: [],
  glue: /^\s?$/,
  rangeGlue: /^\s?[-~]{1,2}\s?$/,
  rangeOpen: /(?!)/,
  rangeClose: /(?!)/,
};
