/** Finds a person's records by words, best first. @module */
import type { Fragment } from "../crud/field.ts";
import { join } from "../crud/filter.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { segmentWords } from "../language/segment_words.ts";
import { highlight } from "./highlight.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow, type ZhijiRecord } from "./record.ts";
import { matchExpression } from "./search_tokens.ts";

export const SEARCH_HITS_MAX = 100;
const SEARCH_HITS_DEFAULT = 20;

export interface SearchInput {
  q: string;
  type?: string | undefined;
  /** Inclusive, of `occurredAt`. */
  from?: string | undefined;
  /** Exclusive, of `occurredAt`. */
  to?: string | undefined;
  limit?: number | undefined;
}

export interface SearchHit {
  record: ZhijiRecord;
  /** 0..1, the best hit 1. */
  score: number;
  /** HTML text with the found words in `<mark>`. */
  highlight: string;
}

const COLUMNS = recordColumns("records");

export async function searchRecords(
  database: Database,
  userId: string,
  input: SearchInput,
): Promise<SearchHit[]> {
  const words = segmentWords(input.q);
  const match = matchExpression(userId, words);
  if (match === null) return [];
  const where = join(conditions(match, userId, input), " AND ");
  const rows = await database.rows<RawRow>({
    // CROSS JOIN keeps the order of the index: rows come best first and the join stops at the limit.
    sql: `SELECT ${COLUMNS}, records_search.rank FROM records_search CROSS JOIN records
      ON records.row = records_search.rowid WHERE ${where.sql} ORDER BY records_search.rank LIMIT ?`,
    args: [...where.args, input.limit ?? SEARCH_HITS_DEFAULT],
  });
  const rankOf = (row: RawRow) => -(row[RECORD_COLUMNS.length] as number);
  const best = rows.length > 0 ? rankOf(rows[0]!) : 0;
  return rows.map((row) => {
    const record = recordFromRow(row);
    return {
      record,
      score: best > 0 ? Math.round(rankOf(row) / best * 1e4) / 1e4 : 1,
      highlight: highlight(record.text, words),
    };
  });
}

function conditions(match: string, userId: string, input: SearchInput): Fragment[] {
  const optional: [value: string | undefined, sql: string][] = [
    [input.type, "records.type = ?"],
    [input.from, "records.occurred_at >= ?"],
    [input.to, "records.occurred_at < ?"],
  ];
  return [
    // The index knows one user by its tokens; the owner is asked again, because a mistake there must not show.
    {
      sql: "records_search MATCH ? AND records.user_id = ? AND records.deleted_at IS NULL",
      args: [match, userId],
    },
    ...optional.flatMap(([value, sql]) => value === undefined ? [] : [{ sql, args: [value] }]),
  ];
}
