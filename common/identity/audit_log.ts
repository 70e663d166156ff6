/** Who did what when: lines are added and read, and nothing changes them (triggers of the table refuse). @module */
import type { InStatement } from "@libsql/client";
import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { auditLog } from "../database/schema.ts";

export const AuditEntry = z.strictObject({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  actorId: z.uuid().nullable().describe("Who did it; null: someone not signed in"),
  action: z.string(),
  targetId: z.string().nullable().describe("Account, client or key it was done to"),
  detail: z.record(z.string(), z.unknown()),
}).meta({ id: "AuditEntry" });
export type AuditEntry = z.output<typeof AuditEntry>;

/** A line to be; `detail` holds ids, roles and numbers, never names, addresses or secrets. */
export interface AuditLine {
  actorId: string | null;
  action: string;
  targetId?: string | null;
  detail?: Record<string, unknown>;
}

/** The statement that adds a line, for the transaction of what it tells. */
export function auditStatement(
  clock: Clock,
  { actorId, action, targetId = null, detail = {} }: AuditLine,
): InStatement {
  const { id, createdAt } = newRow(clock);
  return {
    sql:
      "INSERT INTO audit_log (id, created_at, actor_id, action, target_id, detail) VALUES (?, ?, ?, ?, ?, ?)",
    args: [id, createdAt, actorId, action, targetId, JSON.stringify(detail)],
  };
}

export class AuditLog {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async add(line: AuditLine): Promise<void> {
    await this.#database.commit([auditStatement(this.#clock, line)]);
  }

  /** A page of lines, newest first; `cursor` is the id of the last line of the page before. */
  async list(
    { limit, cursor, action, targetId }: {
      limit: number;
      cursor?: string | undefined;
      action?: string | undefined;
      targetId?: string | undefined;
    },
  ): Promise<{ data: AuditEntry[]; nextCursor: string | null }> {
    const rows = await this.#database.read.select().from(auditLog).where(and(
      cursor === undefined ? undefined : lt(auditLog.id, cursor),
      action === undefined ? undefined : eq(auditLog.action, action),
      targetId === undefined ? undefined : eq(auditLog.targetId, targetId),
    )).orderBy(desc(auditLog.id)).limit(limit + 1);
    const data = rows.slice(0, limit).map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
    return { data, nextCursor: rows.length > limit ? data.at(-1)!.id : null };
  }
}
