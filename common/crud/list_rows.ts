/** A page of one owner's rows of a table, filtered and in order: what every list is made of. @module */
import { createHash } from "node:crypto";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { invalidField } from "../error.ts";
import type { Field, Fields, Fragment } from "./field.ts";
import { compileLeaf, compileTree, join } from "./filter.ts";
import { after, decodeCursor, encodeCursor, orderBy, parseSort } from "./keyset.ts";

export const PAGE_ROWS_MAX = 100;
export const PAGE_ROWS_DEFAULT = 20;
export const OFFSET_MAX = 100_000;
const CONDITIONS_MAX = 32;

/** What is asked of a list; the conditions alone are asked of a count. */
export interface ListInput extends Conditions {
  limit?: number | undefined;
  cursor?: string | undefined;
  offset?: number | undefined;
  /** `-occurredAt,type`; the table's own order unless said. */
  sort?: string | undefined;
  /** Whether to count all rows of the filter. */
  count?: boolean | undefined;
}

/** What is asked of a row's history. */
export interface HistoryPage {
  limit?: number | undefined;
  cursor?: string | undefined;
}

export interface Conditions {
  /** A JSON tree of conditions. */
  filter?: unknown;
  /** `field__operator` by name. */
  conditions?: Readonly<Record<string, unknown>> | undefined;
}

export interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
  total?: number;
}

/** Where the rows are and how they are read. */
export interface Listing<Row> {
  table: string;
  /** Parameters of `table`, where that is a query of its own. */
  tableArgs?: Fragment["args"];
  /** SQL of what {@link read} takes, in its order. */
  columns: readonly string[];
  read(row: RawRow): Row;
  fields: Fields;
  id: Field;
  defaultSort: string;
  /** The owner's rows; those that are deleted only where `withDeleted`. */
  owned(withDeleted: boolean): Fragment;
  /** Counts the live rows that the conditions let through in a way of its own. */
  countLive?(conditions: readonly Fragment[]): Promise<number>;
}

type SortValue = string | number | null;

/** A page of what the filter lets through, in the order that is asked for. */
export async function listRows<Row>(
  database: Database,
  listing: Listing<Row>,
  input: ListInput,
): Promise<Page<Row>> {
  const { statement, limit, binding, asked } = compilePage(listing, input);
  const rows = await database.rows<RawRow>(statement);
  const sortValues = (row: RawRow) => row.slice(listing.columns.length) as SortValue[];
  const found = toPage(rows, limit, binding, listing.read, (_row, raw) => sortValues(raw));
  return input.count ? { ...found, total: await countFiltered(database, listing, asked) } : found;
}

/** The statement of a page, with what its cursor is bound to. */
export function compilePage(listing: Listing<unknown>, input: ListInput) {
  const limit = input.limit ?? PAGE_ROWS_DEFAULT;
  if (input.cursor !== undefined && input.offset !== undefined) {
    throw invalidField("offset", "cannot be used together with cursor");
  }
  const keys = parseSort(input.sort ?? listing.defaultSort, listing.fields, listing.id);
  const asked = compileConditions(listing, input);
  const where = whereOf(listing, asked);
  const binding = bindingOf(input);
  const from = input.cursor === undefined
    ? where
    : join([where, after(keys, decodeCursor(input.cursor, binding, keys.length))], " AND ");
  const columns = [...listing.columns, ...keys.map(({ field }) => field.sql)].join(", ");
  const statement = {
    sql: `SELECT ${columns} FROM ${listing.table} WHERE ${from.sql} ORDER BY ${
      orderBy(keys)
    } LIMIT ? OFFSET ?`,
    args: [...(listing.tableArgs ?? []), ...from.args, limit + 1, input.offset ?? 0],
  };
  return { statement, limit, binding, asked };
}

/** The number of rows that the conditions let through. */
export async function countRows(
  database: Database,
  listing: Listing<unknown>,
  conditions: Conditions,
): Promise<number> {
  return await countFiltered(database, listing, compileConditions(listing, conditions));
}

async function countFiltered(
  database: Database,
  listing: Listing<unknown>,
  asked: Asked,
): Promise<number> {
  if (listing.countLive && !asked.withDeleted) return await listing.countLive(asked.conditions);
  const { table, tableArgs = [] } = listing;
  const where = whereOf(listing, asked);
  const sql = `SELECT count(*) FROM ${table} WHERE ${where.sql}`;
  return (await database.rows<[number]>({ sql, args: [...tableArgs, ...where.args] }))[0]![0];
}

/** Rows as a page; one more than `limit` was asked for, to see whether there is another. */
export function toPage<Row>(
  rows: RawRow[],
  limit: number,
  binding: string,
  read: (row: RawRow) => Row,
  sortValues: (row: Row, raw: RawRow) => SortValue[],
): Page<Row> {
  const data = (rows.length > limit ? rows.slice(0, limit) : rows).map(read);
  const nextCursor = rows.length > limit
    ? encodeCursor(binding, sortValues(data[limit - 1]!, rows[limit - 1]!))
    : null;
  return { data, nextCursor };
}

interface Asked {
  conditions: Fragment[];
  /** Deleted rows are in no answer unless a condition speaks of them. */
  withDeleted: boolean;
}

function whereOf({ owned }: Listing<unknown>, { conditions, withDeleted }: Asked): Fragment {
  return join([owned(withDeleted), ...conditions], " AND ");
}

function compileConditions(
  { fields }: Listing<unknown>,
  { filter, conditions = {} }: Conditions,
): Asked {
  const leaves = Object.entries(conditions);
  if (leaves.length > CONDITIONS_MAX) {
    throw invalidField("filter", `holds more than ${CONDITIONS_MAX} conditions`);
  }
  const compiled = leaves.map(([name, value]) => compileLeaf(name, value, fields));
  if (filter !== undefined) compiled.push(compileTree(filter, fields));
  const withDeleted = leaves.some(([name]) => isOfDeletion(name)) || speaksOfDeletion(filter);
  return { conditions: compiled, withDeleted };
}

const isOfDeletion = (name: string) => name === "deletedAt" || name.startsWith("deletedAt__");

/** Whether a tree of conditions, which was compiled and so is no deeper than its limit, names the deletion. */
function speaksOfDeletion(tree: unknown): boolean {
  if (Array.isArray(tree)) return tree.some(speaksOfDeletion);
  if (typeof tree !== "object" || tree === null) return false;
  return Object.entries(tree).some(([name, value]) => isOfDeletion(name) || speaksOfDeletion(value));
}

/** What a cursor is bound to: the same filter and order; empty where there is neither. */
function bindingOf({ filter, conditions, sort }: ListInput): string {
  const filtered = filter !== undefined || Object.keys(conditions ?? {}).length > 0;
  if (!filtered && sort === undefined) return "";
  const asked = JSON.stringify([sort, filter, conditions]);
  // Not with the Web Cryptography API: a turn of the event loop takes longer than the hash.
  return createHash("sha256").update(asked).digest("base64url").slice(0, 16);
}
