/** The OpenAPI 3.1 document of a service, made from its route table and nothing else. @module */
import { z } from "zod";
import type { ServiceName } from "../config.ts";
import { filterParameters } from "../crud/filter_parameters.ts";
import { scopesOf } from "./authorize.ts";
import type { Runtime } from "../runtime.ts";
import type { ServiceApp } from "./service_app.ts";
import type { ErrorStyle } from "./problem.ts";
import { hasBody, pathParameters, type Route } from "./route.ts";

type JsonSchema = { [key: string]: unknown };

export interface ServiceDescription<Calls = unknown> {
  name: ServiceName;
  /** One sentence of what the service is for. */
  summary: string;
  routes: readonly Route<Calls>[];
  /** Adds what is no operation: pages and files. */
  extend?(app: ServiceApp, runtime: Runtime): void;
}

/** The document; `url` is where the service is reached. */
export function openApiDocument(service: ServiceDescription, version: string, url: string): JsonSchema {
  const schemas: Record<string, JsonSchema> = { Problem: PROBLEM };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of service.routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    (paths[path] ??= {})[route.method.toLowerCase()] = describeRoute(route, schemas);
  }
  return {
    openapi: "3.1.0",
    info: { title: `Zhiji ${service.name}`, version, summary: service.summary, license: { name: "MIT" } },
    servers: [{ url }],
    paths,
    components: {
      schemas,
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
  };
}

function describeRoute(route: Route, schemas: Record<string, JsonSchema>): JsonSchema {
  const { operation } = route;
  const input = resolved(toSchema(operation.input, "input", schemas), schemas);
  const inPath = new Set(pathParameters(route.path));
  const properties = Object.entries((input.properties ?? {}) as Record<string, JsonSchema>);
  const required = new Set((input.required ?? []) as string[]);
  const withBody = hasBody(route);
  // Where one field takes the whole body, the others stand in the address.
  const inBody = (name: string) => withBody && (route.body === undefined || route.body === name);
  const fromHeader = (name: string) =>
    (name === "expectedVersion" && route.versioned === true) ||
    (name === "idempotency_key" && route.idempotent === "own");

  const parameters: JsonSchema[] = properties
    .filter(([name]) => (inPath.has(name) || !inBody(name)) && !fromHeader(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.has(name) ? "path" : "query",
      required: inPath.has(name) || required.has(name),
      schema,
      ...(schema.type === "array" ? { style: "form", explode: false } : {}),
    }));
  if (route.filters) {
    parameters.push(...filterParameters(route.filters, new Set(properties.map(([name]) => name))));
  }
  const takesVersion = properties.some(([name]) => name === "expectedVersion");
  if (route.versioned && (route.method === "GET" || takesVersion)) {
    const name = route.method === "GET" ? "If-None-Match" : "If-Match";
    parameters.push({ name, in: "header", required: false, schema: { type: "string" } });
  }
  if (route.ranges) {
    parameters.push({ name: "Range", in: "header", required: false, schema: { type: "string" } });
  }
  if (route.idempotent) {
    parameters.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { type: "string", maxLength: 255 },
    });
  }
  const bodyFields = properties.filter(([name]) => inBody(name) && !inPath.has(name) && !fromHeader(name));
  return {
    operationId: operation.name,
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    "x-effect": operation.effect,
    ...(operation.zh ? { "x-zh": operation.zh } : {}),
    ...(operation.sessionOnly ? { "x-session-only": true } : {}),
    parameters,
    ...(bodyFields.length > 0 ? { requestBody: requestBody(route, bodyFields, required) } : {}),
    responses: responses(route, schemas),
    security: operation.scope === "public" ? [] : [{ bearer: [...scopesOf(operation)] }],
  };
}

/** A schema that is named is a reference; its fields are needed here. */
function resolved(schema: JsonSchema, schemas: Record<string, JsonSchema>): JsonSchema {
  return typeof schema.$ref === "string" ? schemas[schema.$ref.split("/").at(-1)!]! : schema;
}

const BODY_TYPES = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  bytes: "application/octet-stream",
  file: "application/octet-stream",
} as const;

function requestBody(
  route: Route,
  fields: [string, JsonSchema][],
  required: ReadonlySet<string>,
): JsonSchema {
  const whole = route.body === undefined ? undefined : fields.find(([name]) => name === route.body)?.[1];
  const schema = whole ?? {
    type: "object",
    properties: Object.fromEntries(fields),
    required: fields.map(([name]) => name).filter((name) => required.has(name)),
    additionalProperties: false,
  };
  const type = BODY_TYPES[route.consumes ?? "json"];
  return {
    required: whole !== undefined || fields.some(([name]) => required.has(name)),
    content: { [type]: { schema } },
  };
}

function responses(route: Route, schemas: Record<string, JsonSchema>): JsonSchema {
  const { operation } = route;
  const status = String(route.status ?? 200);
  const types = route.produces ?? ["application/json"];
  const schema = toSchema(operation.output, "output", schemas);
  const good = status === "204" ? { description: "Done" } : {
    description: "Done",
    content: Object.fromEntries(types.map((type) => [type, type === "application/json" ? { schema } : {}])),
  };
  const problem = problemOf(route.errors ?? "problem", types);
  const notModified = route.versioned && route.method === "GET"
    ? { "304": { description: "Not modified" } }
    : {};
  const part = route.ranges ? { "206": { ...good, description: "The part that was asked for" } } : {};
  return { [status]: good, ...part, ...notModified, default: problem };
}

/** Failures in the shape of the route's protocol. */
function problemOf(style: ErrorStyle, types: readonly string[]): JsonSchema {
  if (style === "oauth") {
    return { description: "RFC 6749 error", content: { "application/json": { schema: OAUTH_ERROR } } };
  }
  if (style === "openai") {
    return { description: "OpenAI error", content: { "application/json": { schema: OPENAI_ERROR } } };
  }
  return {
    description: "Problem",
    content: {
      "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
      // A page says on itself what is wrong.
      ...(types.includes("text/html") ? { "text/html": {} } : {}),
    },
  };
}

/** zod's JSON Schema with its shared definitions moved to the document's components. */
function toSchema(
  schema: z.ZodType,
  io: "input" | "output",
  schemas: Record<string, JsonSchema>,
): JsonSchema {
  const { $schema: _dialect, $defs, ...own } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
  }) as JsonSchema;
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
    schemas[name] ??= moveRefs(definition) as JsonSchema;
  }
  if (typeof own.id === "string") {
    const name = own.id;
    schemas[name] ??= moveRefs(own) as JsonSchema;
    return { $ref: `#/components/schemas/${name}` };
  }
  return moveRefs(own) as JsonSchema;
}

function moveRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moveRefs);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string"
        ? inner.replace("#/$defs/", "#/components/schemas/")
        : moveRefs(inner),
    ]),
  );
}

const PROBLEM: JsonSchema = {
  type: "object",
  description: "RFC 9457 problem details",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string" },
    requestId: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { path: { type: "string" }, message: { type: "string" } },
        required: ["path", "message"],
      },
    },
  },
  required: ["type", "title", "status", "detail", "code", "requestId"],
};

const OPENAI_ERROR: JsonSchema = {
  type: "object",
  properties: {
    error: {
      type: "object",
      properties: {
        message: { type: "string" },
        type: { type: "string" },
        param: { type: ["string", "null"] },
        code: { type: ["string", "null"] },
      },
      required: ["message", "type", "param", "code"],
    },
  },
  required: ["error"],
};

const OAUTH_ERROR: JsonSchema = {
  type: "object",
  properties: { error: { type: "string" }, error_description: { type: "string" } },
  required: ["error"],
};
