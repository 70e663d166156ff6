/** One OpenAI-compatible endpoint at run time: its library model, its breaker, and how it takes schemas. @module */
import type { Clock } from "../clock.ts";
import type { ModelEndpoint } from "../config.ts";
import { CircuitBreaker } from "./circuit_breaker.ts";
import { presetOf, STRUCTURED_MODES, type StructuredMode } from "./endpoint_presets.ts";
import { AttemptFailure } from "./model_error.ts";
import { readBody } from "./read_body.ts";
import { readJson } from "./read_json.ts";
import type { LibraryModel, LibraryOptions, ModelCall } from "./model_call.ts";

/** Until the headers of an answer arrive. */
const CONNECT_TIMEOUT_MS = 15_000;

/** Of an answer that is one document. */
const DOCUMENT_BYTES_MAX = 4 * 1_048_576;

export class Endpoint {
  readonly config: ModelEndpoint;
  /** Host, by which people know it. */
  readonly name: string;
  readonly breaker: CircuitBreaker;
  readonly #connectTimeoutMs: number;
  #models: { plain: LibraryModel; strict: LibraryModel } | undefined;
  #structured: StructuredMode;

  constructor(config: ModelEndpoint, clock: Clock, connectTimeoutMs = CONNECT_TIMEOUT_MS) {
    this.config = config;
    this.name = new URL(config.baseUrl).host;
    this.breaker = new CircuitBreaker(clock);
    this.#connectTimeoutMs = connectTimeoutMs;
    this.#structured = presetOf(config.baseUrl).structured;
  }

  /** How JSON of a schema is asked for. */
  get structured(): StructuredMode {
    return this.#structured;
  }

  /** Asks for JSON in the next weaker way from now on; false where there is none. */
  stepDown(): boolean {
    const next = STRUCTURED_MODES[STRUCTURED_MODES.indexOf(this.#structured) + 1];
    if (next === undefined) return false;
    this.#structured = next;
    return true;
  }

  /** Asks as before again: it was refused for another reason than the way of asking, e.g. its length. */
  stepBack(mode: StructuredMode): void {
    this.#structured = mode;
  }

  /**
   * Sends the call; resolves with the body of the answer when its headers are here. The library makes the request
   * and reads refusals; the body is taken from it, because a thousand streams through the library's transforms
   * are more than one process can do.
   */
  async open(call: ModelCall, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const models = await this.#load();
    const mode = call.answer ? this.#structured : null;
    const model = mode === "json_schema" ? models.strict : models.plain;
    try {
      await model.doStream({ ...optionsOf(call, mode), abortSignal: signal });
    } catch (error) {
      if (error instanceof TakenBody) return error.body;
      throw error;
    }
    throw new AttemptFailure("malformed");
  }

  /** The library costs 100 ms and 20 MB to import, so it is loaded by the first call and not at the start. */
  async #load(): Promise<{ plain: LibraryModel; strict: LibraryModel }> {
    if (this.#models) return this.#models;
    const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
    const { baseUrl, apiKey, model } = this.config;
    const make = (supportsStructuredOutputs: boolean) =>
      createOpenAICompatible({
        name: "endpoint",
        baseURL: baseUrl,
        includeUsage: true,
        supportsStructuredOutputs,
        fetch: async (input, init) => {
          const response = await fetchWithin(this.#connectTimeoutMs, input, init);
          if (!response.ok) return await withoutBody(response);
          const body = isDocument(response) ? await asEvents(response, init?.signal) : response.body;
          throw body ? new TakenBody(body) : new AttemptFailure("cut_off");
        },
        ...(apiKey === null ? {} : { apiKey }),
      }).chatModel(model);
    return this.#models = { plain: make(false), strict: make(true) };
  }
}

/** Carries the body of a good answer past the library, which hands on what its `fetch` throws. */
class TakenBody extends Error {
  readonly body: ReadableStream<Uint8Array>;

  constructor(body: ReadableStream<Uint8Array>) {
    super("the body was taken");
    this.body = body;
  }
}

function isDocument({ headers }: Response): boolean {
  return /^application\/json\b/i.test(headers.get("content-type") ?? "");
}

/** An answer of one document, from an endpoint that does not stream, as the event it would have been. */
async function asEvents(
  response: Response,
  signal: AbortSignal | null | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const text = await readBody(response, DOCUMENT_BYTES_MAX, signal ?? new AbortController().signal);
  // Events may come under the wrong name.
  const events = /^\s*[{[]/.test(text) ? eventOf(text) : text;
  return new ReadableStream({
    type: "bytes",
    start(controller) {
      if (events !== "") controller.enqueue(new TextEncoder().encode(events));
      controller.close();
    },
  });
}

function eventOf(document: string): string {
  const value = readJson(document) as { choices?: unknown; usage?: unknown; error?: unknown } | undefined;
  if (value === undefined) throw new AttemptFailure("malformed");
  const { choices, usage, error } = value;
  const said = Array.isArray(choices) ? choices.map((choice) => ({ ...choice, delta: choice?.message })) : [];
  return `data: ${JSON.stringify({ choices: said, usage, error })}\n\ndata: [DONE]\n\n`;
}

/** What an endpoint says of a failure is never kept, so it is not read: it may know no end. */
async function withoutBody({ body, status, headers }: Response): Promise<Response> {
  await body?.cancel().catch(() => {});
  return new Response(null, { status, headers });
}

/** A redirect could carry the key to another host, so none is followed. */
async function fetchWithin(timeoutMs: number, ...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  // Not AbortSignal.any: what it makes may be collected while the answer still comes.
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(new AttemptFailure("timeout_connect")), timeoutMs);
  const leave = () => cut.abort(init?.signal?.reason);
  init?.signal?.addEventListener("abort", leave, { once: true });
  if (init?.signal?.aborted) leave();
  try {
    return await fetch(input, { ...init, signal: cut.signal, redirect: "manual" });
  } finally {
    clearTimeout(timer);
  }
}

function optionsOf(call: ModelCall, mode: StructuredMode | null): LibraryOptions {
  const { answer } = call;
  const base = {
    prompt: call.messages,
    maxOutputTokens: call.outputTokensMax,
    ...(call.temperature === undefined ? {} : { temperature: call.temperature }),
  };
  const schema = answer?.schema as never;
  if (answer && mode === "tool") {
    return {
      ...base,
      tools: [{ type: "function", name: answer.name, description: "Give the answer", inputSchema: schema }],
      toolChoice: { type: "tool", toolName: answer.name },
    };
  }
  if (answer) {
    const told = {
      role: "system" as const,
      content: `Answer with one JSON object and nothing else. It follows this JSON Schema:\n${
        JSON.stringify(answer.schema)
      }`,
    };
    const prompt = mode === "json_schema" ? call.messages : [told, ...call.messages];
    if (mode === "prompt") return { ...base, prompt };
    const responseFormat = mode === "json_schema"
      ? { type: "json" as const, name: answer.name, schema }
      : { type: "json" as const };
    return { ...base, prompt, responseFormat };
  }
  if (!call.tools || call.tools.length === 0) return base;
  return {
    ...base,
    tools: call.tools.map(({ name, description, inputSchema }) => ({
      type: "function",
      name,
      description,
      inputSchema: inputSchema as never,
    })),
    toolChoice: { type: call.toolChoice ?? "auto" },
  };
}
