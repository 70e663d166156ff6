/** What a person's correction of a record teaches: the fields that hold for other lines like it. @module */
import { z } from "zod";
import { lessonWords } from "../language/records/lesson_words.ts";
import { LASTING_FIELDS } from "../language/records/apply_learned.ts";
import type { ZhijiRecord } from "./record.ts";

/** Longer texts teach by their beginning. */
export const CORRECTION_CHARS_MAX = 400;
/** What is kept for one person; what has not helped for the longest goes. */
export const CORRECTIONS_MAX = 200;

export const Correction = z.strictObject({
  id: z.uuid(),
  text: z.string().describe("Text of the record that was corrected"),
  type: z.string().describe("Type that lines like it are read as"),
  data: z.record(z.string(), z.unknown()).describe("Fields that hold for lines like it"),
  tags: z.array(z.string()),
  createdAt: z.iso.datetime(),
  usedAt: z.iso.datetime().describe("When a line was last read with its help"),
}).meta({ id: "Correction" });
export type Correction = z.output<typeof Correction>;

/** A correction before it is kept. */
export type Lesson = Pick<Correction, "text" | "type" | "data" | "tags"> & { words: string };

/** Fields of one moment, which say nothing of another line. */
const PASSING = /At$|^(?:repeat|allDay|people)$/;

/** lessonOf() is what a change of a record that was read from a text teaches, or null where that is nothing. */
export function lessonOf(before: ZhijiRecord, after: ZhijiRecord): Lesson | null {
  if (before.captureId === null) return null;
  const text = after.text.slice(0, CORRECTION_CHARS_MAX);
  const words = lessonWords(text).join(" ");
  if (words === "") return null;
  const isRetyped = before.type !== after.type;
  const data = Object.fromEntries(
    Object.entries(after.data).filter(([field, value]) =>
      isRetyped ? !PASSING.test(field) : LASTING_FIELDS.includes(field) && value !== before.data[field]
    ),
  );
  const tags = after.tags.filter((tag) => !before.tags.includes(tag));
  if (!isRetyped && Object.keys(data).length === 0 && tags.length === 0) return null;
  return { text, words, type: after.type, data, tags };
}
