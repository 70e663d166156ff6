/** The fields of a collection that clients may filter and sort by. @module */

export type FieldKind = "text" | "number" | "time" | "boolean" | "list";

/** One field: where it is stored and what its values are. */
export interface Field {
  kind: FieldKind;
  /** SQL expression without parameters. */
  sql: string;
  nullable: boolean;
}

/** Finds a field by the name clients use, e.g. `occurredAt` or `data.amount`. */
export type FieldLookup = (name: string) => Field | undefined;

/** A piece of SQL with its parameters; never holds text from a client. */
export interface Fragment {
  sql: string;
  args: (string | number | null)[];
}
