/** The change that makes a record what it was. @module */
import type { RecordChange } from "../api/api.ts";
import type { WireRecord } from "../api/wire.ts";

/** A merge patch removes a field with null, so what the old state lacks is named too. */
export function changeTo(old: WireRecord, present: WireRecord): RecordChange {
  const gone = Object.keys(present.data).filter((name) => !(name in old.data)).map((name) => [name, null]);
  const { type, text, title, tags, occurredAt } = old;
  return { type, text, title, tags, occurredAt, data: { ...old.data, ...Object.fromEntries(gone) } };
}
