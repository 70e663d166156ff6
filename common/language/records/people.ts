/** Names of people and places a clause speaks of. @module */

import type { Clause } from "./clauses.ts";
import type { Line } from "./line.ts";

export interface Named extends Clause {
  /** As the line writes it. */
  name: string;
}

const SURNAMES =
  "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
/** How a person is called: 小王, 老周, 阿哲, 王总, 李老师, 妈妈, or a Latin name. */
const ZH_NAME =
  `(?:小|老|阿|大)[${SURNAMES}一-龥](?![一-龥]?(?:时候|早|家|人们))|[${SURNAMES}](?:总|哥|姐|叔|姨|工|老师|医生|经理|主任|律师|教授|先生|女士|阿姨|叔叔|董|局|老板|师傅)|爸妈|爸爸?|妈妈?|老婆|老公|爷爷|奶奶|外公|外婆|姥姥|姥爷|女朋友|男朋友|闺蜜|女儿|儿子|孩子|表[哥姐弟妹]|[a-z][a-z]{1,15}`;
const ZH_WITH = new RegExp(
  `(?:和|跟|与|同|陪|约|见|带)(?<list>(?:${ZH_NAME})(?:(?:、|,|和|跟|与)(?:${ZH_NAME})){0,4})(?=一起|一块|去|吃|喝|看|聊|开|见|打|过|在|逛|对|讨论|约|睇|食|饮|玩|跑|爬|唱|$|[\\s,。])`,
  "g",
);
const EN_WITH =
  /\b(?:with|meet|meeting|see|seeing)\s(?<list>[A-Z][a-z]{1,15}(?:\s[A-Z][a-z]{1,15})?(?:(?:,\s?|\sand\s|,\sand\s|\s&\s)[A-Z][a-z]{1,15}){0,4})\b/g;
const NOT_NAMES =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|the|my|legal|hr|it)$/i;

/** peopleIn() finds who is met: names behind 和, 跟, with. */
export function peopleIn(line: Line, range: Clause): Named[] {
  const out: Named[] = [];
  const text = line.text.slice(range.start, range.end);
  const add = (list: string, at: number, separator: RegExp) => {
    let from = 0;
    for (const part of list.split(separator)) {
      const offset = list.indexOf(part, from);
      from = offset + part.length;
      const start = range.start + at + offset;
      const original = line.source.original.slice(
        line.source.starts[start],
        line.source.ends[start + part.length - 1],
      );
      if (part !== "" && !NOT_NAMES.test(part)) {
        out.push({ name: original.trim(), start, end: start + part.length });
      }
    }
  };
  for (const match of text.matchAll(ZH_WITH)) {
    const list = match.groups!.list!;
    add(list, match.index + match[0].indexOf(list), /、|,|和|跟|与/);
  }
  if (out.length === 0) {
    // Latin names are told by their capitals, so the original is read.
    const from = line.source.starts[range.start] ?? 0;
    const original = line.source.original.slice(from, line.source.ends[range.end - 1] ?? from);
    for (const match of original.matchAll(EN_WITH)) {
      for (const name of match.groups!.list!.split(/,\s?(?:and\s)?|\sand\s|\s&\s/)) {
        if (name === "" || NOT_NAMES.test(name)) continue;
        const at = text.indexOf(name.toLowerCase());
        if (at >= 0) out.push({ name, start: range.start + at, end: range.start + at + name.length });
      }
    }
  }
  return out;
}

const ZH_PLACE =
  /(?:地点(?:在|是|:|:)?|地址(?:在|是|:)?|位置(?:在|:)?)\s?(?<a>[^,。;!?\s]{2,20})|(?:在|到|去)(?<b>[^,。;!?\s在到去和跟]{1,12}(?:报告厅|会议室|餐厅|酒店|饭店|机场|车站|医院|学校|公司|办公室|咖啡馆|咖啡厅|商场|公园|影院|电影院|体育馆|图书馆|星巴克|万达|广场|大厦|中心|酒吧|书店|教室|家里|火锅店|楼下|门口))/;
const EN_PLACE = /\b(?:at|in)\s(?<a>(?:the\s)?[A-Z][\w'&-]*(?:\s[A-Z][\w'&-]*){0,3})(?=$|[\s,.;!?])/;

/** placeIn() finds where: behind 在 or at. */
export function placeIn(line: Line, range: Clause): Named | null {
  const text = line.text.slice(range.start, range.end);
  const zh = ZH_PLACE.exec(text);
  const found = zh?.groups?.a ?? zh?.groups?.b;
  const spanned = (start: number, length: number): Named => ({
    start,
    end: start + length,
    name: line.source.original.slice(line.source.starts[start], line.source.ends[start + length - 1]),
  });
  if (zh && found) return spanned(range.start + zh.index + zh[0].indexOf(found), found.length);
  const from = line.source.starts[range.start] ?? 0;
  const original = line.source.original.slice(from, line.source.ends[range.end - 1] ?? from);
  const en = EN_PLACE.exec(original);
  const name = en?.groups?.a;
  if (!name || NOT_NAMES.test(name)) return null;
  const at = text.indexOf(name.toLowerCase());
  return at < 0 ? null : spanned(range.start + at, name.length);
}
