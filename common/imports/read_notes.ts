/** Notes kept as JSON: Google Keep's of a Takeout, one a file, and Memos' as its API gives them. @module */
import { z } from "zod";
import { toTimestamp } from "../clock.ts";
import { invalidField } from "../error.ts";
import type { FileEntry, ImportFormat, Place, Reader } from "./imported_file.ts";
import { noteEntries } from "./note_draft.ts";
import { readMoment } from "./read_moment.ts";
import { ROWS_MAX } from "./read_table.ts";

const Micros = z.union([z.number(), z.string().regex(/^\d{1,17}$/).transform(Number)]);

/** What is read of a note of Google Keep; Google documents none of it. */
const KeepNote = z.object({
  title: z.string().optional(),
  textContent: z.string().optional(),
  listContent: z.array(z.object({ text: z.string().default(""), isChecked: z.boolean().default(false) }))
    .optional(),
  annotations: z.array(z.object({ url: z.string().optional() })).optional(),
  attachments: z.array(z.object({ filePath: z.string().optional() })).optional(),
  labels: z.array(z.object({ name: z.string() })).optional(),
  createdTimestampUsec: Micros.optional(),
  userEditedTimestampUsec: Micros.optional(),
  isTrashed: z.boolean().default(false),
}).refine((note) => note.createdTimestampUsec !== undefined || note.userEditedTimestampUsec !== undefined);

/** What is read of a memo: of API v1 since 0.22, and of the older one with seconds for times. */
const Memo = z.object({
  content: z.string(),
  createTime: z.string().optional(),
  displayTime: z.string().optional(),
  createdTs: z.number().optional(),
  displayTs: z.number().optional(),
  state: z.string().optional(),
  rowStatus: z.string().optional(),
  tags: z.array(z.string()).optional(),
  resources: z.array(z.object({ filename: z.string().optional() })).optional(),
  resourceList: z.array(z.object({ filename: z.string().optional() })).optional(),
  attachments: z.array(z.object({ filename: z.string().optional() })).optional(),
});

/** The notes of a JSON file, and which program wrote it; null where it is none that is known. */
export function readNotes(
  text: string,
  reader: Reader,
  file: string | null,
): { format: ImportFormat; entries: FileEntry[] } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) {
      throw invalidField("file", `is JSON that cannot be read${file === null ? "" : `: ${file}`}`);
    }
    throw error;
  }
  if (isKeep(value)) return { format: "keep", entries: keepEntries(value, reader, { row: 1, file }) };
  const list = listIn(value);
  if (list === null || list.length === 0) return null;
  if (list.length > ROWS_MAX) throw invalidField("file", `must have at most ${ROWS_MAX} notes`);
  if (list.every(isKeep)) {
    const entries = list.flatMap((note, i) => keepEntries(note, reader, { row: i + 1, file }));
    return { format: "keep", entries };
  }
  if (!list.some((item) => Memo.safeParse(item).success)) return null;
  return {
    format: "memos",
    entries: list.flatMap((item, i) => memoEntries(item, reader, { row: i + 1, file })),
  };
}

function isKeep(value: unknown): boolean {
  return typeof value === "object" && value !== null &&
    ("userEditedTimestampUsec" in value || "createdTimestampUsec" in value);
}

/** A list, or the one that an answer of an API holds. */
function listIn(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return null;
  const { memos, data } = value as { memos?: unknown; data?: unknown };
  if (Array.isArray(memos)) return memos;
  if (Array.isArray(data)) return data;
  return "content" in value ? [value] : null;
}

function keepEntries(value: unknown, reader: Reader, place: Place): FileEntry[] {
  const parsed = KeepNote.safeParse(value);
  if (!parsed.success) return [{ ...place, reason: "invalid", message: "is no note of Google Keep's" }];
  const note = parsed.data;
  if (note.isTrashed) return [{ ...place, reason: "trashed", message: "is in Keep's trash" }];
  const items = (note.listContent ?? []).map(({ text, isChecked }) => `- [${isChecked ? "x" : " "}] ${text}`);
  const links = (note.annotations ?? []).flatMap(({ url }) =>
    url && !note.textContent?.includes(url) ? [url] : []
  );
  return noteEntries(place, {
    title: note.title,
    text: [note.textContent ?? "", ...items, ...links].filter((line) => line !== "").join("\n"),
    tags: note.labels?.map(({ name }) => name),
    occurredAt: momentOfMs((note.createdTimestampUsec || note.userEditedTimestampUsec!) / 1000),
    timezone: reader.givenTimezone ?? reader.timezone,
    attachments: (note.attachments ?? []).map(({ filePath }) => filePath ?? "a file"),
  });
}

function memoEntries(value: unknown, reader: Reader, place: Place): FileEntry[] {
  const parsed = Memo.safeParse(value);
  if (!parsed.success) return [{ ...place, reason: "invalid", message: "is no memo" }];
  const memo = parsed.data;
  if (memo.state === "DELETED" || memo.rowStatus === "DELETED") {
    return [{ ...place, reason: "trashed", message: "is deleted" }];
  }
  const timezone = reader.givenTimezone ?? reader.timezone;
  const said = memo.displayTime ?? memo.createTime;
  const seconds = memo.displayTs ?? memo.createdTs;
  const occurredAt = said !== undefined
    ? readMoment(said, timezone)
    : seconds !== undefined
    ? momentOfMs(seconds * 1000)
    : null;
  if (said !== undefined && occurredAt === null) {
    return [{ ...place, reason: "invalid", message: `has no time that can be read: ${said.slice(0, 40)}` }];
  }
  const files = memo.attachments ?? memo.resources ?? memo.resourceList ?? [];
  return noteEntries(place, {
    text: memo.content,
    tags: memo.tags,
    occurredAt,
    timezone,
    attachments: files.map(({ filename }) => filename ?? "a file"),
  });
}

/** Null for what is no moment of these four centuries: a broken clock, another unit. */
function momentOfMs(ms: number): string | null {
  return ms > -5e12 && ms < 8e12 ? toTimestamp(Math.round(ms)) : null;
}
