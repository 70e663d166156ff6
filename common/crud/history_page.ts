/** A page of the states that one row has had: newest first, after the version that the cursor names. @module */
import { z } from "zod";
import { decodeCursor, encodeCursor } from "./keyset.ts";
import { type HistoryPage, type Page, PAGE_ROWS_MAX } from "./list_rows.ts";
import { invalidField } from "../error.ts";

const Version = z.int().min(1);

/** One state of a row. */
export interface RowState<Row> {
  version: number;
  row: Row;
}

/** `read` gives at most `limit` states with a version below `before`, newest first. */
export async function pageOfHistory<Row>(
  rowId: string,
  { limit = PAGE_ROWS_MAX, cursor }: HistoryPage,
  read: (before: number, limit: number) => Promise<RowState<Row>[]>,
): Promise<Page<Row>> {
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : versionOf(cursor, rowId);
  const states = await read(before, limit + 1);
  const shown = states.slice(0, limit);
  return {
    data: shown.map(({ row }) => row),
    nextCursor: states.length > limit ? encodeCursor(rowId, [shown.at(-1)!.version]) : null,
  };
}

function versionOf(cursor: string, rowId: string): number {
  const version = Version.safeParse(decodeCursor(cursor, rowId, 1)[0]);
  if (!version.success) throw invalidField("cursor", "is not one of ours");
  return version.data;
}
