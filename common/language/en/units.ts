/** Units of measure as English writes them. @module */

import { parseEnNumber } from "./numerals.ts";
import type { Rule } from "../rule.ts";
import type { QuantityForm, QuantityPiece, UnitRow } from "../values/quantity.ts";

const E = "(?![a-z])";

export const EN_UNITS: readonly UnitRow[] = [
  {
    pattern: `(?:kg|kgs|kilos?|kilograms?)${E}`,
    name: "kg",
    dimension: "mass",
    factor: 1,
    example: ["64.8 kg", 64.8],
  },
  {
    pattern: `(?:lbs?|pounds?)${E}`,
    name: "lb",
    dimension: "mass",
    factor: 0.45359237,
    example: ["182.4 lbs", 82.74],
  },
  {
    pattern: `(?:stones?)${E}`,
    name: "st",
    dimension: "mass",
    factor: 6.35029318,
    example: ["11 stone", 69.85],
  },
  { pattern: `(?:g|grams?)${E}`, name: "g", dimension: "mass", factor: 0.001, example: ["500 g", 0.5] },
  {
    pattern: `(?:km|kms|kilomet(?:er|re)s?|kays?|k(?=$|[\\s,.;!)]))${E}`,
    name: "km",
    dimension: "distance",
    factor: 1,
    example: ["18km", 18],
  },
  {
    pattern: `(?:miles?|mi)${E}`,
    name: "mi",
    dimension: "distance",
    factor: 1.609344,
    example: ["3 miles", 4.83],
  },
  {
    pattern: `(?:met(?:er|re)s?|m(?=$|[\\s,.;!)]))${E}`,
    name: "m",
    dimension: "distance",
    factor: 0.001,
    example: ["800 meters", 0.8],
  },
  {
    pattern: `(?:yards?|yds?)${E}`,
    name: "yd",
    dimension: "distance",
    factor: 0.0009144,
    example: ["1000 yards", 0.91],
  },
  {
    pattern: `(?:cm|centimet(?:er|re)s?)${E}`,
    name: "cm",
    dimension: "length",
    factor: 1,
    example: ["178 cm", 178],
  },
  {
    pattern: `(?:inch|inches|in(?=$|[.,;)]|\\s(?:waist|tall|long)))${E}`,
    name: "in",
    dimension: "length",
    factor: 2.54,
    example: ["32 inches", 81.28],
  },
  {
    pattern: `(?:°\\s?c|℃|c|degrees?\\s(?:c|celsius|centigrade)|celsius)${E}|°(?!\\s?f)`,
    name: "°C",
    dimension: "temperature",
    factor: 1,
    example: ["37.2 °C", 37.2],
  },
  {
    pattern: `(?:°\\s?f|℉|f|degrees?\\s(?:f|fahrenheit)|fahrenheit)${E}`,
    name: "°F",
    dimension: "temperature",
    factor: 5 / 9,
    offset: -32,
    example: ["99.1F", 37.28],
  },
  {
    pattern: `(?:kcals?|calories|cals?|kilocalories)${E}`,
    name: "kcal",
    dimension: "energy",
    factor: 1,
    example: ["380 calories", 380],
  },
  {
    pattern: `(?:kj|kilojoules?)${E}`,
    name: "kJ",
    dimension: "energy",
    factor: 1 / 4.184,
    example: ["418.4 kj", 100],
  },
  {
    pattern: `(?:ml|mls|millilit(?:er|re)s?)${E}`,
    name: "ml",
    dimension: "volume",
    factor: 1,
    example: ["750ml", 750],
  },
  {
    pattern: `(?:l|lit(?:er|re)s?)${E}`,
    name: "l",
    dimension: "volume",
    factor: 1000,
    example: ["2 litres", 2000],
  },
  {
    pattern: `pints?(?=\\sof\\s(?:water|h2o))${E}`,
    name: "pint",
    dimension: "volume",
    factor: 500,
    example: ["3 pints of water", 1500],
  },
  {
    pattern: `(?:fl\\.?\\s?oz|ounces?|oz)${E}`,
    name: "oz",
    dimension: "volume",
    factor: 29.5735,
    example: ["16 oz", 473.18],
  },
  {
    pattern: `(?:glass(?:es)?|cups?)(?:\\sof(?=\\s(?:water|h2o)))${E}`,
    name: "cup",
    dimension: "volume",
    factor: 250,
    example: ["3 glasses of water", 750],
  },
  { pattern: `steps?${E}`, name: "steps", dimension: "steps", factor: 1, example: ["11,204 steps", 11204] },
  {
    pattern: `(?:bpm|beats (?:per|a) minute)${E}`,
    name: "bpm",
    dimension: "rate",
    factor: 1,
    example: ["64 bpm", 64],
  },
  { pattern: "%|percent", name: "%", dimension: "percent", factor: 1, example: ["22.4%", 22.4] },
  {
    pattern: `mmol(?:/l)?${E}`,
    name: "mmol/L",
    dimension: "glucose",
    factor: 1,
    example: ["5.4 mmol/l", 5.4],
  },
  {
    pattern: `mg/dl${E}`,
    name: "mg/dL",
    dimension: "glucose",
    factor: 1 / 18.0182,
    example: ["99 mg/dl", 5.49],
  },
];

/** 5'10", 5 ft 10. */
/** 14st 3lb, 12 stone 4: pounds stand behind stones. */
const STONES: Rule<QuantityPiece> = {
  name: "en.stones",
  pattern:
    "(?<![\\d.a-z])(?<st>\\d{1,2}|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)\\s?(?:st|stone)\\s?(?:and\\s)?(?<lb>1[0-3]|\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)(?:\\.5)?(?:\\s?(?:lbs?|pounds?))?(?![\\d'a-z.])",
  example: ["11st 4", "71.67"],
  read: ({ groups, text }) => {
    const pounds = (parseEnNumber(groups.st!) ?? 0) * 14 + (parseEnNumber(groups.lb!) ?? 0);
    return {
      value: Number((pounds * 0.45359237).toFixed(2)),
      dimension: "mass",
      amount: pounds,
      unit: text.trim(),
    };
  },
};

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

export const EN_QUANTITY_FORM: QuantityForm = {
  number: "(?:{n}|an?(?= (?:lit(?:er|re)|pint|glass|cup|gallon|mile|kilo)))(?:\\.\\d+)?",
  between: "-",
  notBehind: "",
  tail: "",
  rules: [STONES, FEET],
};
