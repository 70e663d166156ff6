/** Which category goods, services and merchants belong to. @module */

import { EN_INCOME, EN_SPENDING } from "../en/categories.ts";
import { type Hit, Lexicon } from "../lexicon.ts";
import { ZH_INCOME, ZH_SPENDING } from "../zh/categories.ts";

export const SPENDING = new Lexicon([ZH_SPENDING, EN_SPENDING]);
export const INCOME = new Lexicon([ZH_INCOME, EN_INCOME]);

/** Words that say little of what was bought: they decide only where nothing better is there. */
const WEAK = new Set([
  "auto",
  "skating",
  "sweets",
  "formula",
  "train",
  "pen",
  "roll",
  "combo",
  "upgrade",
  "records",
  "haul",
  "thai",
  "vet dental",
  "吃",
  "吃了",
  "买了",
  "买",
  "包",
  "书",
  "米",
  "菜",
  "课",
  "酒",
  "糖",
  "猫",
  "狗",
  "ticket",
  "tickets",
  "tix",
  "book",
  "books",
  "got",
  "drinks",
  "sky_broadband",
  "amazon",
  "淘宝",
  "京东",
  "tesco",
  "costco",
  "walmart",
  "target",
  "快递",
  "超市",
  "购物",
  "手术",
  "美团",
  "一顿",
  "买药",
  "保险",
  "给",
  "game",
  "games",
  "show",
  "class",
  "taxes",
  "tax",
  "保养",
  "ring",
  "case",
  "会员",
  "充值",
  "bus",
  "coat",
  "chicken",
  "oil",
  "top",
  "milk",
  "tip",
  "打印",
  "礼物",
  "gift",
  "gifts",
  "present",
  "presents",
  "亚马逊",
  "天猫",
  "拼多多",
  "抖音商城",
  "toy",
  "toys",
  "虾皮",
  "梨",
  "蛋",
  "肉",
  "鱼",
  "笔",
  "灯",
  "锅",
  "碗",
]);

/** Unknown goods tell their kind by their last character: 燒鵝飯, 凍檸茶. */
const ENDINGS: readonly (readonly [pattern: RegExp, category: string])[] = [
  [
    /[\u3400-\u9fff][饭面粥粉饺饼糕汤茶酒奶肉鱼菜果瓜糖虾蟹串锅堡](?=$|[\s\d,。一二两三四五六七八九十¥$花了])/,
    "food",
  ],
  [/[\u3400-\u9fff][药](?=$|[\s\d,。一二两三四五六七八九十])/, "medical"],
  [/[\u3400-\u9fff][衣裤裙鞋帽衫袜](?=$|[\s\d,。一二两三四五六七八九十])/, "shopping"],
  [/(?:练习|教材|课本|字典)/, "education"],
];

/** categoryOf() weighs the words of a text: stronger and later ones win (what is bought stands behind where). */
export function categoryOf(text: string, lexicon: Lexicon): { category: string; hit: Hit } | null {
  let best: { category: string; hit: Hit; weight: number } | null = null;
  for (const hit of lexicon.find(text)) {
    let weight = Math.min(hit.word.length, 4) / (/[a-z]/.test(hit.word) ? 2 : 1);
    if (WEAK.has(hit.word)) weight -= 3;
    if (hit.key === "other") weight -= 0.5;
    // For a pet: 给狗打疫苗 is no doctor's bill of one's own.
    if (hit.key === "pets") weight += 1;
    if (best === null || weight >= best.weight) best = { category: hit.key, hit, weight };
  }
  if (best !== null || lexicon !== SPENDING) return best;
  for (const [pattern, category] of ENDINGS) {
    const match = pattern.exec(text);
    if (match) {
      const hit = { start: match.index, end: match.index + match[0].length, key: category, word: match[0] };
      return { category, hit };
    }
  }
  return null;
}
