/** Numbers with a unit, converted to the units records keep. @module */

import { parseEnNumber } from "../en/numerals.ts";
import { anyOf, type Classes, findAll, type Rule, type RuleTable, ruleTable } from "../rule.ts";
import { parseZhNumber } from "../zh/numerals.ts";

export type Dimension =
  | "mass"
  | "distance"
  | "length"
  | "temperature"
  | "energy"
  | "volume"
  | "steps"
  | "rate"
  | "percent"
  | "pressure"
  | "glucose"
  | "count";

/** One unit, as a row: how it is written, what it measures, and its factor to the unit records keep. */
export interface UnitRow {
  pattern: string;
  /** Name kept with the original value. */
  name: string;
  dimension: Dimension;
  /** Factor to kg, km, cm, °C, kcal, ml, bpm, mmol/L. */
  factor: number;
  /** Added before the factor (°F). */
  offset?: number;
  example: readonly [line: string, value: number];
}

export interface QuantityPiece {
  value: number;
  dimension: Dimension;
  /** As written. */
  amount: number;
  unit: string;
}

export interface Quantity extends QuantityPiece {
  start: number;
  end: number;
}

/** Beyond this a number measures nothing of a person. */
const NUMBER_MAX = 1e9;
const INCHES_MAX = 400;

export const CANONICAL_UNIT: Readonly<Record<Dimension, string>> = {
  mass: "kg",
  distance: "km",
  length: "cm",
  temperature: "°C",
  energy: "kcal",
  volume: "ml",
  steps: "count",
  rate: "bpm",
  percent: "%",
  pressure: "mmHg",
  glucose: "mmol/L",
  count: "count",
};

/** convert() is a value in the unit records keep, rounded to hide binary dust. */
export function convert(amount: number, row: Pick<UnitRow, "factor" | "offset">): number {
  const value = (amount + (row.offset ?? 0)) * row.factor;
  return row.factor === 1 && !row.offset ? amount : Number(value.toFixed(2));
}

/** Behind a unit its next lower one may stand: 七斤二两, 三十七度二, 两公斤半. */
const TAIL =
  "(?:(?<half>半)(?!个|小|天|年|月)|(?<tail>[一二三四五六七八九])(?:两)?(?![一二三四五六七八九十百千万\\d点个块元分])|(?<liang>\\d)两|(?<=度)(?<deg>\\d)(?![\\d.点个%]))?";

/** 5'10", 5 ft 10. */
const FEET: Rule<QuantityPiece> = {
  name: "en.feet",
  pattern:
    "(?<![\\d.])(?<f>[3-8])\\s?(?:'|ft\\.?|feet|foot)\\s?(?<i>1[01]|\\d)?(?:\\.5)?\\s?(?:\"|''|in(?:ch(?:es)?)?)?(?![\\d'a-z])",
  example: ["5'10\"", "177.8"],
  read: ({ groups, text }) => {
    const inches = Number(groups.f) * 12 + Number(groups.i ?? 0);
    return {
      value: Number((inches * 2.54).toFixed(2)),
      dimension: "length",
      amount: inches,
      unit: text.trim(),
    };
  },
};

/** 一米七五, 1米8. */
const METRES: Rule<QuantityPiece> = {
  name: "zh.metres",
  pattern:
    "(?<![\\d.一二])(?<m>[12一二两])米(?<c>\\d{1,2}|[一二三四五六七八九][一二三四五六七八九〇零]?)(?![\\d.米十百])",
  example: ["一米七五", "175"],
  read: ({ groups, text }) => {
    const metres = parseZhNumber(groups.m!) ?? 0;
    const tail = parseZhNumber(groups.c!) ?? 0;
    const value = metres * 100 + (groups.c!.length === 1 ? tail * 10 : tail);
    return { value, dimension: "length", amount: value, unit: text };
  },
};

/** unitTable() makes one rule of all units of a language. */
export function unitTable(
  rows: readonly UnitRow[],
  classes: Classes,
  language: "zh" | "en",
): RuleTable<QuantityPiece> {
  const parse = (text: string) => parseZhNumber(text) ?? parseEnNumber(text);
  const number = language === "zh" ? `(?:{n})(?:点[零一二三四五六七八九]{1,3})?` : `(?:{n})(?:\\.\\d+)?`;
  const unit = anyOf("u", rows.map((row) => row.pattern));
  const rule: Rule<QuantityPiece> = {
    name: `${language}.quantity`,
    pattern: `(?<![a-z\\d.$€£¥第/]|\\d[-,:])(?<n>${number})\\s?(?:多|来|几|-)?\\s?${unit.pattern}${
      language === "zh" ? TAIL : ""
    }`,
    example: [rows[0]!.example[0], String(rows[0]!.example[1])],
    read: ({ groups }) => {
      const row = rows[unit.pick(groups)]!;
      const amount = parse(groups.n!);
      if (amount === null || amount > NUMBER_MAX) return null;
      // "62,000 in, 18,500 out" is money that came in.
      if (row.name === "in" && amount > INCHES_MAX) return null;
      const tail = groups.half ? 0.5 : (parse(groups.tail ?? groups.liang ?? groups.deg ?? "") ?? 0) / 10;
      const said = Number((amount + tail).toFixed(4));
      return { value: convert(said, row), dimension: row.dimension, amount: said, unit: row.name };
    },
  };
  return ruleTable([rule, language === "en" ? FEET : METRES], classes);
}

export function readQuantities(text: string, tables: readonly RuleTable<QuantityPiece>[]): Quantity[] {
  return tables.flatMap((table) => findAll(table, text)).map(({ start, end, read }) => ({
    start,
    end,
    ...read,
  }));
}
