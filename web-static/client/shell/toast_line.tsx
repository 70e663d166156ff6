/** A short message at the bottom, with at most one thing to do about it. @module */
import { useLayoutEffect, useState } from "hono/jsx/dom";
import type { Toast } from "./app_context.ts";

const SHOWN_MS = 8_000;

export function ToastLine({ toast, onGone }: { toast: Toast | null; onGone: () => void }) {
  /** Pointed at or focused: it must not go from under the pointer. */
  const [isHeld, setIsHeld] = useState(false);
  // What goes while it is held takes no leave. Not useEffect: hono's waits for the next frame.
  useLayoutEffect(() => setIsHeld(false), [toast]);
  useLayoutEffect(() => {
    if (!toast || isHeld) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {toast && (
        <div
          class="toast"
          onMouseEnter={() => setIsHeld(true)}
          onMouseLeave={() => setIsHeld(false)}
          onFocusIn={() => setIsHeld(true)}
          onFocusOut={() => setIsHeld(false)}
        >
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              onClick={() => {
                onGone();
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
