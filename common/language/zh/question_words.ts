/** Which words of a Chinese question name what is looked for. @module */

import { SPENDING } from "../records/categories.ts";

const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });

/** Turns that are several words and carry no meaning of their own in a question. */
const IDLE =
  /告诉我|想知道|算一算|算算|一下子?|目前为止|到(?:现在|目前|今天)|^养(?=[^,。]{2,})|到底|究竟|来着|请问|帮我|给我|什么时候|时候|那[天个次]|这[个次]|今年来|差不多|总共|一共|身上|以来|期间|当天|支付(?!宝)|为止|下来|出去/g;

/** Words of a question that no record is looked for by. */
const STOP: ReadonlySet<string> = new Set(
  `大致 除了 除开 以外 之外 帮忙 统计 汇总 左右 上下 一起 多少 什么 啥 自己 大概 关于 方面 所有 全部 还有 目前 现在 事情 东西 记录 记过 多大 具体 其中 其他 别的 另外 里面 知道 看看 分别
  的 了 过 吗 呢 吧 啊 呀 哦 嘛 么 是 在 有 我 都 各 就 还 也 和 跟 与 同 被 把 给 请 去 到 来 上 里 中 内 间 做 吃 喝 看 打 用 等 些 钱 次 笔 个 放 交 拿 买 问 查 量 测 称 记 转 写 比 降 饭 分 练 多 少 得 领 总 及 或 对 从
  你 您 他 她 它 这 那 会 要 能 可以 能不能 可 又 再 才 只 仅 很 太 最 更 哪 几 算 说 讲 已 已经 一 俩 仨 您 咱 咱们 我们 以 之 于 为 为了 因为 共 约 收 开 办 掉 出 进 回 起 时 后 前 次数 单 每 没 没有 不 会不会 机车 哪些 话 的话 日子 一般 通常 平时 一次 公斤 斤 公里 千米 分钟 小时 厘米 毫升 升 度 块 元 步 包括 加上 算上 漏掉 漏 忘 忘了 落下 外币 那些 这些 排一下 上面 下面 身 涨 开始 排 排名 排序 前后 左右 就 那 里头 主要 有关 相关 那本 这本 出去 单笔 总花 飞到 飞往 到时候 到时 她 他们 喺 咗 嘅 系 手头 事 件 要 月 天 周 年 如何 怎么 怎样 坐 搭 乘 骑 走 了吗 期间 连假 假期`
    .split(/\s+/),
);

/** Single characters that name a thing; others are left over from turns of phrase. */
const NOUNS_OF_ONE: ReadonlySet<string> = new Set("店猫狗药书菜车酒茶糖油米肉鱼鞋包奶烟花水果牙");
/** And those that name a deed: 捐了多少 asks of nothing else. */
const DEEDS: ReadonlySet<string> = new Set("捐亏输赢丢借欠赔罚租修洗烫染拔赌摔吵哭病寄学画唱钓爬");

/** zhQuestionWords() gives the words of a stretch of Han characters without those that only make a question. */
export function zhQuestionWords(piece: string): string[] {
  if (!/[㐀-鿿]/.test(piece)) return [];
  const words: string[] = [];
  for (const stretch of piece.split(IDLE)) {
    let at = 0;
    // Goods and merchants that the lexicon knows stay whole.
    for (const { word, start, end } of SPENDING.find(stretch).filter((hit) => hit.word.length >= 2)) {
      words.push(...contentWords(stretch.slice(at, start)));
      if (!VERBS.has(word)) words.push(withoutVerb(word));
      at = end;
    }
    words.push(...contentWords(stretch.slice(at)));
  }
  return [...new Set(words)];
}

/** Entries of the lexicon that say what was done and name nothing. */
const VERBS: ReadonlySet<string> = new Set(["吃了", "买了", "一顿"]);

/** zhLessonWords() gives each word of a stretch by itself; a single character belongs to the word behind it. */
export function zhLessonWords(piece: string): string[] {
  if (!/[㐀-鿿]/.test(piece)) return [];
  const words: string[] = [];
  let before = "";
  for (const { segment } of SEGMENTER.segment(piece)) {
    if (isIdle(segment)) before = "";
    else if (segment.length === 1) before += segment;
    else {
      words.push(before + segment);
      before = "";
    }
  }
  return words.length > 0 ? words : zhQuestionWords(piece);
}

/** 一杯, 每份: how many, and of nothing yet. */
const MEASURE = /^[一二两三四五六七八九十每几][杯份碗本次张件瓶盒包个只支条]$/;
/** Stands before the one something is done for or with. */
const WITH = /^(?:[给跟和与在向对为替](?=[一-龥]{2})|带(?=[猫狗娃孩妈爸爷奶]))/;

/** Words of no meaning, and what was done: 花了, 去过. */
const isIdle = (segment: string) =>
  STOP.has(segment) || MEASURE.test(segment) || (segment.length >= 2 && /[了过着]$/.test(segment)) ||
  (segment.length === 2 && STOP.has(segment[0]!) && STOP.has(segment[1]!));

/** Neighbours that are no stop words are one word: 阿 + 哲, 剪 + 头发. */
function contentWords(text: string): string[] {
  const words: string[] = [];
  let run = "";
  const flush = () => {
    run = run.replace(WITH, "");
    if ((run.length >= 2 && !STOP.has(run)) || NOUNS_OF_ONE.has(run)) words.push(run);
    run = "";
  };
  for (const { segment } of SEGMENTER.segment(text)) {
    const deed = /^(.)[了过着]?$/.exec(segment)?.[1];
    if (deed && DEEDS.has(deed)) {
      flush();
      words.push(deed);
    } else if (isIdle(segment)) flush();
    else {
      // Two whole words are looked for one by one: 乐乐比赛 is told as 乐乐画画比赛.
      if (segment.length >= 2 && run.length >= 2) flush();
      run += segment;
    }
  }
  flush();
  return words;
}

/** 看牙医 is told of as 牙医; 打车 stays whole. */
function withoutVerb(word: string): string {
  return word.length >= 3 ? word.replace(/^[看去见吃喝买打做搭坐给](?=..)/, "") : word;
}
