/** One line of a service's route table: an operation and where it stands. @module */
import type { UserContext } from "../context.ts";
import type { Fields } from "../crud/field.ts";
import type { TableDeclaration } from "../crud/table_declaration.ts";
import type { AnyOperation } from "../operation.ts";
import type { ErrorStyle } from "./problem.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface RouteOptions {
  /** Status of a good answer; 200 unless said, 204 sends no body. */
  status?: 200 | 201 | 202 | 204;
  /**
   * How the body is written; JSON unless said. Bytes go as they are to the field that `body` names; a file goes
   * there too, received on disk instead of in memory.
   */
  consumes?: "json" | "form" | "bytes" | "file";
  /** Of a body of bytes or a file; else every body has the same limit. */
  bodyBytesMax?: number;
  /** The field that takes the whole body, for bodies that are no object of fields or whose fields are free. */
  body?: string;
  /** The answer is one row with a `version`: it gets an ETag, and `If-Match` becomes `expectedVersion`. */
  versioned?: true;
  /**
   * Of an answer that shows other rows too, what of them has changed since the row's version was made: a part of its
   * ETag where it is not empty.
   */
  changedSince?: (output: never) => string;
  /**
   * An `Idempotency-Key` is honoured; `sealed` where the answer holds a secret, which is kept encrypted; `own`
   * where the operation sees to it by itself and takes the key as `idempotency_key`; {@link Repeatable} where the
   * answer is still being made while it is sent.
   */
  idempotent?: true | "sealed" | "own" | Repeatable;
  errors?: ErrorStyle;
  /** A form that only our own pages may send: a request with another page's `Origin` is refused. */
  ownPagesOnly?: true;
  /** The client may name itself by HTTP Basic, RFC 6749 §2.3.1; it arrives as `client_id` and `client_secret`. */
  clientCredentials?: true;
  /** For programs that can send no header: an API key may stand in the address as `key`. */
  keyInAddress?: true;
  /** Turns the output into an answer of its own: a stream, a page. */
  respond?: (output: never, request: Request, stopping: AbortSignal) => Response | Promise<Response>;
  /** Media types `respond` may answer with, for the documentation. */
  produces?: string[];
  /** A part of the answer may be asked for by `Range`. */
  ranges?: true;
  /** A list's conditions: each field with its operators is a parameter of the documentation. */
  filters?: Fields;
}

/** An output that `respond` sends while it is made: of it only what names it is kept, by which it is made once more. */
export interface Repeatable {
  /** Calls `keep` when the answer is whole, with what names it, or with null where there is none; before its end is told. */
  settle(output: never, keep: (name: Record<string, unknown> | null) => Promise<void>): Promise<void>;
  /** The same answer from what names it, without doing anything. */
  repeat(ctx: UserContext, name: never): Promise<unknown>;
}

/** `Calls`: what the typed client knows of the route, as Hono's `hc` takes it; never there at run time. */
export interface Route<Calls = unknown> extends RouteOptions {
  readonly calls?: Calls;
  method: Method;
  /** Hono's pattern, e.g. `/records/:id`; parameters are fields of the operation's input. */
  path: string;
  operation: AnyOperation;
  /** The table of the collection that the route belongs to; a route written by hand declares none. */
  readonly declares?: TableDeclaration;
}

/** `route("POST /capture", capture, { status: 201 })`. */
export function route(
  at: `${Method} /${string}`,
  operation: AnyOperation,
  options: RouteOptions = {},
): Route {
  const space = at.indexOf(" ");
  return { method: at.slice(0, space) as Method, path: at.slice(space + 1), operation, ...options };
}

/** Whether a request has a body: a DELETE only where its route says how it is written. */
export function hasBody({ method, consumes }: Pick<Route, "method" | "consumes">): boolean {
  return method === "POST" || method === "PUT" || method === "PATCH" ||
    (method === "DELETE" && consumes !== undefined);
}

/** Names of the parameters in a path, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
}
