/** Rows of any table by a mapping of its columns: notes, payments, and records of our own CSV. @module */
import { invalidField } from "../error.ts";
import { Pacer } from "../pacer.ts";
import { BUILT_IN_TYPES } from "../records/built_in_types.ts";
import { isTimezone } from "../identity/profile_fields.ts";
import {
  type FileEntry,
  type ImportDraft,
  MAPPED_FIELDS,
  type MappedField,
  type Mapping,
  type Reader,
} from "./imported_file.ts";
import { categoryNamed, categoryOfWords } from "./money_category.ts";
import { readAmount } from "./read_amount.ts";
import { type DayOrder, dayOrderOf, readMoment } from "./read_moment.ts";
import { HEADER_ROWS_MAX, type Table, type TableRow } from "./read_table.ts";
import { suggestMapping } from "./suggest_mapping.ts";

const LABEL_CHARS_MAX = 200;

/** Of a CSV that an archive of ours held. */
const DELETED_AT = "deletedAt";

const EXPENSE = /^(支出|支|付款|消费|借|expense|debit|withdrawal|out|dr|-)$/i;
const INCOME = /^(收入|收|进账|贷|income|credit|deposit|in|cr|\+)$/i;
const NEUTRAL = /^(不计收支|转账|中性交易|\/|transfer)$/i;

export interface ReadColumns {
  columns: string[];
  mapping: Mapping;
  entries: FileEntry[];
}

/** Reads rows below the header by `given`, or by the mapping that the header suggests. */
export async function readColumns(table: Table, given: Mapping | null, reader: Reader): Promise<ReadColumns> {
  const at = headerAt(table.rows, given);
  const columns = table.rows[at]!.cells.map((cell) => cell.trim());
  const mapping = given ?? suggestMapping(columns);
  if (given) refuseUnknown(given, columns);
  const rows = table.rows.slice(at + 1);
  const index = new Map(
    Object.entries(mapping).map(([field, column]) => [field as MappedField, columns.indexOf(column)]),
  );
  const rules: Rules = {
    reader,
    sheet: table.delimiter === null,
    order: dayOrderOf(
      rows.map((row) => row.cells[index.get("occurredAt") ?? -1] ?? ""),
      /^en-(US|PH|CA)$/i.test(reader.locale) ? "month first" : "day first",
    ),
    signed: rows.some((row) => readAmount(row.cells[index.get("amount") ?? -1] ?? "")?.negative),
  };
  const deletedAt = columns.indexOf(DELETED_AT);
  const read = (row: TableRow): FileEntry => {
    const place = { row: row.row, file: null };
    const problem = row.problem ??
      (row.cells.slice(columns.length).some((cell) => cell.trim() !== "")
        ? `has ${row.cells.length} cells under ${columns.length} columns`
        : undefined);
    if (problem !== undefined) return { ...place, reason: "invalid", message: problem };
    if ((row.cells[deletedAt] ?? "").trim() !== "") {
      return { ...place, reason: "trashed", message: "is in the trash" };
    }
    const cell = (field: MappedField) => unescaped(row.cells[index.get(field) ?? -1]?.trim() ?? "");
    try {
      return { ...place, ...entryOf(cell, rules) };
    } catch (error) {
      if (error instanceof WrongCell) return { ...place, reason: "invalid", message: error.message };
      throw error;
    }
  };
  const entries: FileEntry[] = [];
  const pacer = new Pacer();
  for (const row of rows) {
    entries.push(read(row));
    await pacer.pause();
  }
  return { columns, mapping, entries };
}

/** The row that a mapping speaks of, or the first that names two things a record has; else the first of all. */
function headerAt(rows: readonly TableRow[], given: Mapping | null): number {
  if (rows.length === 0) throw invalidField("file", "holds no rows");
  const wanted = given ? Object.values(given) : null;
  const at = rows.slice(0, HEADER_ROWS_MAX).findIndex(({ cells }) => {
    const texts = cells.map((cell) => cell.trim());
    if (wanted) return wanted.every((column) => texts.includes(column));
    return Object.keys(suggestMapping(texts)).length >=
      Math.min(2, texts.filter((text) => text !== "").length);
  });
  return Math.max(0, at);
}

function refuseUnknown(mapping: Mapping, columns: readonly string[]): void {
  for (const [field, column] of Object.entries(mapping)) {
    if (!columns.includes(column)) {
      throw invalidField(
        `mapping.${field}`,
        `must be a column of the file: ${columns.join(", ").slice(0, 500)}`,
      );
    }
  }
}

/** Without the apostrophe that keeps a spreadsheet from taking the cell for a formula. */
function unescaped(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

class WrongCell extends Error {}

interface Rules {
  reader: Reader;
  sheet: boolean;
  order: DayOrder;
  /** Amounts of the table have signs, which tell what was spent from what was earned. */
  signed: boolean;
}

type Cell = (field: MappedField) => string;
type Entry = { draft: ImportDraft; identity: string } | { reason: "neutral"; message: string };

function entryOf(cell: Cell, rules: Rules): Entry {
  const { reader } = rules;
  const timezone = timezoneOf(cell("timezone"), reader);
  const money = moneyOf(cell, rules);
  const saidType = money ? "" : cell("type");
  const type = money?.type ?? (saidType === "" ? "note" : saidType);
  if (money?.type === null) return { reason: "neutral", message: "is neither spent nor earned" };
  if (!Object.hasOwn(BUILT_IN_TYPES, type!) && !reader.hasType(type!)) {
    throw new WrongCell(`is of a type that is not known: ${type!.slice(0, 64)}`);
  }
  const [title, said] = [cell("title"), cell("text")];
  const merchant = cell("merchant");
  const text = said || title || merchant || cell("category");
  if (text === "") throw new WrongCell("has no text");
  return {
    // As it is written: the person's zone and currency may be others when it comes again.
    identity: JSON.stringify(MAPPED_FIELDS.map(cell)),
    draft: {
      type: type!,
      text,
      ...(title !== "" && said !== "" ? { title } : {}),
      data: money?.data(`${text} ${merchant}`) ?? dataOf(cell("data")),
      tags: tagsOf(cell("tags"), money?.unknownCategory),
      occurredAt: momentOf(cell, timezone, rules),
      timezone,
    },
  };
}

function timezoneOf(said: string, reader: Reader): string {
  if (said === "") return reader.givenTimezone ?? reader.timezone;
  if (!isTimezone(said)) throw new WrongCell(`has no time zone that is known: ${said.slice(0, 64)}`);
  return said;
}

function momentOf(cell: Cell, timezone: string, { order, sheet }: Rules): string | null {
  const said = [cell("occurredAt"), cell("time")].filter((part) => part !== "").join(" ");
  if (said === "") return null;
  const moment = readMoment(said, timezone, { order, sheet });
  if (moment === null) throw new WrongCell(`has no time that can be read: ${said.slice(0, 40)}`);
  return moment;
}

interface Money {
  /** Null where it is neither. */
  type: "expense" | "income" | null;
  data(words: string): Record<string, unknown>;
  /** A category that is none of ours is kept as a tag. */
  unknownCategory: string | undefined;
}

function moneyOf(cell: Cell, rules: Rules): Money | null {
  const isOther = Object.hasOwn(BUILT_IN_TYPES, cell("type")) && !/^(expense|income)$/.test(cell("type"));
  if (isOther) return null;
  const direction = cell("direction") || cell("type");
  const column =
    (["amount", "expense", "income"] as const).find((field) => cell(field) !== "" && !isZero(cell(field))) ??
      (["amount", "expense", "income"] as const).find((field) => cell(field) !== "");
  if (column === undefined) return null;
  const read = readAmount(cell(column));
  if (read === null) throw new WrongCell(`has no amount that can be read: ${cell(column).slice(0, 40)}`);
  const type = NEUTRAL.test(direction)
    ? null
    : column !== "amount"
    ? column
    : EXPENSE.test(direction)
    ? "expense"
    : INCOME.test(direction)
    ? "income"
    : rules.signed
    ? read.negative ? "expense" : "income"
    : "expense";
  const said = cell("category");
  const named = said === "" ? null : categoryNamed(said);
  const currency = (cell("currency") || read.currency || rules.reader.currency).toUpperCase();
  const [merchant, payment] = [cell("merchant"), cell("payment")];
  return {
    type,
    unknownCategory: said !== "" && named === null ? said : undefined,
    data: (words) => ({
      amount: read.amount,
      currency: currency === "RMB" ? "CNY" : currency,
      category: named ?? categoryOfWords(type ?? "expense", `${said} ${words}`),
      ...(merchant === "" ? {} : { merchant: merchant.slice(0, LABEL_CHARS_MAX) }),
      ...(payment === "" ? {} : { payment: payment.slice(0, LABEL_CHARS_MAX) }),
    }),
  };
}

function isZero(text: string): boolean {
  return readAmount(text)?.amount === 0;
}

function dataOf(said: string): Record<string, unknown> {
  if (said === "") return {};
  try {
    const data = JSON.parse(said);
    if (typeof data === "object" && data !== null && !Array.isArray(data)) return data;
  } catch {
    // Told below, as an array is.
  }
  throw new WrongCell("has data that is no JSON object");
}

function tagsOf(said: string, more: string | undefined): string[] {
  const tags = said.split(/[,，;；|]/).map((tag) => tag.trim().replace(/^#/, "")).filter((tag) => tag !== "");
  return more === undefined ? tags : [...tags, more.replaceAll(",", " ")];
}
