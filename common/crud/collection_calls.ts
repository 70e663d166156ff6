/** What Hono's typed client knows of a collection: types alone, nothing at run time. @module */
import type { Page } from "./list_rows.ts";

/** The operations a collection can have. */
export const CRUD_OPERATIONS = [
  "list",
  "create",
  "get",
  "replace",
  "change",
  "delete",
  "restore",
  "batch",
  "count",
  "history",
  "events",
] as const;
export type CrudOperation = typeof CRUD_OPERATIONS[number];

/** The types that a collection's calls are made of. */
export interface CollectionTypes {
  path: string;
  plural: string;
  row: object;
  /** The answer to a create, where it says more than the row. */
  created: object;
  new: object;
  change: object;
  operations: CrudOperation;
}

type Answer<Input, Output, Status extends number = 200> = {
  input: Input;
  output: Output;
  outputFormat: "json";
  status: Status;
};
type Id = { param: { id: string } };
type Query = { query?: Record<string, string | string[]> };
type If<C extends CollectionTypes, O extends CrudOperation, Calls> = O extends C["operations"] ? Calls
  : Record<never, never>;

/** The calls by path and method, as `hc` takes them. */
export type CollectionCalls<C extends CollectionTypes> =
  & {
    [P in C["path"]]:
      & If<C, "list", { $get: Answer<Query, Page<C["row"]>> }>
      & If<C, "create", { $post: Answer<{ json: C["new"] }, C["created"], 201> }>;
  }
  & {
    [P in `${C["path"]}/:id`]:
      & If<C, "get", { $get: Answer<Id, C["row"]> }>
      & If<C, "replace", { $put: Answer<Id & { json: C["new"] }, C["row"]> }>
      & If<C, "change", { $patch: Answer<Id & { json: C["change"] }, C["row"]> }>
      & If<C, "delete", { $delete: Answer<Id, C["row"]> }>;
  }
  & {
    [P in `${C["path"]}/:id/restore`]: If<C, "restore", { $post: Answer<Id, C["row"]> }>;
  }
  & {
    [P in `${C["path"]}/:id/history`]: If<C, "history", { $get: Answer<Id & Query, Page<C["row"]>> }>;
  }
  & {
    [P in `${C["path"]}/batch`]: If<
      C,
      "batch",
      { $post: Answer<{ json: { [K in C["plural"]]: C["new"][] } }, { [K in C["plural"]]: C["row"][] }, 201> }
    >;
  }
  & {
    [P in `${C["path"]}/count`]: If<C, "count", { $get: Answer<Query, { count: number }> }>;
  }
  & {
    [P in `${C["path"]}/events`]: If<C, "events", { $get: Answer<object, unknown> }>;
  };
