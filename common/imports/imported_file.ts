/** What reading a file gives, whoever wrote it: records to be, and what was not understood. @module */
import { z } from "zod";
import type { Encoding } from "./decode_text.ts";

export const ImportFormat = z.enum(["csv", "alipay", "wechat", "flomo", "memos", "keep", "markdown"]);
export type ImportFormat = z.output<typeof ImportFormat>;

/** Why a row becomes no record. */
export const LeftOutReason = z.enum([
  /** A cell cannot be read; `message` says which. */
  "invalid",
  /** Money that moved between someone's own accounts: 不计收支. */
  "neutral",
  /** A payment that was never made, or was taken back before it was. */
  "closed",
  "trashed",
  /** A picture or another file that a note refers to. */
  "attachment",
]);
export type LeftOutReason = z.output<typeof LeftOutReason>;

/** Where something stands: the row as a spreadsheet counts it, or the place of a note among the notes. */
export interface Place {
  row: number;
  /** Within a zip. */
  file: string | null;
}

/** What a row or note would be as a record; nothing of it is checked yet. */
export interface ImportDraft {
  type: string;
  text: string;
  title?: string | undefined;
  data: Record<string, unknown>;
  tags?: string[] | undefined;
  /** Null where the file does not say: the moment of the import. */
  occurredAt: string | null;
  timezone: string;
}

export type FileEntry =
  & Place
  & (
    /** `identity` is what makes it the same record when the file comes again; by its contents where it is null. */
    | { draft: ImportDraft; identity: string | null }
    | { reason: LeftOutReason; message: string }
  );

/** Which column of a CSV is which part of a record, by the text in its header line. */
export type Mapping = Partial<Record<MappedField, string>>;

export const MAPPED_FIELDS = [
  "text",
  "title",
  "type",
  "tags",
  "occurredAt",
  "time",
  "timezone",
  "amount",
  "expense",
  "income",
  "direction",
  "currency",
  "category",
  "merchant",
  "payment",
  "data",
] as const;
export type MappedField = typeof MAPPED_FIELDS[number];

export interface ImportedFile {
  format: ImportFormat;
  encoding: Encoding | null;
  /** Of delimited text. */
  delimiter: string | null;
  /** Texts of the header line, and which of them are what; null for what is no table or is of one shape. */
  columns: string[] | null;
  mapping: Mapping | null;
  entries: FileEntry[];
}

/** Who reads: what a file leaves open is as in their settings. */
export interface Reader {
  timezone: string;
  currency: string;
  locale: string;
  /** A zone that was asked for, which holds over what a format knows. */
  givenTimezone: string | null;
  /** Whether the person has made a type of this name. */
  hasType(name: string): boolean;
}
