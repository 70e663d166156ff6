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

/** How a language writes a quantity: the number, what may stand before its unit, what behind, and rules of their own. */
export interface QuantityForm {
  number: string;
  between: string;
  /** Characters behind which a number is no quantity. */
  notBehind: string;
  tail: string;
  rules: readonly Rule<QuantityPiece>[];
}

/** unitTable() makes one rule of all units of a language. */
export function unitTable(
  rows: readonly UnitRow[],
  classes: Classes,
  language: string,
  form: QuantityForm,
): RuleTable<QuantityPiece> {
  const parse = (text: string) => parseZhNumber(text) ?? parseEnNumber(text);
  const unit = anyOf("u", rows.map((row) => row.pattern));
  const rule: Rule<QuantityPiece> = {
    name: `${language}.quantity`,
    pattern:
      `(?<![a-z\\d.$€£¥${form.notBehind}/]|\\d[-,:])(?<n>${form.number})\\s?(?:${form.between})?\\s?${unit.pattern}${form.tail}`,
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
  return ruleTable([rule, ...form.rules], classes);
}

export function readQuantities(text: string, tables: readonly RuleTable<QuantityPiece>[]): Quantity[] {
  return tables.flatMap((table) => findAll(table, text)).map(({ start, end, read }) => ({
    start,
    end,
    ...read,
  }));
}
