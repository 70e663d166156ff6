/** Who makes a request, as far as an operation may know. @module */
import { type Scope, SCOPES } from "../operation.ts";

export interface Principal {
  userId: string;
  /** Null where an API key calls. */
  sessionId: string | null;
  clientId: string;
  scopes: ReadonlySet<Scope>;
  role: "user" | "administrator";
  /** IANA time zone, e.g. `Asia/Shanghai`. */
  timezone: string;
  /** BCP 47. */
  locale: string;
  /** ISO 4217. */
  currency: string;
  /** Quotas an administrator set; null: those that hold for everyone. */
  recordsMax?: number | null;
  requestsPerMinuteMax?: number | null;
}

/** The scopes in a space-separated list that this version knows. */
export function parseScope(scope: string): ReadonlySet<Scope> {
  const words = new Set(scope.split(" "));
  return new Set(SCOPES.filter((known) => words.has(known)));
}

/** Scopes in a column, where they stand separated by spaces as in RFC 6749 §3.3, as a list on the wire. */
export const scopeList = {
  toColumn: (scopes: readonly Scope[]): string => [...new Set(scopes)].join(" "),
  fromColumn: (stored: unknown): Scope[] => [...parseScope(stored as string)],
};
