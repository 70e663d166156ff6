/** The time as a value that is handed in, so that tests can freeze it. @module */

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds as the one form in which times are stored and sent: RFC 3339, UTC, three digits. */
export function toTimestamp(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
