/** What the services answer, as far as the page reads it. @module */

export interface WireRecord {
  id: string;
  type: string;
  text: string;
  title: string | null;
  data: Record<string, unknown>;
  tags: string[];
  /** RFC 3339, UTC. */
  occurredAt: string;
  timezone: string;
  captureId: string | null;
  span: Span | null;
  confidence: number | null;
  source: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

/** Half-open range of UTF-16 offsets. */
export interface Span {
  start: number;
  end: number;
}

export interface WireProfile {
  id: string;
  email: string;
  emailVerified: boolean;
  displayName: string;
  locale: string;
  timezone: string;
  currency: string;
  role: "user" | "administrator";
  version: number;
}

export interface WireCapture {
  capture: { id: string; text: string; status: "kept" | "read" };
  records: WireRecord[];
}

/** A value that was read from a line, and where it stands. */
export interface WireValue {
  kind: "time" | "money" | "quantity" | "person" | "place" | "recurrence" | "category" | "tag";
  span: Span;
  field: string | null;
  /** As it stands in the record. */
  value: unknown;
  approximate?: boolean | undefined;
}

/** What a line may have meant instead. */
export interface WireAlternative {
  type: string;
  data: Record<string, unknown>;
  occurredAt: string;
  confidence: number;
}

/** A record as it would be read from a line; nothing of it is stored. */
export interface WireReading {
  type: string;
  text: string;
  title: string | null;
  data: Record<string, unknown>;
  tags: string[];
  occurredAt: string;
  span: Span;
  confidence: number;
  values: WireValue[];
  /** Best first. */
  alternatives: WireAlternative[];
}

export interface WireExtract {
  language: "zh" | "en";
  records: WireReading[];
}

export interface WirePage {
  data: WireRecord[];
  nextCursor: string | null;
}

export interface WireHit {
  record: WireRecord;
  score: number;
  /** Escaped HTML text with `<mark>` around what was found. */
  highlight: string;
}

/** An exact number with the records it was made of. */
export interface WireResult {
  value: number | null;
  unit: string | null;
  count: number;
  groups?: WireGroup[] | undefined;
  recordIds: string[];
  /** There where `recordIds` are not all. */
  recordIdsTruncated?: true | undefined;
  comparison?: WireResult | undefined;
}

export interface WireGroup {
  key: string;
  value: number | null;
  count: number;
  unit: string | null;
  recordIds: string[];
  recordIdsTruncated?: true | undefined;
}

export interface WireFactor {
  enabled: boolean;
  recoveryCodesLeft: number;
}

export interface WirePasskey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

export interface WireSession {
  id: string;
  /** Whether it is the one that asks. */
  current: boolean;
  clientId: string;
  userAgent: string | null;
  createdAt: string;
  lastUsedAt: string;
}

export interface WireApiKey {
  id: string;
  name: string;
  /** How the key begins. */
  prefix: string;
  scopes: string[];
  expiresAt: string | null;
  lastUsedAt: string | null;
  createdAt: string;
}

export interface WireUsage {
  records: number;
  recordsInTrash: number;
  captures: number;
  conversations: number;
  quotas: { recordsMax: number | null };
}

export interface WireImported {
  records: number;
  captures: number;
  conversations: number;
  /** Rows that were there already. */
  skipped: number;
}

/** null: no limit of the person's own. */
export interface WireQuotas {
  recordsMax: number | null;
  requestsPerMinuteMax: number | null;
}

/** A program that may ask people to let it in. */
export interface WireClient {
  id: string;
  name: string;
  redirectUris: string[];
  scopes: string[];
  /** Whether it has a secret. */
  confidential: boolean;
  version: number;
}

export interface WirePrompt {
  name: string;
  /** Raised by every change of an administrator's; 0 where there was none. */
  version: number;
  label: string;
  overridden: boolean;
  variables: string[];
  text: string;
}

export interface WirePromptVersion {
  version: number;
  /** Null: from here on the file's text held again. */
  text: string | null;
  createdAt: string;
}

export interface WireManagedUser extends WireProfile {
  quotas: WireQuotas;
  disabledAt: string | null;
  createdAt: string;
}

export interface WireAuditEntry {
  id: string;
  createdAt: string;
  actorId: string | null;
  action: string;
  targetId: string | null;
  detail: Record<string, unknown>;
}

export interface WireTag {
  name: string;
  /** Records that have it. */
  count: number;
}

/** What a correction by hand taught of lines like it. */
export interface WireLesson {
  id: string;
  text: string;
  type: string;
  data: Record<string, unknown>;
  tags: string[];
}

export interface WireConversation {
  id: string;
  title: string;
  retention: Retention;
  /** Seconds it lives after its last turn; null for a durable one. */
  ttlSeconds: number | null;
  updatedAt: string;
}

export type Retention = "ephemeral" | "durable";

/** A record that was deleted since it was cited. */
export interface WireDeletedSource {
  id: string;
  deleted: true;
}

/** Why an answer is not what it could have been. */
export interface WireNotice {
  code: string;
  /** In the language of the question. */
  message: string;
}

/** A change that waits for the person. */
export interface WireProposal {
  id: string;
  /** `create_record`, `change_record` or `delete_record`. */
  operation: string;
  input: Record<string, unknown>;
  /** As it is now, where one is to be changed or deleted. */
  record: WireRecord | WireDeletedSource | null;
}

export interface WireTurn {
  id: string;
  role: "user" | "assistant";
  text: string;
  result: Record<string, unknown> | null;
  sources: (WireRecord | WireDeletedSource)[];
  notices?: WireNotice[] | undefined;
  /** Those that still wait. */
  proposals?: WireProposal[] | undefined;
}

/** Values of a group of records in one unit. */
export interface WireCounted {
  key: string;
  value: number;
  unit: string | null;
  count: number;
}

/** What can be counted of a period. */
export interface WireFacts {
  count: number;
  byType: { key: string; count: number }[];
  expenses: { sums: WireCounted[]; categories: WireCounted[]; before: WireCounted[] };
  income: WireCounted[];
  todos: { done: number; open: number };
  exercise: { minutes: number; km: number; count: number };
  mood: { average: number; count: number } | null;
}

/** Which summaries are made without asking. */
export interface WireSchedule {
  daily: boolean;
  weekly: boolean;
  monthly: boolean;
  /** Time of day in the person's time zone, `07:30`. */
  at: string;
  nextDueAt: string | null;
  /** 0 where none was ever set. */
  version: number;
}

/** A summary made by schedule. */
export interface WireSummary {
  id: string;
  period: "daily" | "weekly" | "monthly";
  /** First day of the period. */
  startsOn: string;
  report: string;
  prose: string | null;
  facts: Record<string, unknown>;
  notices: WireNotice[];
  createdAt: string;
}

export interface WireModel {
  /** Host of the endpoint. */
  endpoint: string;
  model: string;
  /** Left alone for a while after failures. */
  resting: boolean;
}

export interface WireBudget {
  tokens: { used: number; max: number | null };
  /** Whether the embedded understanding answers for the rest of the day. */
  spent: boolean;
}
