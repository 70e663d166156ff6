/** The fields of a collection that clients may filter and sort by. @module */

export type FieldKind = "text" | "number" | "time" | "boolean" | "list";

/** One field: where it is stored and what its values are. */
export interface Field {
  kind: FieldKind;
  /** SQL expression without parameters. */
  sql: string;
  nullable: boolean;
  /** Values of other kinds may stand there too: in JSON nothing but its check at the time keeps them out. */
  loose?: true;
}

/** Fields by the names clients use, e.g. `occurredAt` or `data.amount`. */
export type Fields = ReadonlyMap<string, Field>;

/** Names in the answer to one that is unknown: a person may have thousands. */
const NAMES_TOLD_MAX = 60;

/** What there is instead of an unknown field, as a part of a sentence. */
export function knownNames(fields: Fields): string {
  const names = [...fields.keys()];
  const told = names.slice(0, NAMES_TOLD_MAX).join(", ");
  return names.length > NAMES_TOLD_MAX ? `${told} and ${names.length - NAMES_TOLD_MAX} more` : told;
}

/** A piece of SQL with its parameters; never holds text from a client. */
export interface Fragment {
  sql: string;
  args: (string | number | null)[];
}
