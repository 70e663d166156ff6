/** What the notes of several programs have in common: their tags, and what to do with a text that is too long. @module */
import { TAGS_MAX, TEXT_CHARS_MAX, TITLE_CHARS_MAX } from "../records/record.ts";
import type { FileEntry, Place } from "./imported_file.ts";

const TAG_CHARS_MAX = 64;
/** `#book` and `#book/novel`, at the beginning of a word; a heading has a space behind its sign. */
const TAG_IN_TEXT = /(?<=^|\s)#([^\s#,，。;；:：!！?？()（）"“”]+)/gu;

export interface Note {
  text: string;
  title?: string | undefined;
  /** Beside those in the text. */
  tags?: readonly string[] | undefined;
  occurredAt: string | null;
  /** The time as it is written, where a zone has to be added to it; the person's may be another when it comes again. */
  writtenAt?: string | undefined;
  timezone: string;
  /** Names of pictures and files it refers to, which are not imported. */
  attachments?: readonly string[];
}

/** The entries of one note: its record, and a line for each file that stays behind. */
export function noteEntries(place: Place, note: Note): FileEntry[] {
  const leftBehind = (note.attachments ?? []).map((name): FileEntry => ({
    ...place,
    reason: "attachment",
    message: `refers to ${name.slice(0, 200)}, which is not imported`,
  }));
  const title = note.title?.trim() || undefined;
  const fits = title === undefined || title.length <= TITLE_CHARS_MAX;
  const text = (fits ? note.text : `${title}\n${note.text}`).trim() || title;
  if (text === undefined) {
    const empty: FileEntry = { ...place, reason: "invalid", message: "has no text" };
    return leftBehind.length > 0 ? leftBehind : [empty];
  }
  if (text.length > TEXT_CHARS_MAX) {
    return [{ ...place, reason: "invalid", message: `has more than ${TEXT_CHARS_MAX} characters` }];
  }
  const said = [...note.text.matchAll(TAG_IN_TEXT)].map((match) => match[1]!);
  return [{
    ...place,
    identity: note.writtenAt === undefined ? null : JSON.stringify([note.writtenAt, title, text]),
    draft: {
      type: "note",
      text,
      title: fits && title !== text ? title : undefined,
      data: {},
      tags: tagsFrom([...note.tags ?? [], ...said]),
      occurredAt: note.occurredAt,
      timezone: note.timezone,
    },
  }, ...leftBehind];
}

/** Labels in the form that tags have here, each once. */
function tagsFrom(labels: readonly string[]): string[] {
  const tags = labels.map((label) =>
    // deno-lint-ignore no-control-regex -- control characters are what is taken out
    label.replaceAll(/[,\u0000-\u001f\u007f]+/g, " ").trim().slice(0, TAG_CHARS_MAX).trim()
  ).filter((tag) => tag !== "");
  return [...new Set(tags)].slice(0, TAGS_MAX);
}
