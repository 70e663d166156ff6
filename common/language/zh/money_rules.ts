/** How Chinese speaks of money, one rule a row. @module */

import { amountOf } from "../any/money_rules.ts";
import { anyOf, type Rule } from "../rule.ts";
import type { MoneyPiece } from "../values/money.ts";

/** Words of currency behind a number. */
const WORDS: readonly (readonly [
  pattern: string,
  currency: string | null,
  own?: MoneyPiece["own"],
  factor?: number,
])[] = [
  ["美元|美金|刀乐|美刀", "USD"],
  ["美分", "USD", undefined, 0.01],
  ["刀", "USD"],
  ["欧元|欧(?!洲|美|式)", "EUR"],
  ["英镑|镑", "GBP"],
  ["日元|日圆|日币|円", "JPY"],
  ["港币|港元|港纸|港蚊", "HKD"],
  ["新台币|台币", "TWD"],
  ["韩元|韩币|韩圆", "KRW"],
  ["人民币", "CNY"],
  ["澳元|澳币|澳刀", "AUD"],
  ["加元|加币|加刀", "CAD"],
  ["新加坡元|新加坡币|新币|坡币|新元|新(?=$|[\\s,。!])", "SGD"],
  ["纽币|新西兰元|纽元", "NZD"],
  ["泰铢|铢", "THB"],
  ["卢布", "RUB"],
  ["卢比", "INR"],
  ["马币|林吉特|令吉|零吉", "MYR"],
  ["瑞士法郎|瑞郎|法郎", "CHF"],
  ["比索", "PHP"],
  ["越南盾", "VND"],
  ["印尼盾|盾", "IDR"],
  ["里拉", "TRY"],
  ["澳门元|葡币", "MOP"],
  ["个?比特币", "BTC"],
  ["奈拉", "NGN"],
  ["美圆", "USD"],
  ["迪拉姆", "AED"],
  ["丹麦克朗", "DKK"],
  ["瑞典克朗", "SEK"],
  ["挪威克朗", "NOK"],
  ["兰特", "ZAR"],
  ["雷亚尔|巴西雷亚尔", "BRL"],
  ["墨西哥比索", "MXN"],
  ["兹罗提", "PLN"],
  ["蚊|大洋", null, "dollar"],
];

const WORD = anyOf("w", WORDS.map(([pattern]) => pattern));

/** Things counted in 块: a number before them is no money. */
const PIECES =
  "蛋糕|豆腐|手表|肉|饼|巧克力|披萨|面包|电池|砖|石|糖|香皂|肥皂|屏|硬盘|表|布|地|骨|玻璃|木|姜|牛排|鸡|红薯|抹布|毛巾|橡皮|腹肌|积木|瓜|排骨|寿司|板|土地|奶酪|玉|儿|去|吃|玩|走|来|回|看|聊|住|过|做|学|坐|上班|的朋友";

const NOT_NUMBER = "(?<![\\d.第/-]|\\d[,:]|(?<![a-z])[a-z](?=\\d))";
const NUMBER =
  "{digits}(?:\\s?(?:[wk千百](?![a-z\\d])|[十百千]?万|[万百千]?亿)(?:[\\d一二三四五六七八九半](?![\\d.万千]))?)?|{han}";

export const ZH_MONEY_RULES: readonly Rule<MoneyPiece>[] = [
  {
    name: "zh.kuai",
    pattern:
      `${NOT_NUMBER}(?<n>${NUMBER})\\s?(?:块钱?|元钱?)(?:零|〇|又)?(?:(?<j>[\\d一二两三四五六七八九])\\s?(?:毛钱?|角)(?:零?(?<f>[\\d一二三四五六七八九])分?(?:钱)?)?|(?<half>半)(?!斤|个|天|年|月|小|价)|(?<jf>\\d{1,2}|[一二两三四五六七八九])(?!,\\d{3}|[\\d.:%年月日号点个块元天万千百斤人次杯份瓶只条件张双对套把十小分公楼折岁度米盒包袋口种家成位步k]|(?:块|元)))?(?!${PIECES})`,
    example: ["28块5", "28.5 yuan"],
    read: ({ groups, text }) => {
      const whole = amountOf(groups.n);
      if (whole === null) return null;
      if (/^[一两三四五]块$/.test(text) && groups.n !== undefined && text.length === 2 && groups.n === "一") {
        return null;
      }
      let cents = 0;
      if (groups.half) cents = 50;
      else if (groups.j) cents = (amountOf(groups.j) ?? 0) * 10 + (amountOf(groups.f) ?? (groups.f ? 0 : 0));
      else if (groups.jf) {
        const tail = amountOf(groups.jf) ?? 0;
        cents = groups.jf.length === 2 || /[块元]钱?零/.test(text) ? tail : tail * 10;
      }
      return { amount: Number((whole + cents / 100).toFixed(4)), currency: null, own: "yuan" };
    },
  },
  {
    name: "zh.ge-half",
    pattern:
      `${NOT_NUMBER}(?<n>\\d{2,5}|{han}(?<=[十百千廿卅][^个]{0,4}))个(?:(?<half>半)|(?<j>[\\d一二三四五六七八九]))(?![\\u3400-\\u9fff\\d.])`,
    example: ["四十二个半", "42.5 yuan"],
    read: ({ groups }) => {
      const whole = amountOf(groups.n);
      if (whole === null || whole < 10) return null;
      const tail = groups.half ? 5 : amountOf(groups.j) ?? 0;
      return { amount: Number((whole + tail / 10).toFixed(1)), currency: null, own: "yuan" };
    },
  },
  {
    name: "zh.mao",
    pattern:
      `${NOT_NUMBER}(?<n>\\d{1,2}|[一二两三四五六七八九])(?:毛|角)(?:(?<f>[\\d一二三四五六七八九])分?)?(?:钱)?(?!线|巾|病|衣|坯|落|色|重|利|度|形|膜|质|裤)`,
    example: ["8毛", "0.8 yuan"],
    read: ({ groups }) => {
      const jiao = amountOf(groups.n);
      return jiao === null ? null : {
        amount: Number((jiao / 10 + (amountOf(groups.f) ?? 0) / 100).toFixed(2)),
        currency: null,
        own: "yuan",
      };
    },
  },
  {
    name: "zh.fen",
    pattern: `${NOT_NUMBER}(?<n>\\d{1,2}|[一二两三四五六七八九])分钱`,
    example: ["5分钱", "0.05 yuan"],
    read: ({ groups }) => {
      const fen = amountOf(groups.n);
      return fen === null ? null : { amount: fen / 100, currency: null, own: "yuan" };
    },
  },
  {
    name: "zh.large",
    pattern: `${NOT_NUMBER}(?<n>${NUMBER})\\s?(?:大洋|块大洋|元整|块整|元人民币|块人民币)`,
    example: ["500元整", "500 yuan"],
    read: ({ groups }) => {
      const amount = amountOf(groups.n);
      return amount === null ? null : { amount, currency: null, own: "yuan" };
    },
  },
  {
    name: "zh.currency-before",
    pattern:
      `(?<![\\d一二两三四五六七八九十百千万亿]\\s?)${WORD.pattern}(?<=美元|美金|欧元|英镑|日元|日币|港币|港元|台币|韩元|人民币|澳币|加币|新币|泰铢|马币)\\s?(?<n>${NUMBER})(?:[元块圆]整)?(?![\\d%年月日号])`,
    example: ["港币200", "200 HKD"],
    read: ({ groups }) => {
      const [, currency, own] = WORDS[WORD.pick(groups)]!;
      const amount = amountOf(groups.n);
      return amount === null ? null : { amount, currency, ...(own ? { own } : {}) };
    },
  },
  {
    name: "zh.currency",
    pattern:
      `${NOT_NUMBER}(?<n>${NUMBER})\\s?${WORD.pattern}(?!票|具|片|工|切|子|刃|法|鱼|车|布)(?:[又零]?(?<c>\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:分钱?|美分|欧分|便士|日本銭|銭|钱(?!包))|(?<t>[1-9一二三四五六七八九])(?=$|[\\s,。;!?、]))?`,
    example: ["12.99美元", "12.99 USD"],
    read: ({ groups }) => {
      const [, currency, own, factor = 1] = WORDS[WORD.pick(groups)]!;
      const amount = amountOf(groups.n);
      if (amount === null) return null;
      const value = amount * factor + (amountOf(groups.c) ?? 0) / 100 + (amountOf(groups.t) ?? 0) / 10;
      return { amount: Number(value.toFixed(4)), currency, ...(own ? { own } : {}) };
    },
  },
];
