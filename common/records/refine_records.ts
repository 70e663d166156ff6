/** Puts a model's reading of a capture in place of the grammar's, and never over what a person has touched. @module */
import type { InStatement } from "@libsql/client";
import type { Clock } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { isUnmet, requireThat } from "../database/require_that.ts";
import type { Principal } from "../security/principal.ts";
import { checkData } from "./check_data.ts";
import type { OwnTypes } from "./own_types.ts";
import type { ZhijiRecord } from "./record.ts";
import type { RecordDraft } from "./record_repository.ts";
import { commitChanges, updateStatements } from "./record_statements.ts";

const AT_VERSION = "EXISTS (SELECT 1 FROM records WHERE id = ? AND user_id = ? AND version = ?)";

/** What became of a refinement. */
export type Refinement =
  | { outcome: "touched" | "same" }
  | { outcome: "refined"; changed: number; added: number; removed: number };

/** Records as they were read, no one has changed or removed any. */
export function isUntouched(records: readonly ZhijiRecord[]): boolean {
  return records.length > 0 && records.every(({ version, deletedAt }) => version === 1 && deletedAt === null);
}

/**
 * The nth draft takes the place of the nth record; further drafts are added, further records go to the
 * trash. Each change is a revision from source `llm`. All or nothing, and only from the state in `before`.
 */
export async function refineRecords(
  { database, principal, clock, own }: {
    database: Database;
    principal: Principal;
    clock: Clock;
    own: OwnTypes;
  },
  before: readonly ZhijiRecord[],
  drafts: readonly RecordDraft[],
  prepare: (drafts: readonly RecordDraft[]) => { statements: InStatement[] },
): Promise<Refinement> {
  if (!isUntouched(before)) return { outcome: "touched" };
  const changes = before.flatMap((record, at) => {
    const next = nextState(record, drafts[at], principal, clock, own);
    return next === null ? [] : [{ record, next }];
  });
  const added = drafts.slice(before.length);
  if (changes.length === 0 && added.length === 0) return { outcome: "same" };
  const statements = changes.flatMap(({ record, next }) => {
    return updateStatements(principal.userId, newRow(clock).id, record, next);
  });
  const unchanged = before.map(({ id, version }) => requireThat(AT_VERSION, [id, principal.userId, version]));
  try {
    const all = [...unchanged, ...statements, ...prepare(added).statements];
    await commitChanges(database, principal.userId, all);
  } catch (error) {
    if (isUnmet(error)) return { outcome: "touched" };
    throw error;
  }
  const removed = changes.filter(({ next }) => next.deletedAt !== null).length;
  return { outcome: "refined", changed: changes.length - removed, added: added.length, removed };
}

/** The record as the draft has it, in the trash where there is none, or null where nothing differs. */
function nextState(
  record: ZhijiRecord,
  draft: RecordDraft | undefined,
  principal: Principal,
  clock: Clock,
  own: OwnTypes,
): ZhijiRecord | null {
  const { updatedAt } = newRow(clock);
  const revision = { ...record, source: "llm" as const, version: record.version + 1, updatedAt };
  if (draft === undefined) return { ...revision, deletedAt: updatedAt };
  const said = {
    type: draft.type,
    text: draft.text,
    title: draft.title ?? null,
    data: checkData(draft.type, draft.data, principal, own),
    tags: [...new Set(draft.tags ?? [])],
    occurredAt: draft.occurredAt ?? record.occurredAt,
  };
  const { type, text, title, data, tags, occurredAt } = record;
  const same = canonical(said) === canonical({ type, text, title, data, tags, occurredAt });
  // How sure a model is of itself says nothing, so a reading of its has no confidence.
  return same ? null : { ...revision, ...said, span: draft.span ?? record.span, confidence: null };
}

/** Equal for equal values, whatever the order of their fields. */
function canonical(value: unknown): string {
  return JSON.stringify(
    value,
    (_, inner) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1))
        : inner,
  );
}
