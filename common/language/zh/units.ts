/** Units of measure as Chinese writes them. @module */

import type { Rule } from "../rule.ts";
import type { QuantityForm, QuantityPiece, UnitRow } from "../values/quantity.ts";
import { parseZhNumber } from "./numerals.ts";

export const ZH_UNITS: readonly UnitRow[] = [
  {
    pattern: "公斤|千克|kg(?![a-z])",
    name: "公斤",
    dimension: "mass",
    factor: 1,
    example: ["68.4公斤", 68.4],
  },
  { pattern: "(?<!公)斤", name: "斤", dimension: "mass", factor: 0.5, example: ["139.6斤", 69.8] },
  { pattern: "磅(?!礴)", name: "磅", dimension: "mass", factor: 0.45359237, example: ["158磅", 71.67] },
  { pattern: "公里|千米|km(?![a-z])", name: "公里", dimension: "distance", factor: 1, example: ["5公里", 5] },
  { pattern: "里地|里路|华里", name: "里", dimension: "distance", factor: 0.5, example: ["10里路", 5] },
  {
    pattern: "英里|迈(?!进|出|步|开)|哩",
    name: "英里",
    dimension: "distance",
    factor: 1.609344,
    example: ["3英里", 4.83],
  },
  {
    pattern: "米(?!饭|粉|线|酒|兰|老|奇|色|价|黄|糕|油|面|国|娜|家)",
    name: "米",
    dimension: "distance",
    factor: 0.001,
    example: ["1500米", 1.5],
  },
  { pattern: "厘米|公分", name: "厘米", dimension: "length", factor: 1, example: ["178厘米", 178] },
  {
    pattern: "(?:摄氏)?度(?!假|过|数|电|评|娘)|℃",
    name: "度",
    dimension: "temperature",
    factor: 1,
    example: ["38.6度", 38.6],
  },
  {
    pattern: "华氏度",
    name: "华氏度",
    dimension: "temperature",
    factor: 5 / 9,
    offset: -32,
    example: ["98.6华氏度", 37],
  },
  {
    pattern: "大卡|千卡|卡路里|卡(?![片车通里座包位券片点住])",
    name: "大卡",
    dimension: "energy",
    factor: 1,
    example: ["300大卡", 300],
  },
  { pattern: "毫升|cc|西西", name: "毫升", dimension: "volume", factor: 1, example: ["500毫升", 500] },
  {
    pattern: "升(?!级|职|学|值|旗|起|温|降|到|高|咗)",
    name: "升",
    dimension: "volume",
    factor: 1000,
    example: ["1.8升", 1800],
  },
  {
    pattern: "杯(?=水|白水|温水|开水|热水|凉水|白开)",
    name: "杯",
    dimension: "volume",
    factor: 250,
    example: ["8杯水", 2000],
  },
  { pattern: "瓶(?=水|矿泉水)", name: "瓶", dimension: "volume", factor: 500, example: ["2瓶水", 1000] },
  {
    pattern: "步(?!骤|行|伐|道|枪)",
    name: "步",
    dimension: "steps",
    factor: 1,
    example: ["一万两千步", 12000],
  },
  {
    pattern: "次(?:每|/|一)?分钟?|下每分钟",
    name: "次/分",
    dimension: "rate",
    factor: 1,
    example: ["72次/分", 72],
  },
];

/** Behind a unit its next lower one may stand: 七斤二两, 三十七度二, 两公斤半. */
const TAIL =
  "(?:(?<half>半)(?!个|小|天|年|月)|(?<tail>[一二三四五六七八九])(?:两)?(?![一二三四五六七八九十百千万\\d点个块元分组次下遍套])|(?<liang>\\d)两|(?<=度)(?<deg>\\d)(?![\\d.点个%]))?";

/** 一米七五, 1米8. */
const METRES: Rule<QuantityPiece> = {
  name: "zh.metres",
  pattern:
    "(?<![\\d.一二])(?<m>[12一二两])米(?<c>\\d{1,2}|[零〇][一二三四五六七八九]|[一二三四五六七八九][一二三四五六七八九〇零]?)(?![\\d.米十百])",
  example: ["一米七五", "175"],
  read: ({ groups, text }) => {
    const metres = parseZhNumber(groups.m!) ?? 0;
    const tail = parseZhNumber(groups.c!) ?? 0;
    const value = metres * 100 + (groups.c!.length === 1 ? tail * 10 : tail);
    return { value, dimension: "length", amount: value, unit: text };
  },
};

/** 二尺五: a third of a metre and half of one more. */
const CHI: Rule<QuantityPiece> = {
  name: "zh.chi",
  pattern: "(?<![\\d.十百])(?<m>[1-3一二两三])尺(?<c>[\\d一二三四五六七八九])?(?![\\d.寸子码])",
  example: ["二尺五", "83.3"],
  read: ({ groups }) => {
    const chi = (parseZhNumber(groups.m!) ?? 0) + (parseZhNumber(groups.c ?? "零") ?? 0) / 10;
    return { value: Number((chi * 100 / 3).toFixed(1)), dimension: "length", amount: chi, unit: "尺" };
  },
};

export const ZH_QUANTITY_FORM: QuantityForm = {
  number: "(?:{n})(?:点[零一二三四五六七八九]{1,3})?",
  between: "多|来|几|-",
  notBehind: "第",
  tail: TAIL,
  rules: [METRES, CHI],
};
