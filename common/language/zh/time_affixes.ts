/** Words before or behind a time by which Chinese changes what it means. @module */

import { away, everyUnit } from "../time/length.ts";
import type { Length, Unit } from "../time/moment.ts";
import type { Affix, TimeTables } from "../time/read_times.ts";

function single(length: Length): [Unit, number] | null {
  const entries = Object.entries(length) as [Unit, number][];
  return entries.length === 1 && Number.isInteger(entries[0]![1]) ? entries[0]! : null;
}

export const ZH_AFFIXES: readonly Affix[] = [
  {
    name: "zh.every-length",
    before: /每(?:隔|过)?$/,
    on: "length",
    read: (length) => {
      const one = single(length);
      return one === null ? null : { moment: { repeat: everyUnit(one[0], one[1]) } };
    },
  },
  {
    name: "zh.ago",
    behind: /^\s?(?:之前|以前|前)(?!面|台|后|任|往|提)/,
    on: "length",
    read: (length) => ({ moment: away(length, -1) }),
  },
  {
    name: "zh.later",
    before: /(?:再过|过)$/,
    behind: /^\s?(?:之后|以后|后)?/,
    on: "length",
    read: (length) => ({ moment: away(length, 1) }),
  },
  {
    name: "zh.after",
    behind: /^\s?(?:之后|以后|过后|后)(?!面|台|悔|来|果)/,
    on: "length",
    read: (length) => ({ moment: away(length, 1) }),
  },
  {
    name: "zh.rolling-past",
    before: /(?:最近|过去|近|这|前)(?:的|这)?\s?$/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: true } } }),
  },
  {
    name: "zh.rolling-future",
    before: /(?:未来|接下来|今后|往后|后|下)(?:的)?\s?$/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: false } } }),
  },
  {
    name: "zh.within",
    behind: /^\s?(?:之内|以内|内)/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: false } }, bound: "until" }),
  },
  {
    name: "zh.since-length",
    behind: /^\s?(?:以来|来)(?!回|自|去|的)/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: true } } }),
  },
  {
    name: "zh.before",
    behind: /^\s?(?:之前|以前|前)(?!面|台|后|任|往)/,
    on: "moment",
    read: () => ({ bound: "before" }),
  },
  {
    name: "zh.until",
    before: /(?:截至|截止到?|不晚于|最晚|最迟)$/,
    on: "moment",
    read: () => ({ bound: "until" }),
  },
  { name: "zh.until-behind", behind: /^\s?(?:为止|截止)/, on: "moment", read: () => ({ bound: "until" }) },
  {
    name: "zh.since",
    behind: /^\s?(?:以来|至今|到现在|到今天|算起|起|开始)|^算(?=$|[\s,。?])/,
    on: "moment",
    read: () => ({ bound: "since" }),
  },
  { name: "zh.since-before", before: /(?:自从|自打|打从)$/, on: "moment", read: () => ({ bound: "since" }) },
  {
    name: "zh.after-moment",
    behind: /^\s?(?:之后|以后|过后)/,
    on: "moment",
    read: () => ({ bound: "after" }),
  },
];

/** What may stand between the pieces of a time, and between and around the ends of a range. */
export const ZH_TIME_GLUE: Omit<TimeTables, "pieces" | "affixes"> = {
  glue: /^\s?(?:的|,|、|\(|在|是)?\s?$/,
  rangeGlue: /^\s?(?:[打跑练游骑走开睡忙聊逛上]?到了?|至|~|-{1,2}|和|与)\s?$/,
  rangeOpen: /(?:从|自|由|介于)\s?$/,
  rangeClose: /^\s?(?:之?间(?!隔)|期间|为止|这段时间)/,
};
