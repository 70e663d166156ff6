/** Reads the captures that a crash left between being kept and being read. @module */
import type { Clock } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { errorFields, type Logger } from "../log.ts";
import type { Principal } from "../security/principal.ts";
import { type Capture, CaptureRepository } from "./capture_repository.ts";
import { CorrectionRepository } from "./correction_repository.ts";
import { readOwnTypes } from "./own_types.ts";
import { readCapture } from "./read_capture.ts";

const CAPTURES_A_ROUND = 100;
const UNREAD = `SELECT captures.id, captures.created_at, captures.updated_at, captures.user_id, captures.text,
  captures.spoken_at, captures.timezone, captures.locale, captures.source, captures.client_id,
  users.role, users.currency FROM captures JOIN users ON users.id = captures.user_id
  WHERE captures.status = 'kept' AND (captures.created_at, captures.id) > (?, ?)
  ORDER BY captures.created_at, captures.id LIMIT ${CAPTURES_A_ROUND}`;

type UnreadRow = [
  id: string,
  createdAt: string,
  updatedAt: string,
  userId: string,
  text: string,
  spokenAt: string,
  timezone: string,
  locale: string,
  source: string,
  clientId: string | null,
  role: "user" | "administrator",
  currency: string,
];

/** Reads every capture that is only kept and tells how many; one that fails is logged and left for the next start. */
export async function resumeCaptures(
  { database, clock, log }: { database: Database; clock: Clock; log: Logger },
  signal?: AbortSignal,
): Promise<number> {
  let read = 0;
  for (let after: [string, string] = ["", ""]; signal?.aborted !== true;) {
    const rows = await database.rows<UnreadRow>({ sql: UNREAD, args: after });
    if (rows.length === 0) break;
    for (const row of rows) {
      const { capture, principal } = fromRow(row);
      try {
        const captures = new CaptureRepository(database, principal, clock);
        const own = await readOwnTypes(database, principal.userId);
        const learned = await new CorrectionRepository(database, principal, clock).learned(own);
        await captures.finish(capture, readCapture(capture, principal, log, own, learned), own);
        read++;
      } catch (error) {
        log.error("a kept capture could not be read", { captureId: capture.id, ...errorFields(error) });
      }
    }
    const last = rows.at(-1)!;
    after = [last[1], last[0]];
  }
  if (read > 0) log.info("captures were read that a stop had left unread", { read });
  return read;
}

function fromRow(row: UnreadRow): { capture: Capture; principal: Principal } {
  const [
    id,
    createdAt,
    updatedAt,
    userId,
    text,
    spokenAt,
    timezone,
    locale,
    source,
    clientId,
    role,
    currency,
  ] = row;
  return {
    capture: {
      id,
      createdAt,
      updatedAt,
      userId,
      text,
      spokenAt,
      timezone,
      locale,
      source,
      clientId,
      status: "kept",
    },
    principal: {
      userId,
      sessionId: null,
      clientId: "zhiji",
      scopes: new Set(["records:write"]),
      role,
      timezone,
      locale,
      currency,
    },
  };
}
