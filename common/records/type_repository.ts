/** One person's types of records: the built-in ones and their own. @module */
import type { InStatement } from "@libsql/client";
import { z } from "zod";
import { type Clock, toTimestamp } from "../clock.ts";
import {
  type Conditions,
  countRows,
  type HistoryPage,
  type ListInput,
  listRows,
  type Page,
} from "../crud/list_rows.ts";
import { type RowChange, RowHistory } from "../crud/row_history.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { isUnmet, requireThat } from "../database/require_that.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { AppError, changedMeanwhile, type FieldError, notFound } from "../error.ts";
import type { Feed } from "../http/change_stream.ts";
import { BUILT_IN_TYPES, isBuiltInType } from "./built_in_types.ts";
import { typeListing } from "./type_listing.ts";
import { dataErrors } from "./check_data.ts";
import { compileTypeSchema, TypeSchema } from "./type_schema.ts";

export const TYPES_MAX = 100;
const CUES_MAX = 50;
const CHECKED_A_ROUND = 500;
const FAILING_MAX = 100;

export const TypeName = z.string().regex(
  /^[a-z][A-Za-z0-9]{0,63}$/,
  "must be letters and digits, a small letter first, such as bookNote",
);
export const TypeFields = z.strictObject({
  label: z.string().trim().min(1).max(100).describe("What people call it"),
  schema: TypeSchema,
  cues: z.array(z.string().trim().min(1).max(50)).max(CUES_MAX)
    .describe("Words that tell of it in a captured line"),
});

export const RecordType = z.strictObject({
  name: z.string(),
  label: z.string(),
  schema: z.record(z.string(), z.unknown()).describe("JSON Schema of data"),
  cues: z.array(z.string()),
  builtIn: z.boolean(),
  version: z.int(),
}).meta({ id: "RecordType" });
export type RecordType = z.output<typeof RecordType>;

/** A type to be. */
export type NewType = { name: string } & z.output<typeof TypeFields>;

export const TypeCheckSchema = z.strictObject({
  checked: z.int(),
  failed: z.int().describe("How many do not fit; the first of them are in failing"),
  failing: z.array(z.strictObject({
    recordId: z.uuid(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  })),
});

/** What a changed schema says of the records that are there. */
export interface TypeCheck {
  checked: number;
  failed: number;
  failing: { recordId: string; errors: FieldError[] }[];
}

type Row = [name: string, label: string, schema: string, cues: string, version: number];
const COLUMNS = "name, label, schema, cues, version";

export class TypeRepository {
  readonly #database: Database;
  readonly #userId: string;
  readonly #clock: Clock;
  readonly #history: RowHistory;

  constructor(database: Database, userId: string, clock: Clock, isOpen: () => Promise<boolean>) {
    this.#database = database;
    this.#userId = userId;
    this.#clock = clock;
    this.#history = new RowHistory(database, userId, "record_types", isOpen);
  }

  /** A page of them, the built-in ones first unless asked for in another order. */
  list(input: ListInput): Promise<Page<RecordType>> {
    return listRows(this.#database, typeListing(this.#userId, builtInTypes()), input);
  }

  count(conditions: Conditions): Promise<number> {
    return countRows(this.#database, typeListing(this.#userId, builtInTypes()), conditions);
  }

  async get(name: string): Promise<RecordType> {
    const builtIn = isBuiltInType(name) ? builtInTypes().find((type) => type.name === name) : undefined;
    if (builtIn) return builtIn;
    const [row] = await this.#database.rows<Row>({
      sql: `SELECT ${COLUMNS} FROM record_types WHERE user_id = ? AND name = ?`,
      args: [this.#userId, name],
    });
    if (!row) throw notFound("type");
    return typeFromRow(row);
  }

  async add(type: NewType): Promise<RecordType> {
    return (await this.addAll([type]))[0]!;
  }

  /** All or none; `placeOf` a type stands before the names of its wrong fields. */
  async addAll(types: readonly NewType[], placeOf = (_i: number) => ""): Promise<RecordType[]> {
    for (const [i, { name }] of types.entries()) {
      const twice = types.slice(0, i).some((other) => other.name === name);
      if (twice || isBuiltInType(name)) throw nameTaken(name, placeOf(i));
    }
    // A name that was another type's goes on counting, so that no ETag of that one fits this one.
    const last = await this.#history.lastVersions(types.map(({ name }) => name));
    const made = types.map(({ name, label, schema, cues }): RecordType => ({
      name,
      label,
      schema,
      cues,
      builtIn: false,
      version: (last.get(name) ?? 0) + 1,
    }));
    const room = `(SELECT count(*) FROM record_types WHERE user_id = ?) + ${types.length} <= ${TYPES_MAX}`;
    try {
      await this.#database.commit([
        requireThat(room, [this.#userId]),
        ...made.flatMap((type) => [this.#insertion(type), ...this.#kept(type)]),
      ]);
    } catch (error) {
      if (isUniqueViolation(error)) throw await this.#taken(types, placeOf);
      if (isUnmet(error)) {
        throw new AppError("quota_exceeded", `Cannot add another type: there may be ${TYPES_MAX}`);
      }
      throw error;
    }
    this.#database.changes.raise(this.#userId);
    return made;
  }

  /** The states a type has had, newest first; a built-in one has never been another. */
  async history(name: string, page: HistoryPage): Promise<Page<RecordType>> {
    const now = await this.get(name);
    const states = await this.#history.of(name, page) as Page<RecordType>;
    const isFirst = page.cursor === undefined && states.data.length === 0;
    return isFirst ? { data: [now], nextCursor: null } : states;
  }

  /** Changes of one's own types as they happen. */
  get feed(): Feed<RowChange> {
    return this.#history;
  }

  #kept(type: RecordType): InStatement[] {
    return this.#history.keep(newRow(this.#clock), { ...type }, type.name);
  }

  #insertion({ name, label, schema, cues, version }: RecordType): InStatement {
    const { id, createdAt, updatedAt } = newRow(this.#clock);
    return {
      sql: `INSERT INTO record_types (id, created_at, updated_at, user_id, ${COLUMNS})
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        id,
        createdAt,
        updatedAt,
        this.#userId,
        name,
        label,
        JSON.stringify(schema),
        JSON.stringify(cues),
        version,
      ],
    };
  }

  async #taken(types: readonly NewType[], placeOf: (i: number) => string): Promise<AppError> {
    const rows = await this.#database.rows<[string]>({
      sql: "SELECT name FROM record_types WHERE user_id = ?",
      args: [this.#userId],
    });
    const names = new Set(rows.map(([name]) => name));
    const at = Math.max(0, types.findIndex(({ name }) => names.has(name)));
    return nameTaken(types[at]!.name, placeOf(at));
  }

  /** Changes a type and tells which records do not fit it any more; they stay as they are until they are changed. */
  async change(
    name: string,
    change: Partial<z.output<typeof TypeFields>>,
    expectedVersion?: number,
  ): Promise<{ type: RecordType; check: TypeCheck }> {
    const before = await this.#own(name);
    if (expectedVersion !== undefined && expectedVersion !== before.version) throw changedMeanwhile();
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    // One that came from an archive has no state that is kept yet, or only that a former one of its name is gone.
    const last = (await this.#history.lastVersions([name])).get(name) ?? 0;
    const after: RecordType = { ...before, ...given, version: Math.max(last, before.version) + 1 };
    // A change that changes nothing makes no version.
    if (JSON.stringify({ ...after, version: before.version }) === JSON.stringify(before)) {
      return { type: before, check: await this.#check(name, TypeSchema.parse(before.schema)) };
    }
    try {
      await this.#database.commit([
        requireThat("EXISTS (SELECT 1 FROM record_types WHERE user_id = ? AND name = ? AND version = ?)", [
          this.#userId,
          name,
          before.version,
        ]),
        {
          sql: `UPDATE record_types SET label = ?, schema = ?, cues = ?, version = ?, updated_at = ?
            WHERE user_id = ? AND name = ?`,
          args: [
            after.label,
            JSON.stringify(after.schema),
            JSON.stringify(after.cues),
            after.version,
            toTimestamp(this.#clock.now()),
            this.#userId,
            name,
          ],
        },
        ...(last === before.version ? [] : this.#kept(before)),
        ...this.#kept(after),
      ]);
    } catch (error) {
      if (isUnmet(error) || isUniqueViolation(error)) throw changedMeanwhile();
      throw error;
    }
    this.#database.changes.raise(this.#userId);
    return { type: after, check: await this.#check(name, TypeSchema.parse(after.schema)) };
  }

  /** Removes a type that no record has, the trash counted in. */
  async remove(name: string, expectedVersion?: number): Promise<void> {
    const type = await this.#own(name);
    if (expectedVersion !== undefined && expectedVersion !== type.version) throw changedMeanwhile();
    try {
      await this.#database.commit([
        requireThat("NOT EXISTS (SELECT 1 FROM records WHERE user_id = ? AND type = ?)", [
          this.#userId,
          name,
        ]),
        { sql: "DELETE FROM record_types WHERE user_id = ? AND name = ?", args: [this.#userId, name] },
        ...this.#history.bury(newRow(this.#clock), { ...type }, name),
      ]);
    } catch (error) {
      if (isUnmet(error)) throw new AppError("conflict", `Cannot remove the type ${name}: records have it`);
      if (isUniqueViolation(error)) throw changedMeanwhile();
      throw error;
    }
    this.#database.changes.raise(this.#userId);
  }

  async #own(name: string): Promise<RecordType> {
    const type = await this.get(name);
    if (type.builtIn) throw new AppError("forbidden", `Cannot change the type ${name}: it is built in`);
    return type;
  }

  async #check(name: string, schema: TypeSchema): Promise<TypeCheck> {
    const check = compileTypeSchema(schema);
    const found: TypeCheck = { checked: 0, failed: 0, failing: [] };
    for (let after = 0;;) {
      const rows = await this.#database.rows<[number, string, string]>({
        sql: `SELECT row, id, data FROM records WHERE user_id = ? AND type = ? AND deleted_at IS NULL
          AND row > ? ORDER BY row LIMIT ${CHECKED_A_ROUND}`,
        args: [this.#userId, name, after],
      });
      for (const [row, id, data] of rows) {
        after = row;
        const parsed = check.safeParse(JSON.parse(data));
        if (parsed.success) continue;
        found.failed++;
        if (found.failing.length < FAILING_MAX) {
          found.failing.push({ recordId: id, errors: dataErrors(parsed.error) });
        }
      }
      found.checked += rows.length;
      if (rows.length < CHECKED_A_ROUND) return found;
    }
  }
}

function nameTaken(name: string, place: string): AppError {
  return new AppError("conflict", `Cannot add the type ${name}: there is one of this name`, {
    errors: [{ path: `${place}name`, message: "is taken" }],
  });
}

function typeFromRow([name, label, schema, cues, version]: Row): RecordType {
  return { name, label, schema: JSON.parse(schema), cues: JSON.parse(cues), builtIn: false, version };
}

function builtInTypes(): RecordType[] {
  return Object.entries(BUILT_IN_TYPES).map(([name, type]) => {
    const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io: "input", unrepresentable: "any" });
    return { name, label: name, schema, cues: [], builtIn: true, version: 1 };
  });
}
