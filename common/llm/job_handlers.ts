/** What each kind of background work does, on behalf of the person it belongs to. @module */
import { eq } from "drizzle-orm";
import { UserContext } from "../context.ts";
import { users } from "../database/schema.ts";
import { notFound } from "../error.ts";
import type { Scope } from "../operation.ts";
import { reindexRecords } from "../records/reindex_records.ts";
import type { Runtime } from "../runtime.ts";
import { makeSummary } from "../summaries/make_summary.ts";
import type { JobHandler, JobKind } from "./job_queue.ts";
import { ModelError } from "./model_error.ts";
import { refineCapture } from "./refine_capture.ts";

/** What background work may do: the same as the person's own programs, and nothing with the account. */
const SCOPES: ReadonlySet<Scope> = new Set(["records:read", "records:write"]);

export function jobHandlers(runtime: () => Runtime): Record<JobKind, JobHandler> {
  return {
    refine: async (userId, captureId) => refineCapture(await contextOf(runtime(), userId), captureId),
    summarize: async (userId, period) => makeSummary(await contextOf(runtime(), userId), period),
    index: async (userId) => {
      const { database, stopping } = runtime();
      const done = await reindexRecords(database, userId, stopping.signal);
      if (stopping.signal.aborted) throw new ModelError("cancelled");
      return done;
    },
    embed: async (userId) => {
      const { embeddings } = runtime();
      if (!embeddings) throw new ModelError("not_configured");
      return await embeddings.embed((await contextOf(runtime(), userId)).principal);
    },
  };
}

async function contextOf(runtime: Runtime, userId: string): Promise<UserContext> {
  const { role, timezone, locale, currency } = users;
  const [row] = await runtime.database.read.select({ role, timezone, locale, currency }).from(users)
    .where(eq(users.id, userId));
  if (!row) throw notFound("account");
  const principal = { ...row, userId, sessionId: null, clientId: "zhiji-jobs", scopes: SCOPES };
  return new UserContext(runtime, principal, {
    requestId: `job-${userId}`,
    address: "background",
    userAgent: null,
    signal: runtime.stopping.signal,
  });
}
