/** The body of an answer as text, of bounded size. @module */
import { AttemptFailure } from "./model_error.ts";

/** Throws `too_large` past `bytesMax`; a connection that hangs is left when `cut` says so, whatever it does. */
export async function readBody(response: Response, bytesMax: number, cut: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const end = () => void reader.cancel().catch(() => {});
  cut.addEventListener("abort", end, { once: true });
  if (cut.aborted) end();
  const decoder = new TextDecoder();
  let text = "", bytes = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      bytes += next.value.length;
      if (bytes > bytesMax) throw new AttemptFailure("too_large");
      text += decoder.decode(next.value, { stream: true });
    }
    if (cut.aborted) throw cut.reason;
    return text;
  } finally {
    reader.cancel().catch(() => {});
  }
}
