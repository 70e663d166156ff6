/** A note as a Markdown file, with or without front matter: as Memos, Obsidian and Joplin write them. @module */
import { parse } from "yaml";
import { z } from "zod";
import { toTimestamp } from "../clock.ts";
import type { FileEntry, Place, Reader } from "./imported_file.ts";
import { noteEntries } from "./note_draft.ts";
import { readMoment } from "./read_moment.ts";

const FRONT_MATTER = /^---\r?\n([\s\S]{0,20000}?)\r?\n---(?:\r?\n|$)/;
/** Keys of the moment a note was made, in the order in which they are believed. */
const TIMES = ["displayTime", "createTime", "created", "createdAt", "created_at", "date", "updated"];
/** `2024-03-01-1230 walk.md`, `20240301123000.md`. */
const DATE_IN_NAME = /(\d{4}-\d\d-\d\d)(?:[T_ -](\d\d)[:-]?(\d\d)(?:[:-]?(\d\d))?)?/;

const Properties = z.record(z.string(), z.unknown());
const Texts = z.union([z.string().transform((text) => text.split(/[,\s]+/)), z.array(z.coerce.string())]);

/** Whether a text that has no name is meant as Markdown. */
export function isMarkdown(text: string): boolean {
  return FRONT_MATTER.test(text);
}

/** The note of one file. */
export function readMarkdown(text: string, reader: Reader, place: Place): FileEntry[] {
  const timezone = reader.givenTimezone ?? reader.timezone;
  const match = FRONT_MATTER.exec(text);
  let properties: z.output<typeof Properties> = {};
  if (match) {
    try {
      // Aliases can be made to grow without end.
      properties = Properties.catch({}).parse(parse(match[1]!, { maxAliasCount: 0, schema: "core" }));
    } catch {
      return [{ ...place, reason: "invalid", message: "has front matter that is no YAML" }];
    }
  }
  const said = TIMES.map((key) => properties[key]).find((value) => value !== undefined && value !== null);
  const occurredAt = said instanceof Date
    ? toTimestamp(said.getTime())
    : said !== undefined
    ? readMoment(String(said), timezone)
    : momentInName(place.file, timezone);
  if (said !== undefined && occurredAt === null) {
    return [{
      ...place,
      reason: "invalid",
      message: `has no time that can be read: ${String(said).slice(0, 40)}`,
    }];
  }
  const title = properties.title;
  return noteEntries(place, {
    text: text.slice(match?.[0].length ?? 0).replaceAll("\r\n", "\n").trim(),
    title: typeof title === "string" ? title : undefined,
    tags: Texts.catch([]).parse(properties.tags ?? []).map((tag) => tag.replace(/^#/, "")),
    occurredAt,
    writtenAt: said === undefined
      ? place.file ?? undefined
      : said instanceof Date
      ? said.toISOString()
      : String(said),
    timezone,
  });
}

function momentInName(file: string | null, timezone: string): string | null {
  const match = DATE_IN_NAME.exec(file?.split("/").at(-1) ?? "");
  if (!match) return null;
  const [, day, hour, minute, second = "00"] = match;
  return readMoment(hour === undefined ? day! : `${day} ${hour}:${minute}:${second}`, timezone);
}
