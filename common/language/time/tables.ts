/** The time tables of every language, compiled once. @module */

import { ANY_TIME_RULES } from "../any/time_rules.ts";
import { EN_CLASSES } from "../en/classes.ts";
import { EN_AFFIXES, EN_TIME_GLUE } from "../en/time_affixes.ts";
import { EN_TIME_RULES } from "../en/time_rules.ts";
import { ruleTable } from "../rule.ts";
import { ZH_CLASSES } from "../zh/classes.ts";
import { ZH_AFFIXES, ZH_TIME_GLUE } from "../zh/time_affixes.ts";
import { ZH_TIME_RULES } from "../zh/time_rules.ts";
import type { TimeTables } from "./read_times.ts";

export const ZH_TIMES: TimeTables = {
  pieces: ruleTable(ZH_TIME_RULES, ZH_CLASSES),
  affixes: ZH_AFFIXES,
  ...ZH_TIME_GLUE,
};

export const EN_TIMES: TimeTables = {
  pieces: ruleTable(EN_TIME_RULES, EN_CLASSES),
  affixes: EN_AFFIXES,
  ...EN_TIME_GLUE,
};

export const ANY_TIMES: TimeTables = {
  pieces: ruleTable(ANY_TIME_RULES, {}),
  affixes: [],
  glue: /^\s?$/,
  rangeGlue: /^\s?[-~]{1,2}\s?$/,
  rangeOpen: /(?!)/,
  rangeClose: /(?!)/,
};
