/** What the operations of a collection are made on. A generated one has a {@link TableStore}; others bring their own. @module */
import { AppError } from "../error.ts";
import type { Feed } from "../http/change_stream.ts";
import type { Conditions, HistoryPage, ListInput, Page } from "./list_rows.ts";
import type { RowChange } from "./row_history.ts";
import type { MaybePromise } from "../when_known.ts";

/** One principal's rows. An operation that a collection does not have needs no method. */
export interface CollectionStore<Row, New, Change> {
  list?(input: ListInput): Promise<Page<Row>>;
  count?(conditions: Conditions): Promise<number>;
  get?(id: string): MaybePromise<Row>;
  /** All or none; `placeOf` a row stands before the names of its wrong fields. */
  create?(rows: readonly New[], placeOf: (i: number) => string): Promise<Row[]>;
  replace?(id: string, row: New, expectedVersion?: number): Promise<Row>;
  change?(id: string, change: Change, expectedVersion?: number): Promise<Row>;
  /** The row where it can be restored, nothing where it is gone for good. */
  remove?(id: string, expectedVersion?: number): Promise<Row | void>;
  restore?(id: string, expectedVersion?: number): Promise<Row>;
  /** The states a row has had, newest first. */
  history?(id: string, page: HistoryPage): Promise<Page<Row>>;
  readonly feed?: Feed<RowChange>;
}

/** What `make` gives, or its refusal with the row's place before the names of the wrong fields. */
export async function atPlace<Made>(place: string, make: () => Made | Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof AppError) || !error.errors || place === "") throw error;
    const errors = error.errors.map(({ path, message }) => ({ path: place + path, message }));
    throw new AppError(error.code, error.message, { errors, cause: error });
  }
}
