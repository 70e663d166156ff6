/** How Chinese speaks of time: every table of rules. @module */

import type { Rule } from "../rule.ts";
import type { TimePiece } from "../time/read_times.ts";
import { ZH_CLOCK_RULES } from "./clock_rules.ts";
import { ZH_DATE_RULES } from "./date_rules.ts";
import { ZH_LENGTH_RULES } from "./length_rules.ts";
import { ZH_PERIOD_RULES } from "./period_rules.ts";
import { ZH_REPEAT_RULES } from "./repeat_rules.ts";

/** Of rules that match equally long the one that stands first is believed. */
export const ZH_TIME_RULES: readonly Rule<TimePiece>[] = [
  ...ZH_DATE_RULES,
  ...ZH_PERIOD_RULES,
  ...ZH_CLOCK_RULES,
  ...ZH_LENGTH_RULES,
  ...ZH_REPEAT_RULES,
];
