/** The query of a list as a schema: page, order, and conditions under any name, which the filter grammar checks. @module */
import { z } from "zod";
import { DEPTH_MAX, LEAVES_MAX, OPERATOR_NAMES } from "./filter.ts";
import { OFFSET_MAX, PAGE_ROWS_DEFAULT, PAGE_ROWS_MAX } from "./list_rows.ts";

const Condition = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const filter = z.record(z.string(), z.unknown()).optional().describe(
  `Conditions as a JSON tree of and, or, not: {"and":[{"type":"expense"},{"not":{"tags__has":"work"}}]}; ` +
    `at most ${DEPTH_MAX} deep and ${LEAVES_MAX} conditions`,
);

/** More for the reference page: how conditions are written. */
export const CONDITIONS_DESCRIPTION = `Any other key is a condition field__operator with operators ${
  OPERATOR_NAMES.join(" ")
}; lists of values by comma or by repeating the key`;

/** The same in Chinese. */
export const CONDITIONS_ZH = `其他键都是条件 字段__运算符，运算符有 ${
  OPERATOR_NAMES.join(" ")
}；多个值用逗号分隔，或重复同一个键`;

/** A part of what some fields hold, of collections where it is worth a word. */
const partOf = (fields: readonly string[]) =>
  fields.length === 0
    ? {}
    : { q: z.string().trim().min(1).max(100).optional().describe(`A part of ${fields.join(" or ")}`) };

/** The query of a count; `searched` are the fields that `q` looks into. */
export function countQuery(searched: readonly string[]) {
  return z.strictObject({ ...partOf(searched), filter }).catchall(Condition);
}

/** The filter with `q` as one more condition. */
export function withPart(filter: unknown, q: string | undefined, searched: readonly string[]): unknown {
  if (q === undefined) return filter;
  const part = { or: searched.map((name) => ({ [`${name}__contains`]: q })) };
  return filter === undefined ? part : { and: [filter, part] };
}

const pageOf = (rows: number) => ({
  limit: z.int().min(1).max(PAGE_ROWS_MAX).default(rows),
  cursor: z.string().optional().describe("nextCursor of the page before"),
});

/** The page of a history: a whole one unless asked, as most rows have few states. */
export const historyQuery = pageOf(PAGE_ROWS_MAX);

/** The query of a list; `shown` are the fields that `fields` may choose from. */
export function listQuery(
  shown: readonly string[],
  searched: readonly string[],
  pageRows = PAGE_ROWS_DEFAULT,
) {
  return z.strictObject({
    ...partOf(searched),
    ...pageOf(pageRows),
    offset: z.int().min(0).max(OFFSET_MAX).optional().describe("Instead of a cursor"),
    sort: z.string().max(200).optional().describe("Fields by comma, - before one for descending"),
    count: z.boolean().optional().describe("Also count all rows of the filter"),
    fields: z.array(z.enum(shown)).min(1).max(32).optional()
      .describe("Only these, by comma; all unless given"),
    filter,
  }).catchall(Condition);
}

/** Of each row only the fields that were asked for. */
export function pickFields<Row extends object>(
  rows: readonly Row[],
  fields: readonly string[],
): Partial<Row>[] {
  return rows.map((row) =>
    Object.fromEntries(fields.map((name) => [name, row[name as keyof Row]])) as Partial<Row>
  );
}
