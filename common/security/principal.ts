/** Who makes a request, as far as an operation may know. @module */
import type { Scope } from "../operation.ts";

export interface Principal {
  userId: string;
  sessionId: string;
  clientId: string;
  scopes: ReadonlySet<Scope>;
  role: "user" | "administrator";
  /** IANA time zone, e.g. `Asia/Shanghai`. */
  timezone: string;
  /** BCP 47. */
  locale: string;
  /** ISO 4217. */
  currency: string;
}
