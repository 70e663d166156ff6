/** Tables that are no collections, each with the reason: what clients do with its rows, they do in other ways. @module */
import type * as schema from "./schema.ts";

const OPENS_THE_ACCOUNT = "opens an account, so that it has operations of its own and no others";
const MACHINERY = "the service's own machinery, which no client sees";

export const INTERNAL_TABLES = {
  sessions: OPENS_THE_ACCOUNT,
  refreshTokens: OPENS_THE_ACCOUNT,
  authorizationCodes: OPENS_THE_ACCOUNT,
  totpFactors: OPENS_THE_ACCOUNT,
  recoveryCodes: OPENS_THE_ACCOUNT,
  passkeys: OPENS_THE_ACCOUNT,
  mailTokens: OPENS_THE_ACCOUNT,
  erasures: MACHINERY,
  signingKeys: MACHINERY,
  outbox: MACHINERY,
  changeCounters: MACHINERY,
  idempotencyKeys: MACHINERY,
  cacheEntries: MACHINERY,
  fileRemovals: MACHINERY,
  recordEmbeddings: MACHINERY,
  reminders: MACHINERY,
  reminderProgress: MACHINERY,
  notifications: "written by the clock; listed and acknowledged at /notifications",
  importKeys: "by what an import knows what it took in before; it alone writes them",
  corrections: "what captures learn from changes by hand; the reading of lines alone uses them",
  modelCalls: "accounting: read as sums in /usage",
  jobs: "work in the background: /jobs lists it, the queue alone writes it",
  auditLog: "append only: triggers refuse every change",
  promptVersions: "append only: a prompt is replaced by its name, and its versions stay",
  captures: "written by capture alone, and never changed: what was said was said",
  recordRevisions: "the history of records, read through them",
  rowRevisions: "the history of generated collections, read through them",
  messages: "the turns of conversations, read through them",
  summaries: "made by the schedule, read by their period",
  summarySchedules: "one row for a person and period, put in place as a whole",
} as const satisfies Partial<Record<keyof typeof schema, string>>;
