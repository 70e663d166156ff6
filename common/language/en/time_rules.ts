/** How English speaks of time: every table of rules. @module */

import type { Rule } from "../rule.ts";
import type { TimePiece } from "../time/read_times.ts";
import { EN_CLOCK_RULES } from "./clock_rules.ts";
import { EN_DATE_RULES } from "./date_rules.ts";
import { EN_LENGTH_RULES } from "./length_rules.ts";
import { EN_PERIOD_RULES } from "./period_rules.ts";
import { EN_REPEAT_RULES } from "./repeat_rules.ts";

/** Of rules that match equally long the one that stands first is believed. */
export const EN_TIME_RULES: readonly Rule<TimePiece>[] = [
  ...EN_DATE_RULES,
  ...EN_PERIOD_RULES,
  ...EN_CLOCK_RULES,
  ...EN_LENGTH_RULES,
  ...EN_REPEAT_RULES,
];
