/** Waits for a person's next changes: woken by this process' own writes, looking where others may write too. @module */
import type { Database } from "./open_database.ts";

/** Where other processes may write, their changes are looked for this often. */
const POLL_MS = 2_000;

/** What `read` finds as soon as it finds something; nothing after `timeoutMs` or once `signal` is aborted. */
export async function waitForChanges<Change>(
  database: Database,
  userId: string,
  read: () => Promise<Change[]>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Change[]> {
  const end = performance.now() + timeoutMs;
  while (!signal.aborted) {
    const next = database.changes.next(userId);
    try {
      const changes = await read();
      const left = end - performance.now();
      if (changes.length > 0 || left <= 0) return changes;
      await race(next.changed, database.shared ? Math.min(left, POLL_MS) : left, signal);
    } finally {
      next.stop();
    }
  }
  return [];
}

/** Resolves at the first of the three, and leaves no timer or listener behind. */
async function race(changed: Promise<void>, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, timeoutMs);
  signal.addEventListener("abort", () => resolve(), { once: true });
  try {
    await Promise.race([changed, promise]);
  } finally {
    clearTimeout(timer);
    resolve();
  }
}
