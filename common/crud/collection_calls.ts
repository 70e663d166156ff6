/** What Hono's typed client knows of a collection: types alone, nothing at run time. @module */
import type { Page } from "./list_rows.ts";

/** The operations a collection can have. */
export type CrudOperation =
  | "list"
  | "create"
  | "get"
  | "replace"
  | "change"
  | "delete"
  | "restore"
  | "batch"
  | "count"
  | "history"
  | "events";

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
  /** The field by which the path names a row; `id` unless said. */
  key?: string;
}

type Answer<Input, Output, Status extends number = 200> = {
  input: Input;
  output: Output;
  outputFormat: "json";
  status: Status;
};
type KeyOf<C extends CollectionTypes> = C["key"] extends string ? C["key"] : "id";
type At<C extends CollectionTypes> = { param: { [K in KeyOf<C>]: string } };
type One<C extends CollectionTypes> = `${C["path"]}/:${KeyOf<C>}`;
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
    [P in One<C>]:
      & If<C, "get", { $get: Answer<At<C>, C["row"]> }>
      & If<C, "replace", { $put: Answer<At<C> & { json: C["new"] }, C["row"]> }>
      & If<C, "change", { $patch: Answer<At<C> & { json: C["change"] }, C["row"]> }>
      & If<C, "delete", { $delete: Answer<At<C>, C["row"]> }>;
  }
  & {
    [P in `${One<C>}/restore`]: If<C, "restore", { $post: Answer<At<C>, C["row"]> }>;
  }
  & {
    [P in `${One<C>}/history`]: If<C, "history", { $get: Answer<At<C> & Query, Page<C["row"]>> }>;
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
