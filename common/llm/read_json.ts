/** The JSON object in a model's answer, which may stand in a fence or between words. @module */

/** readJson() is the object, or undefined where there is none or it is cut off. */
export function readJson(text: string): unknown {
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  if (start < 0 || end < start) return undefined;
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    // Not JSON is an answer of its own here: the caller asks again.
    return undefined;
  }
}
