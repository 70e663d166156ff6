/** What an aggregate asks of records, as SQL: its conditions, what is measured, and how records are grouped. @module */
import { type Fields, type Fragment, knownNames } from "../crud/field.ts";
import { compileTree, escapeLike, join } from "../crud/filter.ts";
import { invalidField } from "../error.ts";
import { segmentWords } from "../language/segment_words.ts";
import type { AggregateInput } from "./aggregate_records.ts";
import { UNITS } from "./built_in_types.ts";
import { type Period, PERIODS } from "./period_buckets.ts";
import { matchTokens } from "./search_tokens.ts";

/** The value and unit of the metric, as SQL over `records`. */
export interface Measure {
  value: string;
  unit: string;
  isNumber: boolean;
}

export function measureOf({ metric, field }: AggregateInput, fields: Fields): Measure | null {
  if (field === undefined) {
    if (metric === "sum" || metric === "avg" || metric === "min" || metric === "max") {
      throw invalidField("field", `is needed for ${metric}`);
    }
    return null;
  }
  const known = fields.get(field);
  if (!known) throw invalidField("field", `is not a known field: ${field}; there are ${knownNames(fields)}`);
  if (known.kind !== "number" && metric !== "count" && metric !== "list") {
    if (metric === "first" || metric === "last") {
      return { value: known.sql, unit: "NULL", isNumber: false };
    }
    throw invalidField("field", `is not a number: ${field}`);
  }
  const unit = UNITS[field.replace(/^data\./, "")];
  return {
    value: known.sql,
    isNumber: known.kind === "number",
    unit: unit === undefined
      ? "NULL"
      : "field" in unit
      ? `json_extract(records.data, '$.${unit.field}')`
      : unit.fixed === null
      ? "NULL"
      : `'${unit.fixed}'`,
  };
}

export function conditions(
  userId: string,
  input: AggregateInput,
  measure: Measure | null,
  fields: Fields,
): Fragment {
  const parts: Fragment[] = [{ sql: "records.user_id = ? AND records.deleted_at IS NULL", args: [userId] }];
  const optional: [value: string | undefined, sql: string][] = [
    [input.type, "records.type = ?"],
    [input.currency, "json_extract(records.data, '$.currency') = ?"],
  ];
  for (const [value, sql] of optional) if (value !== undefined) parts.push({ sql, args: [value] });
  for (const tag of input.tags ?? []) {
    parts.push({ sql: "EXISTS (SELECT 1 FROM json_each(records.tags) WHERE value = ?)", args: [tag] });
  }
  for (const word of input.words ?? []) parts.push(holdsWord(userId, word));
  for (const words of input.anyWords ?? []) {
    const any = join(words.map((word) => holdsWord(userId, word)), " OR ");
    parts.push({ sql: `(${any.sql})`, args: any.args });
  }
  for (const word of input.noWords ?? []) {
    const { sql, args } = holdsWord(userId, word);
    parts.push({ sql: `NOT (${sql})`, args });
  }
  if (input.where !== undefined) parts.push(compileTree(input.where, fields, "where"));
  if (measure && input.metric !== "count" && input.metric !== "list") {
    // A type may have been another once: what its records hold since then is no number.
    const isValue = measure.isNumber
      ? `typeof(${measure.value}) IN ('integer', 'real')`
      : `${measure.value} IS NOT NULL`;
    parts.push({ sql: isValue, args: [] });
  }
  return join(parts, " AND ");
}

/** The index knows a character as the first of a pair only: 车 of 打车 is in none. */
const LONE_HAN = /^\p{Script=Han}$/u;
const LONG_HAN = /^\p{Script=Han}{3,}$/u;

/**
 * Whether a record says a word, by the search index: Traditional finds Simplified, "run" finds "running", and
 * tags, merchants and people count as said. What the index keeps no word of is looked for in the text.
 */
function holdsWord(userId: string, word: string): Fragment {
  // Pairs of characters say it all: where a longer word ends depends on what stands around it.
  const tokens = LONE_HAN.test(word)
    ? []
    : matchTokens(userId, segmentWords(word).filter((token) => !LONG_HAN.test(token)));
  return tokens.length > 0
    ? {
      sql: "records.row IN (SELECT rowid FROM records_search WHERE records_search MATCH ?)",
      args: [tokens.join(" AND ")],
    }
    : { sql: "records.text LIKE ? ESCAPE '\\'", args: [`%${escapeLike(word)}%`] };
}

/** How records are put into groups: by a period of their time, by a tag, by a field, or not at all. */
export type Grouping = { by: "period"; period: Period } | { by: "tag" } | { by: "field"; sql: string } | {
  by: "none";
};

export function grouping({ groupBy: by, metric }: AggregateInput, fields: Fields): Grouping {
  if (by === undefined) return { by: "none" };
  if (metric === "first" || metric === "last") throw invalidField("groupBy", `cannot be used with ${metric}`);
  if ((PERIODS as readonly string[]).includes(by)) return { by: "period", period: by as Period };
  if (by === "tag") return { by: "tag" };
  const field = fields.get(by) ?? fields.get(`data.${by}`);
  if (!field) {
    throw invalidField(
      "groupBy",
      `cannot be ${by}; there are ${PERIODS.join(", ")}, tag, ${knownNames(fields)}`,
    );
  }
  if (field.kind === "list") throw invalidField("groupBy", `cannot be ${by}, which is a list`);
  return { by: "field", sql: field.sql };
}
