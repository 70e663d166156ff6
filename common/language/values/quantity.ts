/** Numbers with a unit, converted to the units records keep. @module */

import { parseEnNumber } from "../en/numerals.ts";
import { type Classes, findAll, type Rule, type RuleTable, ruleTable } from "../rule.ts";
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

export function unitTable(
  rows: readonly UnitRow[],
  classes: Classes,
  language: "zh" | "en",
): RuleTable<QuantityPiece> {
  const parse = (text: string) => parseZhNumber(text) ?? parseEnNumber(text);
  const number = language === "zh"
    ? `(?:{n})(?:点[零一二三四五六七八九]{1,3}|半(?=斤|公|度|升|杯|里))?`
    : `(?:{n})(?:\\.\\d+)?`;
  return ruleTable(
    rows.map((row): Rule<QuantityPiece> => ({
      name: `${language}.${row.name}`,
      pattern: `(?<![a-z\\d.,$€£¥第:/]|\\d-)(?<n>${number})\\s?(?<more>多|来|几|-)?\\s?(?:${row.pattern})`,
      example: [row.example[0], String(row.example[1])],
      read: ({ groups }) => {
        const half = groups.n!.length > 1 && groups.n!.endsWith("半");
        const amount = parse(half ? groups.n!.slice(0, -1) : groups.n!);
        if (amount === null || amount > 1e9) return null;
        const said = half ? amount + 0.5 : amount;
        return { value: convert(said, row), dimension: row.dimension, amount: said, unit: row.name };
      },
    })),
    classes,
  );
}

export function readQuantities(text: string, tables: readonly RuleTable<QuantityPiece>[]): Quantity[] {
  return tables.flatMap((table) => findAll(table, text)).map(({ start, end, read }) => ({
    start,
    end,
    ...read,
  }));
}
