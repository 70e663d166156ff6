/** What a book, a film, a game, an example, a price list or another's mouth tells is a note, whatever it tells of. */

import assert from "node:assert/strict";
import { readLine } from "./read_line.ts";

const ZH = { now: "2026-11-24T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };
const EN = { now: "2026-11-24T12:00:00.000Z", timezone: "America/New_York", currency: "USD" };

const ZH_DEEDS =
  "买了双鞋花了三百 打车花了四十 交了房租两千五 收到奖金五千 工资发了八千 要去交水费 得给妈妈打电话 周五前要交报告 明天下午三点开会 周六去体检 后天和客户吃饭 体重一百四 血压一百三八十五 睡了八小时 跑了五公里 打了两小时球 特别开心 心情很差"
    .split(" ");
const ZH_FRAMES = [
  "他说他…",
  "梦见自己…",
  "小说里男主…",
  "电影里主角…",
  "剧里女主…",
  "台词:“…”",
  "歌里唱的是…",
  "例句:…",
  "翻译一下:…",
  "写作文题目是我…",
  "段子:一个人…,笑死",
  "视频里的博主…",
  "老李跟我讲他…",
  "书里写主人公…",
  "游戏里我的角色…",
  "假如…会怎样",
  "我同学她妈…",
  "老婆的闺蜜…",
  "你…了没",
];
const EN_DEEDS =
  "bought shoes for 60|paid 2,000 in rent|spent 40 on a cab|got a 500 bonus|got paid 3,000|has to pay the water bill|needs to call the bank|must hand in the report by Friday|has a meeting tomorrow at 3|is having dinner with a client Thursday|weighs 70 kilos|slept eight hours|ran 5k|swam 40 lengths|played tennis for two hours|feels really happy|is in a terrible mood"
    .split("|");
const EN_FRAMES = [
  "He says he …",
  "In the novel the hero …",
  "In the movie the guy …",
  "I wonder who …",
  "Some guy online …",
  'Quote: "he …"',
  "Example sentence: he …",
  "Translate: she …",
  "Joke: a man …, hilarious",
  "The youtuber …",
  "Dave told me he …",
  "My character in the game …",
  "My wife's best friend …",
  "I know someone who …",
  "Our neighbours' son …",
];
const PRICE_LISTS = [
  "话费套餐39元30G,59元60G",
  "体检套餐基础版399,升级版899",
  "快递首重12续重5",
  "菜单:宫保鸡丁38,鱼香肉丝32,米饭2",
  "手机对比:小米2499,红米1799",
  "basic plan 9.99, pro plan 19.99",
  "standard delivery 3.99, next day 6.99",
  "monthly pass 65, annual 700",
  "menu: burger 12, fries 4, shake 6",
];

for (
  const { frames, deeds, context } of [
    { frames: ZH_FRAMES, deeds: ZH_DEEDS, context: ZH },
    { frames: EN_FRAMES, deeds: EN_DEEDS, context: EN },
  ]
) {
  for (const frame of frames) {
    Deno.test(`"${frame}" is a note, whatever was done`, () => {
      const wrong = deeds.map((deed) => frame.replace("…", deed)).filter((text) =>
        readLine(text, context).records.some(({ type }) => type !== "note")
      );
      assert.deepEqual(wrong, []);
    });
  }
}

Deno.test("a price list is a note in either language", () => {
  const wrong = PRICE_LISTS.filter((text) => readLine(text, ZH).records.some(({ type }) => type !== "note"));
  assert.deepEqual(wrong, []);
});

const ZH_OWN: readonly (readonly [type: string, line: string])[] = [
  ["expense", "看完那部电影,我打车回家花了四十"],
  ["expense", "给房东转了房租两千八"],
  ["expense", "阿姨这个月工资给了六千五"],
  ["expense", "修车师傅收了我三百"],
  ["income", "客户付了尾款三千"],
  ["income", "房东退了押金一千五"],
  ["income", "租客交了房租两千二"],
  ["todo", "老板让我周五前把方案交了"],
  ["todo", "给客户回个邮件"],
  ["event", "客户明天上午十点来公司"],
  ["event", "装修师傅周六上午九点上门量尺寸"],
  ["event", "老同学周末聚会,六点在海底捞"],
  ["exercise", "跟教练练了一小时背"],
  ["metric", "护士给我量的血压一百三八十五"],
  ["mood", "跟室友吵架了,好烦"],
];
const EN_OWN: readonly (readonly [type: string, line: string])[] = [
  ["expense", "the plumber charged me 90"],
  ["expense", "paid the babysitter 60"],
  ["income", "the tenant paid the rent, 1,400"],
  ["income", "my roommate venmoed me 35 for the electric"],
  ["todo", "landlord needs the rent by the 1st"],
  ["event", "plumber coming Thursday at 9"],
  ["event", "my trainer moved our session to Wednesday 6am"],
  ["exercise", "ran 5k with my coworker"],
  ["metric", "the nurse took my blood pressure, 130 over 85"],
  ["mood", "fight with my roommate, so upset"],
];

for (const { lines, context } of [{ lines: ZH_OWN, context: ZH }, { lines: EN_OWN, context: EN }]) {
  Deno.test(`what those people do with the speaker is the speaker's: ${lines[0]![1]} …`, () => {
    const wrong = lines.filter(([type, text]) => {
      const { records } = readLine(text, context);
      return records.length !== 1 || records[0]!.type !== type;
    });
    assert.deepEqual(wrong, []);
  });
}
