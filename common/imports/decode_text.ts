/** Bytes of a file as text, in whichever encoding a Chinese or Western program has written it. @module */
import { z } from "zod";
import { invalidField } from "../error.ts";

export const Encoding = z.enum(["utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1252"]);
export type Encoding = z.output<typeof Encoding>;

/** First bytes by encoding; Unicode 16.0 §23.8. */
const MARKS: readonly [encoding: Encoding, mark: readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
/** Tried in turn; GBK and GB2312 are parts of GB18030. Hardly any bytes are wrong in the last, so no more follow. */
const UNMARKED: readonly Encoding[] = ["utf-8", "gb18030", "big5"];

/** The text without its mark; `encoding` where the one who sends it knows better than the bytes tell. */
export function decodeText(bytes: Uint8Array, encoding?: Encoding): { text: string; encoding: Encoding } {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];
  const candidates = encoding ? [encoding] : marked ? [marked] : withoutMark(bytes);
  for (const candidate of candidates) {
    const text = decoded(bytes, candidate);
    if (text === null) continue;
    if (text.includes("\0")) throw invalidField("file", "must not hold the character U+0000");
    return { text, encoding: candidate };
  }
  throw invalidField("file", `must be text in ${candidates.join(", ")}`);
}

/** Every other byte of Western text in UTF-16 is zero, which is in no text of the other encodings. */
function withoutMark(bytes: Uint8Array): readonly Encoding[] {
  const [even, odd] = [0, 1].map((from) => {
    let zeros = 0;
    for (let at = from; at < Math.min(bytes.length, 512); at += 2) if (bytes[at] === 0) zeros++;
    return zeros;
  }) as [number, number];
  const quarter = Math.max(2, Math.min(bytes.length, 512) / 8);
  if (odd > quarter && even === 0) return ["utf-16le"];
  if (even > quarter && odd === 0) return ["utf-16be"];
  return UNMARKED;
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
