/**
 * An operation: one function with its schemas, from which the route, its documentation, the tool for a
 * language model and the MCP face are all made. It knows no transport.
 * @module
 */
import { z } from "zod";
import type { AnonymousContext, UserContext } from "./context.ts";
import { AppError, type FieldError, invalidField } from "./error.ts";

export const SCOPES = ["records:read", "records:write", "chat", "profile", "admin"] as const;
export type Scope = typeof SCOPES[number];

interface Definition<Input extends z.ZodType, Output extends z.ZodType> {
  /** snake_case, unique over all services: the OpenAPI operationId and the tool's name. */
  name: string;
  /** One sentence, in the imperative. */
  summary: string;
  /** More for the reference page and for a model that weighs the tool. */
  description?: string;
  /** Summary and description in Chinese, where the operation is generated; the others stand in `reference_zh.ts`. */
  zh?: readonly [summary: string, description?: string];
  /** A read changes nothing that anyone can see; only reads are handed to a model unasked. */
  effect: "read" | "write";
  /** Scopes the token must hold beside `scope`, where the operation reaches into more than one area. */
  alsoNeeds?: readonly Scope[];
  input: Input;
  output: Output;
  /** Not for API keys and other programs: they may not manage keys, passwords or whatever else opens the account. */
  sessionOnly?: true;
}

export interface Operation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Context = never,
> extends Definition<Input, Output> {
  /** What the caller's token must hold; `public` needs no token. */
  scope: Scope | "public";
  run(ctx: Context, input: z.output<Input>): Promise<z.output<Output>> | z.output<Output>;
}

/** An operation of any input and output, as route tables and tool lists hold it. */
// deno-lint-ignore no-explicit-any
export type AnyOperation = Operation<any, any, any>;

/** Defines an operation for a signed-in caller whose token holds `scope`. */
export function operation<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output> & { scope: Scope },
  run: Operation<Input, Output, UserContext>["run"],
): Operation<Input, Output, UserContext> {
  return { ...definition, run };
}

/** Defines an operation that anyone may call: registration, tokens, keys. */
export function publicOperation<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output>,
  run: Operation<Input, Output, AnonymousContext>["run"],
): Operation<Input, Output, AnonymousContext> {
  return { ...definition, scope: "public", run };
}

/** Checks input against an operation's schema, or throws `invalid_input` that names every wrong field. */
export function parseInput<Input extends z.ZodType>(schema: Input, value: unknown): z.output<Input> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new AppError("invalid_input", "Cannot accept the input: see errors", {
      errors: fieldErrors(parsed.error),
    });
  }
  refuseUnkeepable(parsed.data, "");
  return parsed.data;
}

/** Deeper than any honest input, and far from where recursion ends. */
const DEPTH_MAX = 64;

/** Text that could not be given back word for word: the database ends it at U+0000, UTF-8 has no half characters. */
export function refuseUnkeepable(value: unknown, path: string, depth = 0): void {
  if (typeof value === "string") {
    if (value.includes("\0")) throw invalidField(path, "must not hold the character U+0000");
    if (!value.isWellFormed()) throw invalidField(path, "must not hold half a surrogate pair");
  } else if (typeof value === "object" && value !== null && !isFile(value)) {
    if (depth > DEPTH_MAX) {
      throw invalidField(path.split(".")[0]!, `must not be nested more than ${DEPTH_MAX} deep`);
    }
    for (const [key, inner] of Object.entries(value)) {
      refuseUnkeepable(key, path, depth);
      refuseUnkeepable(inner, path === "" ? key : `${path}.${key}`, depth + 1);
    }
  }
}

/** What holds the bytes of a file has no texts to look at, and millions of entries. */
function isFile(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype !== Object.prototype && prototype !== null && !Array.isArray(value);
}

/** zod's issues as field errors; an unknown key is an error of that key. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join(".");
    if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      message: "is not a known field",
    }));
  });
}

/** An operation as a tool for a model or over MCP: name, description and the JSON Schema of its input. */
export function describeTool(operation: AnyOperation): {
  name: string;
  description: string;
  inputSchema: Record<string, unknown>;
  readOnly: boolean;
} {
  return {
    name: operation.name,
    description: operation.description ? `${operation.summary}. ${operation.description}` : operation.summary,
    inputSchema: objectSchema(operation.input),
    readOnly: operation.effect === "read",
  };
}

/** The JSON Schema with the object itself at its top: tools may not begin with a `$ref` to a shared definition. */
function objectSchema(input: z.ZodType): Record<string, unknown> {
  const schema: Record<string, unknown> = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  if (typeof schema.$ref !== "string") return schema;
  const { $ref, ...rest } = schema;
  const definitions = rest.$defs as Record<string, object>;
  return { ...rest, ...definitions[($ref as string).replace("#/$defs/", "")] };
}
