/** Numbers in Chinese numerals that stand alone, and what a number before it counts. @module */

import type { BareNumber } from "../values/bare_number.ts";
import { parseHanNumber } from "./numerals.ts";

const NUMERALS =
  /(?<![一二两三四五六七八九十百千万〇零第\d])([一二两三四五六七八九十百千万〇零]{2,12})(?![一二两三四五六七八九十百千万〇零])/g;

/** Words counted: a number before them counts things. */
export const ZH_COUNTED =
  /^(?:瓦|毫安|安时|伏|赫兹|寸照|下(?!午|班|次|周|个|单|去|来|楼|车|铺|海|水|压)|的(?=$|[,。\s])|个(?!月)|单(?!买|独|程|车|价|位)|趟|笔|针|剂|那[个些]|分(?!钱)|只|条|本|张|件|次|回|杯|份(?!子)|段(?!时)|瓶|碗|盒|包(?!邮)|袋|箱|双|套|台|辆|部(?!分)|支|枝|根|片|块|颗|粒|朵|棵|头|匹|位|名|人|口|家|间|层|楼|栋|幢|室|号|页|章|节|课|集|季|期|届|级|年|月|日|天|周|星期|小时|分钟|秒|点|岁|倍|成|度|%|折|寸|英寸|公|码(?!头|数)|晚(?!饭|上|餐|安|点|会|宴|报|班|间|自习|高峰|风)|里|米|厘|毫|升|斤|克|两(?!百|千|万)|步|字|句|行|页|题|道|场|局|轮|圈|组|遍|趟|顿|桌|排|座|幕|颗|串|打(?=鸡?蛋|啤酒|袜|毛巾|铅笔)|卷|罐|听|桶|盆|副|门|样|种|类|股|手|匙|勺|把|顶|尊|幅|篇|首|封|则|项|款|批|堆|群|伙|帮|代|世|mah|gb|mb|tb|px|mm|hz|w(?![a-z])|v(?![a-z])|岁)/;

/** 9秒79, 2分50: the rest of a time that was stopped. */
export const ZH_STOPPED = /\d\s?[分秒]$/;

/** 回了我一个200的: the thing a number belongs to is left out. */
export const ZH_PIECE_OF = /个\s?\d+的$/;

/** A decimal in numerals that a measurement announces: 血糖五点八 is no hour. */
export const ZH_DECIMAL =
  /(?<=(?:血糖|指尖血|末梢血|上秤|体温|体重|体脂|心率)[^,。\d]{0,4})\d{1,3}\.\d{1,2}(?![\d年月日号.])|(?<=(?:血糖|指尖血|末梢血|空腹|[餐饭]后|上秤|称了?|体温|体重|体脂率?|腰围|视力|身高|烧到|测了?|量了?)[^,。\d]{0,5})[一二两三四五六七八九十百]{1,5}点[零一二三四五六七八九]{1,3}(?![分刻半钟])/g;

/** zhNumbersIn() finds numbers with a unit in them (三百六), or a plain ten; others are counts or parts of words. */
export function zhNumbersIn(text: string, isCounted: (end: number) => boolean): BareNumber[] {
  const numbers: BareNumber[] = [];
  for (const match of text.matchAll(NUMERALS)) {
    const value = parseHanNumber(match[1]!);
    const end = match.index + match[0].length;
    if (value === null || value < 10 || !/[十百千万]/.test(match[1]!) || isCounted(end)) continue;
    const isPhrase = /^[千万百][千万百]$|^万一$|^千万$|^十分$|^一[百千万]?万$/.test(match[1]!);
    if (isPhrase && value !== 10_000) continue;
    numbers.push({ start: match.index, end, value, inWords: true });
  }
  return numbers;
}
