/** Merchants a clause names: known ones, and whatever stands behind 在 or "at" before the deed. @module */

import { EN_AT, EN_MERCHANTS, EN_NO_MERCHANT } from "../en/merchants.ts";
import { Lexicon } from "../lexicon.ts";
import { ZH_AT, ZH_LONGER_NAMES, ZH_MERCHANTS, ZH_NO_MERCHANT } from "../zh/merchants.ts";
import type { Clause } from "./clauses.ts";
import type { Line } from "./line.ts";

const MERCHANTS = new Lexicon([{ known: ZH_MERCHANTS, none: ZH_LONGER_NAMES }, { known: EN_MERCHANTS }]);

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
