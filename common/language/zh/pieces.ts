/** How Chinese names a price by the piece and how many pieces there are. @module */

import type { PieceWords } from "../records/unit_price.ts";

const UNIT =
  "公斤|小时|钟头|斤|份|杯|瓶|盒|张|次|只|条|本|节|晚|天|件|箱|包|袋|支|套|双|串|碗|块|把|颗|根|罐|桶|枚|副|台|间|个月|个";

export const ZH_PIECES: PieceWords = {
  before: new RegExp(`(?:每一?|一)个?(?<unit>${UNIT})(?:是|要|就|才|卖|收|只要)?\\s?[$¥€£]?$`),
  behind: new RegExp(
    `^\\s?(?:(?:\\/|每|一)\\s?个?|(?<per>\\d{1,2}|[两俩三四五六七八九十])\\s?)(?<unit>${UNIT})(?!共|起)`,
  ),
  counted: new RegExp(
    `(?<![第每一-龥\\d./-](?<!(?:了|买|吃|喝|订|住|停|寄|打|点|上|做|干|要|来|拿|送|充|租|看|洗|给)))(?<n>\\d{1,3}(?:\\.\\d{1,2})?|[一二两俩三四五六七八九十]{1,3})(?:个(?=半?(?:小时|钟头)))?(?<half>半)?\\s?(?<unit>${UNIT})(?!月|前|后|内|以)(?<rest>半)?`,
    "g",
  ),
  people: /(?!)/,
};
