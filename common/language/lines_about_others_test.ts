/** Whoever the line names beside the speaker: what is paid for them is an expense, what they do themselves is a note. */

import assert from "node:assert/strict";
import { readLine } from "./read_line.ts";

const ZH = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };
const EN = { now: "2026-11-23T01:00:00.000Z", timezone: "America/New_York", currency: "USD" };

const ZH_WHO =
  "我妈 妈妈 我爸 爸爸 爷爷 奶奶 外婆 老公 老婆 女儿 儿子 孩子 弟弟 妹妹 姐姐 哥哥 舅舅 姑姑 表姐 婆婆 岳父 同事 朋友 闺蜜 室友 小王 女朋友"
    .split(" ");
const EN_WHO =
  "mum|mom|dad|my wife|my husband|my son|my daughter|my brother|my sister|grandma|grandpa|my cousin|my boss|my friend|Anna|Ben|my roommate|my girlfriend"
    .split("|");

const ZH_LINES: readonly (readonly [type: string, line: string])[] = [
  ["expense", "…生日蛋糕两百"],
  ["expense", "给…买鞋320"],
  ["expense", "带…看病花了200"],
  ["expense", "给…充话费100"],
  ["expense", "陪…吃饭花了150"],
  ["expense", "请…吃饭88"],
  ["expense", "…生日礼物五百二"],
  ["event", "周五晚上和…吃饭"],
  ["event", "明天下午两点送…去车站"],
  ["event", "下周日…生日"],
  ["event", "下周六上午九点带…体检"],
  ["todo", "给…打电话"],
  ["todo", "记得给…寄药"],
  ["todo", "提醒…交水费"],
  ["income", "…给了我一千块"],
  ["income", "…还我800"],
  ["exercise", "和…跑了五公里"],
  ["exercise", "陪…走了四十分钟"],
  ["mood", "跟…吵架了,好难受"],
  ["note", "…赚了八千"],
  ["note", "…跑了五公里"],
  ["note", "…心情不好"],
  ["note", "…买了辆车十八万"],
  ["note", "…说要戒烟"],
];
const EN_LINES: readonly (readonly [type: string, line: string])[] = [
  ["expense", "…'s birthday cake 38"],
  ["expense", "bought … shoes, 65"],
  ["expense", "…'s prescription 12.40"],
  ["expense", "took … to lunch, 44"],
  ["expense", "birthday gift for …, 140"],
  ["expense", "topped up …'s phone 20"],
  ["expense", "dinner with … 72"],
  ["event", "dinner with … Friday night"],
  ["event", "taking … to a checkup Wednesday at 10"],
  ["event", "driving … to the station tomorrow at 2"],
  ["todo", "call …"],
  ["todo", "remind … to pay the tax"],
  ["todo", "buy … a present"],
  ["income", "… gave me 100"],
  ["income", "… paid me back 80"],
  ["income", "got 50 from …"],
  ["exercise", "ran 5k with …"],
  ["mood", "had a row with … and I feel rotten"],
  ["note", "… earned 3,000 last month"],
  ["note", "… ran 5k"],
  ["note", "… is in a bad mood"],
  ["note", "… bought a car for 18 grand"],
];

for (
  const { names, lines, context } of [
    { names: ZH_WHO, lines: ZH_LINES, context: ZH },
    { names: EN_WHO, lines: EN_LINES, context: EN },
  ]
) {
  for (const [type, line] of lines) {
    Deno.test(`"${line}" is ${type}, whoever it is`, () => {
      const wrong = names.map((name) => line.replace("…", name)).filter((text) => {
        const { records } = readLine(text, context);
        return records.length !== 1 || records[0]!.type !== type;
      });
      assert.deepEqual(wrong, []);
    });
  }
}
