/**
 * flomo's export: one page of HTML with a `div.memo` for each note, in it `div.time`, `div.content` and
 * `div.files`, which beside a recording has what was said in it. Whatever else is in the page, scripts above all,
 * is not looked at.
 * @module
 */
import { Parser } from "htmlparser2";
import { invalidField } from "../error.ts";
import { Pacer } from "../pacer.ts";
import type { FileEntry, Reader } from "./imported_file.ts";
import { noteEntries } from "./note_draft.ts";
import { readMoment } from "./read_moment.ts";
import { ROWS_MAX } from "./read_table.ts";

/** Elements that begin a line of their own. */
const BLOCKS: ReadonlySet<string> = new Set([
  "p",
  "div",
  "ul",
  "ol",
  "li",
  "blockquote",
  "h1",
  "h2",
  "h3",
  "pre",
]);
/** Inside the files of a note: the words of a recording. */
const TRANSCRIPT = /(?:^|[_-])(?:content|transcript|text)$/;
const UNSEEN: ReadonlySet<string> = new Set(["script", "style", "template", "noscript"]);
/** Deeper than any page of theirs. */
const DEPTH_MAX = 256;
const PIECE_CHARS = 65_536;

interface Memo {
  time: string;
  content: string;
  attachments: string[];
}

/** Whether a text is a page of flomo's. */
export function isFlomoPage(text: string): boolean {
  return /^\s*</.test(text) && /class\s*=\s*["']memo["']/.test(text);
}

/** The notes of a page; `file` where it stood in a zip. */
export async function readFlomo(html: string, reader: Reader, file: string | null): Promise<FileEntry[]> {
  const timezone = reader.givenTimezone ?? reader.timezone;
  return (await memosIn(html)).flatMap((memo, i) => {
    const place = { row: i + 1, file };
    const occurredAt = readMoment(memo.time, timezone);
    if (occurredAt === null) {
      const message = `has no time that can be read: ${memo.time.trim().slice(0, 40) || "empty"}`;
      return [{ ...place, reason: "invalid" as const, message }];
    }
    const text = memo.content.replaceAll(" \n", "\n").replaceAll(/\n{3,}/g, "\n\n").trim();
    return noteEntries(place, {
      text,
      occurredAt,
      writtenAt: memo.time.trim(),
      timezone,
      attachments: memo.attachments,
    });
  });
}

type Part = "time" | "content" | "files";

async function memosIn(html: string): Promise<Memo[]> {
  const memos: Memo[] = [];
  const open: string[] = [];
  let memo: Memo | null = null;
  let memoDepth = 0;
  /** The innermost last: the words of a recording are content within files. */
  const parts: { part: Part; depth: number }[] = [];
  let unseen = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      open.push(name);
      if (open.length > DEPTH_MAX) {
        throw invalidField("file", `must not be nested more than ${DEPTH_MAX} deep`);
      }
      if (UNSEEN.has(name)) unseen++;
      const classes = (attributes.class ?? "").split(/\s+/);
      let part = parts.at(-1)?.part ?? null;
      if (memo === null && classes.includes("memo")) {
        if (memos.length >= ROWS_MAX) throw invalidField("file", `must have at most ${ROWS_MAX} notes`);
        memo = { time: "", content: "", attachments: [] };
        memos.push(memo);
        memoDepth = open.length;
      } else if (part === "files" && classes.some((each) => TRANSCRIPT.test(each))) {
        parts.push({ part: part = "content", depth: open.length });
      } else if (memo !== null && part === null) {
        part = (["time", "content", "files"] as const).find((name) => classes.includes(name)) ?? null;
        if (part !== null) parts.push({ part, depth: open.length });
      }
      if (memo === null) return;
      if (
        part === "content" && BLOCKS.has(name) && memo.content !== "" &&
        !/(\n|\n- )$/.test(memo.content.slice(-3))
      ) {
        memo.content += "\n";
      }
      if (part === "content" && name === "li") memo.content += "- ";
      if (part === "content" && name === "br") memo.content += "\n";
      if (part !== "time" && /^(img|audio|video|source)$/.test(name) && attributes.src) {
        memo.attachments.push(attributes.src.startsWith("data:") ? "an embedded file" : attributes.src);
      }
    },
    ontext(text) {
      const part = parts.at(-1)?.part ?? null;
      if (memo === null || part === null || unseen > 0) return;
      if (part === "time") memo.time += text;
      else if (part === "content") {
        const seen = text.replaceAll(/\s+/g, " ");
        memo.content += /[ \n]$/.test(memo.content.slice(-1)) ? seen.replace(/^ /, "") : seen;
      }
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen--;
      if (memo !== null && parts.at(-1)?.part === "content" && name === "p") memo.content += "\n";
      if (open.length === parts.at(-1)?.depth) parts.pop();
      if (open.length === memoDepth) memo = null;
      open.pop();
    },
  }, { decodeEntities: true });
  const pacer = new Pacer();
  for (let at = 0; at < html.length; at += PIECE_CHARS) {
    parser.write(html.slice(at, at + PIECE_CHARS));
    await pacer.pause();
  }
  parser.end();
  return memos;
}
