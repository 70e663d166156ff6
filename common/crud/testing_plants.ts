/** A collection of plants, a table that no service has: what tests of generated collections stand on. @module */
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { z } from "zod";
import { serviceApp } from "../http/service_app.ts";
import { Timestamp } from "../records/timestamp.ts";
import { testRuntime, type TestUser, testUser } from "../testing.ts";
import { crudRouter } from "./crud_router.ts";
import { ownedBy } from "./row_scope.ts";
import { createOnly, field, readOnly, secret } from "./wire_field.ts";

/** A table that the service has never heard of. */
export const plants = sqliteTable("plants", {
  id: text().primaryKey(),
  userId: text("user_id").notNull(),
  name: text().notNull().unique(),
  place: text({ enum: ["window", "garden"] }).notNull().default("window"),
  litres: integer(),
  wateredAt: text("watered_at"),
  tags: text().notNull().default("[]"),
  care: text().notNull().default("{}"),
  code: text().notNull().default("none"),
  pin: text(),
  waterings: integer().notNull().default(0),
  version: integer().notNull(),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
  deletedAt: text("deleted_at"),
}, (table) => [index("plants_by_user").on(table.userId, table.createdAt)]);
const CREATE = `CREATE TABLE plants (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, name TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL DEFAULT 'window', litres INTEGER, watered_at TEXT, tags TEXT NOT NULL DEFAULT '[]',
  care TEXT NOT NULL DEFAULT '{}', code TEXT NOT NULL DEFAULT 'none', pin TEXT, waterings INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT)`;

const TWIN = `INSERT INTO plants (id, user_id, name, version, created_at, updated_at)
  SELECT id || 'x', user_id, name, 1, created_at, updated_at FROM plants WHERE id = ?`;

/** What hooks were told after commits. */
export const told: string[] = [];
const plantCollection = crudRouter(plants, {
  scope: ownedBy(plants.userId),
  one: "plant",
  many: "plants",
  zh: "植物",
  path: "/plants",
  access: { read: "records:read", write: "records:write" },
  rowsMax: 200,
  searched: ["name"],
  fields: {
    name: z.string().trim().min(1).max(40),
    place: true,
    litres: z.int().min(0).max(100),
    wateredAt: Timestamp,
    tags: field(z.array(z.string().max(20)).max(5), { json: true }),
    care: field(
      z.strictObject({ light: z.string().max(20).optional(), note: z.string().max(20).optional() }),
      {
        json: true,
      },
    ),
    code: createOnly(z.string().max(20)),
    pin: secret(z.string().max(8)),
    waterings: readOnly(z.int()),
  },
  hooks: {
    before: (_ctx, { kind }, { name }) => {
      if (name === "refused") throw new Error("a hook that refuses");
      return kind === "create" ? { columns: { waterings: 7 } } : undefined;
    },
    after: (_ctx, { kind, after }) =>
      kind === "create" && after!.name === "double" ? [{ sql: TWIN, args: [after!.id] }] : [],
    afterCommit: (_ctx, { kind, after }) => void told.push(`${kind} ${after?.name}`),
  },
});
/** Rows that are gone at once, and that belong to a plant. */
const pots = sqliteTable("pots", {
  id: text().primaryKey(),
  userId: text("user_id").notNull(),
  plantId: text("plant_id").notNull().references(() => plants.id),
  size: integer().notNull(),
  version: integer().notNull(),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
}, (table) => [index("pots_by_user").on(table.userId)]);
export const CREATE_POTS = `CREATE TABLE pots (id TEXT PRIMARY KEY, user_id TEXT NOT NULL,
  plant_id TEXT NOT NULL REFERENCES plants (id), size INTEGER NOT NULL, version INTEGER NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL)`;
export const potCollection = crudRouter(pots, {
  scope: ownedBy(pots.userId),
  one: "pot",
  many: "pots",
  zh: "花盆",
  path: "/pots",
  access: { read: "records:read", write: "records:write" },
  rowsMax: 10,
  fields: { plantId: z.uuid(), size: true },
});

export const service = { name: "mobile" as const, summary: "Plants", routes: plantCollection.routes };

/** A service of plants alone, with an owner and a stranger. */
export async function garden() {
  const runtime = await testRuntime();
  await runtime.database.commit([CREATE, "CREATE INDEX plants_by_user ON plants (user_id, created_at)"]);
  const [owner, stranger] = [await testUser(runtime), await testUser(runtime, "mei")];
  const app = serviceApp(service, runtime);
  return { runtime, app, owner, stranger, [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() };
}
export type Garden = Awaited<ReturnType<typeof garden>>;

/** A call as it goes over HTTP; the body as it came. */
export function caller({ app }: Garden, user: TestUser) {
  return async (at: string, body?: unknown, headers: Record<string, string> = {}) => {
    const [method, path] = at.split(" ") as [string, string];
    const response = await app.request(path, {
      method,
      headers: { ...user.headers, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? null : JSON.parse(text),
    };
  };
}

/** A token that is good after the clock was moved. */
export async function freshHeaders({ runtime, owner }: Garden): Promise<Record<string, string>> {
  const scope = "records:read records:write";
  const { accessToken } = await runtime.sessions.open({
    userId: owner.id,
    clientId: "zhiji",
    scope,
    userAgent: null,
  });
  return { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
}
