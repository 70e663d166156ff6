/** What could not be read is read again once the network is back: nobody needs to press for that. @module */
import { useLayoutEffect, useRef } from "hono/jsx/dom";

export function useRetryOnline(hasFailed: boolean, retry: () => void): void {
  const present = useRef(retry);
  present.current = retry;
  // Not useEffect: hono's waits for the next frame, and the network may be back before it.
  useLayoutEffect(() => {
    if (!hasFailed) return;
    const again = () => present.current!();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [hasFailed]);
}
