/** A short message at the bottom, with at most one thing to do about it. @module */
import { useEffect } from "hono/jsx/dom";
import type { Toast } from "./app_context.ts";

const SHOWN_MS = 8_000;

export function ToastLine({ toast, onGone }: { toast: Toast | null; onGone: () => void }) {
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {toast && (
        <div class="toast">
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
