/** JSON merge patch, RFC 7396, of objects. @module */

type Json = Record<string, unknown>;
const DEPTH_MAX = 16;

/** A new object: fields of `patch` replace those of `target`, null removes one, objects are merged. */
export function mergePatch(target: Json, patch: Json, depth = 0): Json {
  if (depth > DEPTH_MAX) return patch;
  const merged: Json = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else if (isObject(value)) {
      const inner = merged[name];
      merged[name] = mergePatch(isObject(inner) ? inner : {}, value, depth + 1);
    } else merged[name] = value;
  }
  return merged;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
