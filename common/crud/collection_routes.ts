/** The operations and routes of a collection, made from its schemas and its store. @module */
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { z } from "zod";
import type { UserContext } from "../context.ts";
import { StartError } from "../error.ts";
import { type ChangeFormat, type Feed, streamChanges } from "../http/change_stream.ts";
import type { Method, Route, RouteOptions } from "../http/route.ts";
import { operation, type Scope } from "../operation.ts";
import type { CrudOperation } from "./collection_calls.ts";
import type { CollectionStore } from "./collection_store.ts";
import type { Fields } from "./field.ts";
import {
  CONDITIONS_DESCRIPTION,
  CONDITIONS_ZH,
  countQuery,
  historyQuery,
  listQuery,
  pickFields,
  withPart,
} from "./list_query.ts";
import type { Conditions } from "./list_rows.ts";
import type { RowChange } from "./row_history.ts";
import type { RowScope } from "./row_scope.ts";
import { TableDeclaration } from "./table_declaration.ts";
import type { MaybePromise } from "../when_known.ts";

/** Rows of one batch. */
const BATCH_ROWS_MAX = 100;

/** Operations that a collection does not have, each with the reason why. */
export type Without<Names extends CrudOperation = CrudOperation> = Readonly<Partial<Record<Names, string>>>;

/** More of an operation than its summary says, in English and Chinese. */
export type CollectionNotes = Partial<Record<CrudOperation, readonly [en: string, zh: string]>>;

/** What an operation answers with, where it is not the row alone. */
export type CollectionAnswers = Readonly<
  Partial<Record<"create" | "get" | "change" | "delete", z.ZodObject>>
>;

/** A collection as its routes see it: its store is anything that keeps rows. */
export interface CollectionDescription {
  /** Left out where the rows are made of another collection's. */
  table?: SQLiteTable | undefined;
  /** Whose the rows are. There is no default: a collection that nobody owns has to say so. */
  scope: RowScope;
  /** snake_case, singular and plural: parts of the operations' names. */
  name: { one: string; many: string };
  /** For people: `API keys`, `API 密钥`. */
  label: { many: string; zh: string };
  /** Descriptions of operations that say more than that of every collection's. */
  notes?: CollectionNotes | undefined;
  /** `/api-keys`. */
  path: `/${string}`;
  access: { read: Scope; write: Scope };
  sessionOnly?: true | undefined;
  without?: Without | undefined;
  /** The field by which the path names a row; `id` unless said. */
  key?: string | undefined;
  /** What stands there in the path, and how it is checked. */
  id: z.ZodType<string>;
  row: z.ZodObject;
  /** Answers that are more, or other, than the row. */
  answers?: CollectionAnswers | undefined;
  new?: z.ZodObject | undefined;
  replace?: z.ZodObject | undefined;
  change?: z.ZodObject | undefined;
  filters: Fields;
  /** Rows of a page unless asked; {@link PAGE_ROWS_DEFAULT} unless said. */
  pageRows?: number | undefined;
  /** Fields of text that `q` looks into. */
  searched?: readonly string[] | undefined;
  /** How a list is ordered unless asked, in words: `newest first`, `最新的在前`. */
  order: readonly [en: string, zh: string];
  /** Rows have a version: they carry an ETag, and changes take `If-Match`. */
  versioned: boolean;
  /** {@link RouteOptions.changedSince} of a row that is read. */
  changedSince?: RouteOptions["changedSince"];
  /** A deleted row can be restored, so that a delete answers with it. */
  restorable: boolean;
  /** How an answer to a create is kept to be replayed: sealed where it holds a secret. */
  idempotent: true | "sealed";
  // deno-lint-ignore no-explicit-any -- rows are checked by the schemas above
  store(ctx: UserContext): CollectionStore<any, any, any>;
}

// deno-lint-ignore no-explicit-any -- input and output are what the schemas say
type Run = (ctx: UserContext, input: any) => MaybePromise<any>;

/** One operation of every collection. */
interface Template {
  /** Method, and what follows the collection's path. */
  at: [method: Method, suffix: string];
  name(c: CollectionDescription): string;
  summary(c: CollectionDescription): string;
  description?: (c: CollectionDescription) => string;
  zh(c: CollectionDescription): readonly [summary: string, description?: string];
  effect: "read" | "write";
  input(c: CollectionDescription): z.ZodType;
  output(c: CollectionDescription): z.ZodType;
  run(c: CollectionDescription): Run;
  options?: (c: CollectionDescription) => RouteOptions;
}

const versioned = ({ versioned }: CollectionDescription): RouteOptions =>
  versioned ? { versioned: true } : {};
const keyOf = ({ key = "id" }: CollectionDescription) => key;
const named = (c: CollectionDescription) => z.strictObject({ [keyOf(c)]: c.id });
const withId = (c: CollectionDescription, schema: z.ZodObject) =>
  schema.extend({ [keyOf(c)]: c.id, ...(c.versioned ? { expectedVersion: z.int().optional() } : {}) });
const onlyId = (c: CollectionDescription) => withId(c, z.strictObject({}));
/** A schema that an operation cannot do without. */
const needed = (c: CollectionDescription, name: "new" | "replace" | "change") => {
  const schema = c[name];
  if (!schema) throw new StartError(`${c.path}: there is no schema for ${name}`);
  return schema;
};
const camel = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** What is asked of the rows; `q` is a condition's name like any other where no field is looked into. */
function conditionsOf(asked: Record<string, unknown>, searched: readonly string[] = []): Conditions {
  if (searched.length === 0) {
    const { filter, ...conditions } = asked;
    return { filter, conditions };
  }
  const { q, filter, ...conditions } = asked;
  return { filter: withPart(filter, q as string | undefined, searched), conditions };
}

/** In the order in which they stand in the route table: fixed words before ids. */
const TEMPLATES: Readonly<Record<CrudOperation, Template>> = {
  list: {
    at: ["GET", ""],
    name: ({ name }) => `list_${name.many}`,
    summary: ({ label, order }) => `List ${label.many}, ${order[0]}`,
    description: () => CONDITIONS_DESCRIPTION,
    zh: ({ label, order }) => [`列出${label.zh}，${order[1]}`, CONDITIONS_ZH],
    effect: "read",
    input: ({ row, searched = [], pageRows }) => listQuery(Object.keys(row.shape), searched, pageRows),
    output: ({ row }) =>
      z.strictObject({
        data: z.array(row.partial()).describe("Whole rows unless fields says less"),
        nextCursor: z.string().nullable(),
        total: z.int().optional(),
      }),
    run: ({ store, searched }) => async (ctx, input) => {
      const { fields, limit, cursor, offset, sort, count, ...asked } = input;
      const { filter, conditions } = conditionsOf(asked, searched);
      const page = await store(ctx).list!({ limit, cursor, offset, sort, count, filter, conditions });
      return fields ? { ...page, data: pickFields(page.data, fields) } : page;
    },
    options: ({ filters }) => ({ filters }),
  },
  create: {
    at: ["POST", ""],
    name: ({ name }) => `create_${name.one}`,
    summary: ({ label }) => `Add one of the ${label.many}`,
    zh: ({ label }) => [`添加${label.zh}`],
    effect: "write",
    input: (c) => needed(c, "new"),
    output: (c) => c.answers?.create ?? c.row,
    run: ({ store }) => async (ctx, input) => (await store(ctx).create!([input], () => ""))[0],
    options: (c) => ({
      status: 201,
      idempotent: c.idempotent,
      ...versioned(c),
    }),
  },
  batch: {
    at: ["POST", "/batch"],
    name: ({ name }) => `create_${name.many}`,
    summary: ({ label }) => `Add several ${label.many}, all or none`,
    zh: ({ label }) => [`添加多个${label.zh}，要么全部成功，要么一个不存`],
    effect: "write",
    input: (c) =>
      z.strictObject({ [camel(c.name.many)]: z.array(needed(c, "new")).min(1).max(BATCH_ROWS_MAX) }),
    output: (c) => z.strictObject({ [camel(c.name.many)]: z.array(c.answers?.create ?? c.row) }),
    run: ({ store, name }) => async (ctx, input) => {
      const many = camel(name.many);
      return { [many]: await store(ctx).create!(input[many], (i) => `${many}.${i}.`) };
    },
    options: ({ idempotent }) => ({ status: 201, idempotent }),
  },
  count: {
    at: ["GET", "/count"],
    name: ({ name }) => `count_${name.many}`,
    summary: ({ label }) => `Count ${label.many}`,
    description: () => CONDITIONS_DESCRIPTION,
    zh: ({ label }) => [`计数${label.zh}`, CONDITIONS_ZH],
    effect: "read",
    input: ({ searched = [] }) => countQuery(searched),
    output: () => z.strictObject({ count: z.int() }),
    run: ({ store, searched }) => async (ctx, input) => ({
      count: await store(ctx).count!(conditionsOf(input, searched)),
    }),
    options: ({ filters }) => ({ filters }),
  },
  events: {
    at: ["GET", "/events"],
    name: ({ name }) => `stream_${name.many}`,
    summary: ({ label }) => `Follow changes of ${label.many} as they happen`,
    description: ({ name }) =>
      `Server-sent events ${
        camel(name.one)
      } with { deleted, row }; Last-Event-ID goes on where a stream ended, ` +
      "resync tells to read everything again, bye that the server stops or the session has ended",
    zh: ({ label, name }) => [
      `实时跟踪${label.zh}的变化`,
      `服务器推送事件 ${camel(name.one)}，内容为 { deleted, row }；Last-Event-ID 从断开处继续，` +
      "resync 表示需要全部重读，bye 表示服务器即将停止或会话已经结束",
    ],
    effect: "read",
    input: () => z.strictObject({}),
    output: () => z.custom<Feed<RowChange>>(),
    run: ({ store }) => (ctx) => Promise.resolve(store(ctx).feed!),
    options: ({ name }) => ({ respond: responder(camel(name.one)), produces: ["text/event-stream"] }),
  },
  get: {
    at: ["GET", "/:id"],
    name: ({ name }) => `get_${name.one}`,
    summary: ({ label }) => `Read one of the ${label.many}`,
    zh: ({ label }) => [`读取一个${label.zh}`],
    effect: "read",
    input: named,
    output: ({ row, answers }) => answers?.get ?? row,
    run: (c) => (ctx, input) => c.store(ctx).get!(input[keyOf(c)]),
    options: (c) => ({ ...versioned(c), ...(c.changedSince ? { changedSince: c.changedSince } : {}) }),
  },
  replace: {
    at: ["PUT", "/:id"],
    name: ({ name }) => `replace_${name.one}`,
    summary: ({ label }) => `Put another in the place of one of the ${label.many}`,
    description: () => "What is left out falls back to what it is in a new one",
    zh: ({ label }) => [`整个替换一个${label.zh}`, "没有给出的字段回到新建时的值"],
    effect: "write",
    input: (c) => withId(c, needed(c, "replace")),
    output: ({ row, answers }) => answers?.change ?? row,
    run: (c) => (ctx, { [keyOf(c)]: id, expectedVersion, ...given }) =>
      c.store(ctx).replace!(id, given, expectedVersion),
    options: versioned,
  },
  change: {
    at: ["PATCH", "/:id"],
    name: ({ name }) => `change_${name.one}`,
    summary: ({ label }) => `Change fields of one of the ${label.many}`,
    description: () => "A JSON merge patch, RFC 7396",
    zh: ({ label }) => [`更改一个${label.zh}的字段`, "JSON 合并补丁，RFC 7396"],
    effect: "write",
    input: (c) => withId(c, needed(c, "change")),
    output: ({ row, answers }) => answers?.change ?? row,
    run: (c) => (ctx, { [keyOf(c)]: id, expectedVersion, ...change }) =>
      c.store(ctx).change!(id, change, expectedVersion),
    options: versioned,
  },
  delete: {
    at: ["DELETE", "/:id"],
    name: ({ name }) => `delete_${name.one}`,
    summary: ({ label, restorable }) =>
      restorable ? `Delete one of the ${label.many}; it can be restored` : `Remove one of the ${label.many}`,
    zh: ({ label, restorable }) => [restorable ? `删除一个${label.zh}，之后可以恢复` : `移除一个${label.zh}`],
    effect: "write",
    input: onlyId,
    output: ({ row, restorable, answers }) => answers?.delete ?? (restorable ? row : z.strictObject({})),
    run: (c) => async (ctx, { [keyOf(c)]: id, expectedVersion }) =>
      await c.store(ctx).remove!(id, expectedVersion) ?? {},
    options: (c) => ({ ...versioned(c), ...(c.restorable || c.answers?.delete ? {} : { status: 204 }) }),
  },
  restore: {
    at: ["POST", "/:id/restore"],
    name: ({ name }) => `restore_${name.one}`,
    summary: ({ label }) => `Bring back one of the deleted ${label.many}`,
    zh: ({ label }) => [`恢复一个已删除的${label.zh}`],
    effect: "write",
    input: onlyId,
    output: ({ row }) => row,
    run: (c) => (ctx, { [keyOf(c)]: id, expectedVersion }) => c.store(ctx).restore!(id, expectedVersion),
    options: versioned,
  },
  history: {
    at: ["GET", "/:id/history"],
    name: ({ name }) => `get_${name.one}_history`,
    summary: ({ label }) => `Read every state one of the ${label.many} has had, newest first`,
    zh: ({ label }) => [`读取一个${label.zh}的每一个历史版本，最新的在前`],
    effect: "read",
    input: (c) => named(c).extend(historyQuery),
    output: ({ row }) => z.strictObject({ data: z.array(row), nextCursor: z.string().nullable() }),
    run: (c) => (ctx, { [keyOf(c)]: id, ...page }) => c.store(ctx).history!(id, page),
  },
};

/** The routes of a collection's operations; `Calls` is what the typed client is to know of them. */
export function collectionRoutes<Calls>(collection: CollectionDescription): Route<Calls>[] {
  const { access, path, sessionOnly, without = {}, table, scope } = collection;
  const declares = table && new TableDeclaration(table, scope, access);
  return Object.entries(TEMPLATES).filter(([name]) => without[name as CrudOperation] === undefined)
    .map(([name, template]) => {
      const note = collection.notes?.[name as CrudOperation];
      const description = note?.[0] ?? template.description?.(collection);
      const [summaryZh, descriptionZh] = template.zh(collection);
      const moreZh = note?.[1] ?? descriptionZh;
      const described = operation({
        name: template.name(collection),
        summary: template.summary(collection),
        ...(description === undefined ? {} : { description }),
        zh: moreZh === undefined ? [summaryZh] : [summaryZh, moreZh],
        effect: template.effect,
        scope: access[template.effect],
        ...(sessionOnly ? { sessionOnly } : {}),
        input: template.input(collection),
        output: template.output(collection),
      }, template.run(collection));
      const [method, suffix] = template.at;
      const options = { ...template.options?.(collection), ...(declares ? { declares } : {}) };
      const at = path + suffix.replace(":id", `:${keyOf(collection)}`);
      return { method, path: at, operation: described, ...options };
    });
}

function responder(event: string) {
  const format: ChangeFormat<RowChange> = {
    changes: (changes) =>
      changes.map(({ seq, deleted, row }) => ({ event, id: seq, data: { deleted, row } })),
    resync: { event: "resync", data: null },
  };
  return (feed: Feed<RowChange>, request: Request, stopping: AbortSignal) =>
    streamChanges(feed, format, request, stopping);
}
