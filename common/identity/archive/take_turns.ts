/** Long work in one process with everyone's requests: it stops every few milliseconds to let them by. @module */
import { setImmediate } from "node:timers";

const TURN_MS = 8;

/** A function to be called between two steps: it waits for the event loop to turn where it has been held long enough. */
export function takeTurns(): () => Promise<void> | void {
  let end = performance.now() + TURN_MS;
  return () => {
    if (performance.now() < end) return;
    return new Promise((resolve) =>
      setImmediate(() => {
        end = performance.now() + TURN_MS;
        resolve();
      })
    );
  };
}
