/** Puts together the input of an operation from path, query and body, with the limits that hold everywhere. @module */
import type { Context as HonoContext } from "hono";
import { z } from "zod";
import type { ReceivedFile } from "../attachments/received_file.ts";
import type { StoredFiles } from "../attachments/stored_files.ts";
import { AppError, invalidField } from "../error.ts";
import { hasBody, pathParameters, type Route } from "./route.ts";

export const BODY_BYTES_MAX = 1_048_576;
const QUERY_CHARS_MAX = 16_384;

type Coercion = "text" | "number" | "boolean" | "list" | "json";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** A reader for one route; what can be worked out once is worked out at the first request. */
export function inputReader(route: Route, files: StoredFiles): (c: HonoContext) => unknown {
  const parameters = pathParameters(route.path);
  const withBody = hasBody(route);
  const wholeBody = route.body;
  let coercions: Coercions | undefined;

  const withoutBody = (c: HonoContext): Record<string, unknown> => {
    const input: Record<string, unknown> = {};
    const { url } = c.req.raw;
    const queryAt = url.indexOf("?");
    if (queryAt >= 0) {
      coercions ??= queryCoercions(route);
      readQuery(url.slice(queryAt + 1), coercions, input);
    }
    for (const name of parameters) input[name] = c.req.param(name);
    return input;
  };

  if (!withBody) return withoutBody;
  return async (c) => {
    const input = withoutBody(c);
    const read = readers[route.consumes ?? "json"];
    const body = await read(c.req.raw, route.bodyBytesMax ?? BODY_BYTES_MAX, files);
    if (wholeBody !== undefined) return { ...input, [wholeBody]: body };
    if (body === undefined) return input;
    if (typeof body !== "object" || body === null || Array.isArray(body)) {
      throw new AppError("invalid_input", "Cannot accept the input: the body must be a JSON object");
    }
    for (const name of Object.keys(input)) {
      if (Object.hasOwn(body, name)) {
        throw new AppError("invalid_input", "Cannot accept the input: see errors", {
          errors: [{ path: name, message: "stands in the address and cannot stand in the body too" }],
        });
      }
    }
    return { ...body, ...input };
  };
}

const readers: Record<
  NonNullable<Route["consumes"]>,
  (request: Request, bytesMax: number, files: StoredFiles) => Promise<unknown>
> = {
  json: (request) => readJson(request),
  form: (request) => readForm(request),
  bytes: (request, bytesMax) => {
    refuseEnvelope(request);
    return readBody(request, bytesMax);
  },
  file: (request, bytesMax, files) => {
    refuseEnvelope(request);
    return readFile(request, bytesMax, files);
  },
};

/** What a form wraps around a file would be kept as if it were the file. */
function refuseEnvelope(request: Request): void {
  if (!/^\s*multipart\//i.test(request.headers.get("content-type") ?? "")) return;
  throw new AppError("unsupported_media_type", "Cannot read the body: send the file itself, not a form");
}

interface Coercions {
  /** By the name of the field. */
  named: ReadonlyMap<string, Coercion>;
  /** Whether a key that is no field may be given more than once: the filters of a collection. */
  othersRepeat: boolean;
}

function queryCoercions(route: Route): Coercions {
  const schema = z.toJSONSchema(route.operation.input, { io: "input", unrepresentable: "any" });
  const properties = Object.entries(schema.properties ?? {});
  const others = typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
  return {
    named: new Map(properties.map(([name, property]) => [name, coercionOf(property as { type?: string })])),
    othersRepeat: (others.anyOf ?? []).some((option) =>
      typeof option === "object" && option.type === "array"
    ),
  };
}

function coercionOf(property: { type?: string; anyOf?: { type?: string }[] }): Coercion {
  const type = property.type ?? property.anyOf?.find((option) => option.type !== "null")?.type;
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "boolean";
  if (type === "array") return "list";
  if (type === "object") return "json";
  return "text";
}

/** Query values are text; each becomes what its field's schema says, or stays text for the schema to refuse. */
function readQuery(
  query: string,
  coercions: Coercions,
  into: Record<string, unknown>,
): void {
  if (query.length > QUERY_CHARS_MAX) {
    throw new AppError("bad_request", "Cannot read the address: query too long");
  }
  for (const [name, text] of decodedPairs(query)) {
    const coercion = coercions.named.get(name) ?? "text";
    if (name === "__proto__") throw invalidField(name, "is not a known field");
    if (coercion === "list") {
      const list = (into[name] ??= []) as string[];
      list.push(...text.split(",").filter((part) => part !== ""));
      continue;
    }
    if (Object.hasOwn(into, name)) {
      if (!coercions.othersRepeat || coercions.named.has(name)) throw invalidField(name, "is given twice");
      into[name] = [into[name], text].flat();
      continue;
    }
    into[name] = coerce(text, coercion);
  }
}

/** Names and values; bytes that are no UTF-8 are refused, where `URLSearchParams` would replace them without a word. */
function decodedPairs(encoded: string): URLSearchParams {
  if (/%[89a-f]/i.test(encoded)) { for (const pair of encoded.split("&")) refuseInvalidUtf8(pair); }
  return new URLSearchParams(encoded);
}

function refuseInvalidUtf8(pair: string): void {
  for (const [run] of pair.matchAll(/(?:%[0-9a-f]{2})+/gi)) {
    try {
      decodeURIComponent(run);
    } catch (cause) {
      const [name = ""] = new URLSearchParams(pair).keys();
      throw new AppError("invalid_utf8", "Cannot accept the input: invalid UTF-8", {
        errors: [{ path: name, message: "must be UTF-8, percent-encoded" }],
        cause,
      });
    }
  }
}

function coerce(text: string, to: Coercion): unknown {
  if (to === "number" && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (to === "boolean" && (text === "true" || text === "false")) return text === "true";
  if (to === "json") {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text;
}

async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request);
  if (bytes.length === 0) return undefined;
  const type = request.headers.get("content-type");
  if (type === null || !/^application\/(?:merge-patch\+)?json\s*(?:;|$)/i.test(type)) {
    throw new AppError("unsupported_media_type", "Cannot read the body: send application/json");
  }
  const text = decodeUtf8(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid_json", "Cannot read the body: malformed JSON");
  }
  // No schema can hold such a field, and it would be passed over without a word.
  if (text.includes("__proto__")) refuseProto(value, "", 0);
  return value;
}

/** Deeper than any input may be: what comes later refuses it. */
const PROTO_DEPTH_MAX = 64;

function refuseProto(value: unknown, path: string, depth: number): void {
  if (typeof value !== "object" || value === null || depth > PROTO_DEPTH_MAX) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === "" ? key : `${path}.${key}`;
    if (key === "__proto__") throw invalidField(at, "is not a known field");
    refuseProto(inner, at, depth + 1);
  }
}

async function readForm(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
    throw new AppError("invalid_request", "Cannot read the body: send application/x-www-form-urlencoded");
  }
  const fields: Record<string, string> = {};
  for (const [name, value] of decodedPairs(decodeUtf8(await readBody(request)))) {
    // RFC 6749 §3.2: parameters must not be included more than once.
    if (Object.hasOwn(fields, name)) {
      throw new AppError("invalid_request", `Cannot read the body: ${name} is given twice`);
    }
    fields[name] = value;
  }
  // And one without a value counts as left out.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new AppError("invalid_utf8", "Cannot read the body: invalid UTF-8");
  }
}

/** The body in a file; whoever mounts the route disposes of it. */
async function readFile(request: Request, bytesMax: number, files: StoredFiles): Promise<ReceivedFile> {
  declaredBytes(request, bytesMax);
  return await files.receive(piecesOf(request), bytesMax);
}

/** Only what the body itself throws is caught here: that its file cannot be written is no fault of the client's. */
async function* piecesOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    yield* body;
  } catch (cause) {
    throw cutOff(cause);
  }
}

async function readBody(request: Request, bytesMax = BODY_BYTES_MAX): Promise<Uint8Array> {
  try {
    return await readLimited(request, bytesMax);
  } catch (error) {
    throw error instanceof AppError ? error : cutOff(error);
  }
}

/** A client that leaves in the middle of its body is no failure of ours. */
function cutOff(cause: unknown): AppError {
  return new AppError("bad_request", "Cannot read the body: it was cut off", { cause });
}

/** The length a body says it has, refused where it is too large; null where it does not say. */
function declaredBytes(request: Request, bytesMax: number): number | null {
  if (!/^(identity)?$/i.test(request.headers.get("content-encoding") ?? "")) {
    throw new AppError("unsupported_media_type", "Cannot read the body: send it without Content-Encoding");
  }
  const declared = request.headers.get("content-length");
  if (declared === null) return null;
  if (Number(declared) > bytesMax) throw bodyTooLarge(bytesMax);
  return Number(declared);
}

/** Refuses a body as soon as it is known to be too large. */
async function readLimited(request: Request, bytesMax: number): Promise<Uint8Array> {
  if (declaredBytes(request, bytesMax) !== null) return new Uint8Array(await request.arrayBuffer());
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.length;
    if (length > bytesMax) throw bodyTooLarge(bytesMax);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function bodyTooLarge(bytesMax: number): AppError {
  return new AppError("body_too_large", `Cannot read the body: more than ${bytesMax} bytes`);
}
