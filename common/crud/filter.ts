/**
 * The filter grammar of every collection: `field__operator=value` in an address, or a tree of `and`, `or`
 * and `not` over such leaves in JSON. Both become SQL with parameters; names come from a table of fields.
 * @module
 */
import { z } from "zod";
import { toTimestamp } from "../clock.ts";
import { invalidField } from "../error.ts";
import { type Field, type FieldKind, type Fields, type Fragment, knownNames } from "./field.ts";

/** A time with its offset, or a day, which begins at midnight UTC. */
const Time = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/** Limits of a tree of conditions, and of the values of one. */
export const DEPTH_MAX = 8;
export const LEAVES_MAX = 64;
export const LIST_MAX = 200;
export const VALUE_CHARS_MAX = 2_000;
/** Each wildcard multiplies the ways SQLite tries to match a pattern. */
const WILDCARDS_MAX = 8;

type Value = string | number;
type Compile = (field: Field, values: Value[]) => string;

interface Operator {
  /** How many values it takes: one, two, or a list. */
  takes: 1 | 2 | "list" | "boolean";
  kinds: readonly FieldKind[];
  compile: Compile;
  /** The LIKE pattern made of a value. */
  pattern?: (value: string) => string;
}

const ORDERED: readonly FieldKind[] = ["text", "number", "time"];
const SCALAR: readonly FieldKind[] = ["text", "number", "time", "boolean"];
const anyOf = (values: Value[]) => `(${values.map(() => "?").join(", ")})`;
/** SQLite orders numbers before texts, so that one side of a comparison would take in all of the other kind. */
const compare = (operator: string): Compile => (field) => {
  const compared = `${field.sql} ${operator} ?`;
  if (!field.loose) return compared;
  const isNumber = field.kind === "number";
  if (isNumber && operator.startsWith(">")) return `(${compared} AND ${field.sql} < '')`;
  if (!isNumber && operator.startsWith("<")) return `(${compared} AND ${field.sql} >= '')`;
  return compared;
};
/** A text as a LIKE pattern that matches only it. */
export const escapeLike = (value: string) => value.replace(/[\\%_]/g, "\\$&");
const like = (field: Field) => `${field.sql} LIKE ? ESCAPE '\\'`;

const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: { takes: 1, kinds: SCALAR, compile: compare("=") },
  // IS NOT, so that a row without the field counts as different from every value.
  ne: { takes: 1, kinds: SCALAR, compile: compare("IS NOT") },
  gt: { takes: 1, kinds: ORDERED, compile: compare(">") },
  gte: { takes: 1, kinds: ORDERED, compile: compare(">=") },
  lt: { takes: 1, kinds: ORDERED, compile: compare("<") },
  lte: { takes: 1, kinds: ORDERED, compile: compare("<=") },
  between: { takes: 2, kinds: ORDERED, compile: (field) => `${field.sql} BETWEEN ? AND ?` },
  in: { takes: "list", kinds: SCALAR, compile: (field, values) => `${field.sql} IN ${anyOf(values)}` },
  nin: {
    takes: "list",
    kinds: SCALAR,
    compile: (field, values) => `(${field.sql} IS NULL OR ${field.sql} NOT IN ${anyOf(values)})`,
  },
  like: { takes: 1, kinds: ["text"], compile: like, pattern: (value) => value },
  contains: { takes: 1, kinds: ["text"], compile: like, pattern: (value) => `%${escapeLike(value)}%` },
  startswith: { takes: 1, kinds: ["text"], compile: like, pattern: (value) => `${escapeLike(value)}%` },
  has: {
    takes: "list",
    kinds: ["list"],
    compile: (field, values) =>
      values.map(() => `EXISTS (SELECT 1 FROM json_each(${field.sql}) WHERE json_each.value = ?)`).join(
        " AND ",
      ),
  },
  isnull: { takes: "boolean", kinds: [...SCALAR, "list"], compile: (field) => `${field.sql} IS NULL` },
};

/** The operators, for documentation. */
export const OPERATOR_NAMES: readonly string[] = Object.keys(OPERATORS);

/** The operators that fit a kind of field, and how many values each takes. */
export function operatorsOf(kind: FieldKind): { name: string; takes: Operator["takes"] }[] {
  return Object.entries(OPERATORS).filter(([, operator]) => operator.kinds.includes(kind))
    .map(([name, { takes }]) => ({ name, takes }));
}

/**
 * One leaf `name` (`field` or `field__operator`) with its value from an address, where commas part the values of a
 * list, or from a JSON tree, whose lists are what they say.
 */
export function compileLeaf(
  name: string,
  given: unknown,
  fields: Fields,
  from: "address" | "tree" = "address",
): Fragment {
  const split = name.lastIndexOf("__");
  const fieldName = split < 0 ? name : name.slice(0, split);
  const operatorName = split < 0 ? "eq" : name.slice(split + 2);
  const field = fields.get(fieldName);
  if (!field) throw invalidField(name, `is not a known field; there are ${knownNames(fields)}`);
  const operator = Object.hasOwn(OPERATORS, operatorName) ? OPERATORS[operatorName]! : undefined;
  if (!operator) {
    throw invalidField(name, `has no such operator: ${operatorName}; there are ${OPERATOR_NAMES.join(", ")}`);
  }
  if (!operator.kinds.includes(field.kind)) {
    throw invalidField(name, `cannot be used: ${operatorName} does not fit a ${field.kind}`);
  }
  if (operator.takes === "boolean") {
    const isNull = readBoolean(name, given);
    return { sql: isNull ? operator.compile(field, []) : `${field.sql} IS NOT NULL`, args: [] };
  }
  const values = readValues(name, given, field, operator, from);
  if (!operator.pattern) return { sql: operator.compile(field, values), args: values };
  const pattern = operator.pattern(String(values[0]));
  if (pattern.replace(/\\[^]/g, "").split(/[%_]/).length - 1 > WILDCARDS_MAX) {
    throw invalidField(name, `takes at most ${WILDCARDS_MAX} wildcards`);
  }
  return { sql: operator.compile(field, values), args: [pattern] };
}

function readValues(
  name: string,
  given: unknown,
  field: Field,
  operator: Operator,
  from: "address" | "tree",
): Value[] {
  const list = operator.takes === 1
    ? [given]
    : Array.isArray(given) && from === "tree"
    ? given
    : Array.isArray(given)
    ? given.flatMap((part) => typeof part === "string" ? part.split(",") : [part])
    : typeof given === "string"
    ? given.split(",")
    : [given];
  if (operator.takes === 2 && list.length !== 2) {
    throw invalidField(name, "takes two values, separated by a comma");
  }
  if (list.length === 0 || list.length > LIST_MAX) throw invalidField(name, `takes 1 to ${LIST_MAX} values`);
  return list.map((value) => readValue(name, value, field));
}

function readValue(name: string, given: unknown, field: Field): Value {
  switch (field.kind) {
    case "number": {
      const number = typeof given === "number"
        ? given
        : typeof given === "string" && given.trim() !== ""
        ? Number(given)
        : NaN;
      if (!Number.isFinite(number)) throw invalidField(name, "takes a number");
      return number;
    }
    case "boolean":
      return readBoolean(name, given) ? 1 : 0;
    case "time": {
      // Date.parse() alone would read 30 February as 2 March.
      const time = Time.safeParse(given);
      if (!time.success) throw invalidField(name, "takes a time such as 2026-03-18T12:30:00+08:00");
      return toTimestamp(Date.parse(time.data));
    }
    default:
      if (typeof given !== "string") throw invalidField(name, "takes a text");
      if (given.length > VALUE_CHARS_MAX) {
        throw invalidField(name, `takes at most ${VALUE_CHARS_MAX} characters`);
      }
      return given;
  }
}

function readBoolean(name: string, given: unknown): boolean {
  if (given === true || given === "true") return true;
  if (given === false || given === "false") return false;
  throw invalidField(name, "takes true or false");
}

/** A JSON tree as SQL; `path` names the place in errors. */
export function compileTree(tree: unknown, fields: Fields, path = "filter"): Fragment {
  const count = { leaves: 0 };
  return compileNode(tree, fields, path, 0, count);
}

function compileNode(
  tree: unknown,
  fields: Fields,
  path: string,
  depth: number,
  count: { leaves: number },
): Fragment {
  if (depth > DEPTH_MAX) throw invalidField(path, `is nested more than ${DEPTH_MAX} deep`);
  if (typeof tree !== "object" || tree === null || Array.isArray(tree)) {
    throw invalidField(path, 'must be an object such as {"and":[{"type__eq":"expense"}]}');
  }
  const parts = Object.entries(tree).map(([key, value]): Fragment => {
    if (++count.leaves > LEAVES_MAX) throw invalidField(path, `holds more than ${LEAVES_MAX} conditions`);
    if (key === "and" || key === "or") {
      if (!Array.isArray(value) || value.length === 0) throw invalidField(`${path}.${key}`, "must be a list");
      const nodes = value.map((node, i) =>
        compileNode(node, fields, `${path}.${key}.${i}`, depth + 1, count)
      );
      return join(nodes, key === "and" ? " AND " : " OR ");
    }
    if (key === "not") {
      const inner = compileNode(value, fields, `${path}.not`, depth + 1, count);
      // A condition on a missing field is unknown, not false; its negation is meant to be true.
      return { sql: `coalesce(NOT (${inner.sql}), 1)`, args: inner.args };
    }
    return compileLeaf(key, value, fields, "tree");
  });
  if (parts.length === 0) throw invalidField(path, "must not be empty");
  return join(parts, " AND ");
}

/** Fragments joined, each in brackets. */
export function join(parts: readonly Fragment[], glue: " AND " | " OR "): Fragment {
  return {
    sql: parts.length === 1 ? parts[0]!.sql : `(${parts.map((part) => `(${part.sql})`).join(glue)})`,
    args: parts.flatMap((part) => part.args),
  };
}
