/** Merchants a clause names: known ones, and whatever stands behind 在 or "at" before the deed. @module */

import { EN_MERCHANTS } from "../en/merchants.ts";
import { Lexicon } from "../lexicon.ts";
import { ZH_MERCHANTS, ZH_NO_MERCHANT } from "../zh/merchants.ts";
import type { Clause } from "./clauses.ts";
import type { Line } from "./line.ts";

const MERCHANTS = new Lexicon([{ known: ZH_MERCHANTS }, { known: EN_MERCHANTS }]);
const ZH_AT =
  /在(?<m>[^,。;!?\s在\d]{2,10}?)(?:那?里|上)?(?=买|吃|喝|花|消费|点|订|充|剪|看|刷|加|做|修|洗|团)/;
const EN_AT =
  /(?<![a-z])(?:at|from|@)\s(?<m>(?:the\s)?[a-z][a-z'&.]{1,20}(?:\s[a-z'&]{2,20}){0,2})(?=$|[,.;!?]|\s(?:for|yesterday|today|last|this|on|with|cost|came|was|\d|[$€£¥]))/;
const EN_NO_MERCHANT =
  /^(?:the )?(?:doctor'?s?|dentist|vet|store|shop|supermarket|market|gym|office|work|home|school|airport|station|pharmacy|bar|pub|restaurant|cafe|mall|movies|cinema|hospital|bank|barber|grandma|mom|dad|mum|friend|\d.*|half .*|quarter .*|noon|night|midnight|lunch|dinner|breakfast|least|last|my .*|a .*|an .*|our .*)$/;

/** merchantIn() is the merchant of a purchase, as the line writes it. */
export function merchantIn(line: Line, range: Clause): { name: string; start: number; end: number } | null {
  const text = line.text.slice(range.start, range.end);
  const place = (start: number, length: number) => ({
    start: range.start + start,
    end: range.start + start + length,
    name: line.source.original.slice(
      line.source.starts[range.start + start],
      line.source.ends[range.start + start + length - 1],
    ),
  });
  const [known] = MERCHANTS.find(text);
  if (known) return place(known.start, known.end - known.start);
  const zh = ZH_AT.exec(text);
  const zhName = zh?.groups?.m;
  if (zh && zhName && !ZH_NO_MERCHANT.test(zhName)) return place(zh.index + 1, zhName.length);
  const en = EN_AT.exec(text);
  const enName = en?.groups?.m;
  if (en && enName && !EN_NO_MERCHANT.test(enName)) {
    return place(en.index + en[0].indexOf(enName), enName.length);
  }
  return null;
}
