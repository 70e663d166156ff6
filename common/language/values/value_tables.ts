/** What value rules read, and the rules of every language compiled. @module */

import { ANY_MONEY_RULES } from "../any/money_rules.ts";
import { EN_CLASSES } from "../en/classes.ts";
import { EN_MONEY_RULES } from "../en/money_rules.ts";
import { EN_QUANTITY_FORM, EN_UNITS } from "../en/units.ts";
import { ruleTable } from "../rule.ts";
import { ZH_CLASSES } from "../zh/classes.ts";
import { ZH_MONEY_RULES } from "../zh/money_rules.ts";
import { ZH_QUANTITY_FORM, ZH_UNITS } from "../zh/units.ts";
import { unitTable } from "./quantity.ts";

const SHARED = { ...EN_CLASSES, ...ZH_CLASSES };

export const MONEY_TABLE = ruleTable([...ANY_MONEY_RULES, ...ZH_MONEY_RULES, ...EN_MONEY_RULES], {
  ...SHARED,
  zn: ZH_CLASSES.n!,
  en: EN_CLASSES.n!,
});

export const UNIT_TABLES = [
  unitTable(ZH_UNITS, ZH_CLASSES, "zh", ZH_QUANTITY_FORM),
  unitTable(EN_UNITS, EN_CLASSES, "en", EN_QUANTITY_FORM),
];
