/**
 * Texts to vectors by any OpenAI-compatible endpoint: within the day's budget, with a line in the ledger for
 * every attempt, and nothing taken on trust that comes back.
 * @module
 */
import type { Clock } from "../clock.ts";
import type { ModelEndpoint } from "../config.ts";
import type { Logger } from "../log.ts";
import { CircuitBreaker } from "./circuit_breaker.ts";
import { estimateTokens } from "./estimate_tokens.ts";
import type { ModelPurpose } from "./model_call.ts";
import { AttemptFailure, type Failure, failureOf, ModelError } from "./model_error.ts";
import { costMicrosOf, type EndedCall, type ModelLedger } from "./model_ledger.ts";
import { readBody } from "./read_body.ts";

/** Texts in one call. */
export const TEXTS_A_CALL_MAX = 64;
/** Work in the background waits this long for an answer, a person who searches this long. */
const BATCH_TIMEOUT_MS = 30_000;
const QUESTION_TIMEOUT_MS = 600;
/** How endpoints refuse a text of more tokens than their model takes; the smallest take 512. */
const TOO_LONG = /status_(400|413|422)$/;
const SHORTENED_CHARS = 400;
const RETRIES_MAX = 2;
const RETRY_BASE_MS = 200;
const RETRY_WAIT_MS_MAX = 2_000;
const DIMENSIONS_MAX = 8_192;
/** Enough for the most vectors of the most dimensions, written with all digits. */
const ANSWER_BYTES_MAX = 16 * 1_048_576;

export interface EmbedderOptions {
  stopping?: AbortSignal;
  batchTimeoutMs?: number;
  questionTimeoutMs?: number;
}

export class Embedder {
  readonly model: string;
  readonly #endpoint: ModelEndpoint;
  readonly #name: string;
  readonly #ledger: ModelLedger;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #stopping: AbortSignal | undefined;
  readonly #batchTimeoutMs: number;
  readonly #questionTimeoutMs: number;
  /** One that is too slow for people may do for the background, so each has its own. */
  readonly #ofQuestions: CircuitBreaker;
  readonly #ofBatches: CircuitBreaker;

  constructor(
    endpoint: ModelEndpoint,
    ledger: ModelLedger,
    clock: Clock,
    log: Logger,
    { stopping, batchTimeoutMs = BATCH_TIMEOUT_MS, questionTimeoutMs = QUESTION_TIMEOUT_MS }: EmbedderOptions,
  ) {
    this.model = endpoint.model;
    this.#endpoint = endpoint;
    this.#name = new URL(endpoint.baseUrl).host;
    this.#ledger = ledger;
    this.#clock = clock;
    this.#log = log;
    this.#stopping = stopping;
    this.#batchTimeoutMs = batchTimeoutMs;
    this.#questionTimeoutMs = questionTimeoutMs;
    this.#ofQuestions = new CircuitBreaker(clock);
    this.#ofBatches = new CircuitBreaker(clock);
  }

  /** The vector of what somebody looks for, asked for once and not for long; throws {@link ModelError}. */
  async ofQuestion(text: string, purpose: ModelPurpose): Promise<Float32Array> {
    const breaker = this.#ofQuestions;
    return (await this.#within(
      purpose,
      [text],
      () => this.#inTries([text], purpose, { breaker, retries: 0, timeoutMs: this.#questionTimeoutMs }),
    ))[0]!;
  }

  /**
   * The vectors of at most {@link TEXTS_A_CALL_MAX} texts, in their order and of one length; throws
   * {@link ModelError}. An endpoint that refuses the texts as too long is asked again with their beginnings.
   */
  async ofTexts(texts: readonly string[], purpose: ModelPurpose): Promise<Float32Array[]> {
    const how = { breaker: this.#ofBatches, retries: RETRIES_MAX, timeoutMs: this.#batchTimeoutMs };
    return await this.#within(purpose, texts, async () => {
      try {
        return await this.#inTries(texts, purpose, how);
      } catch (error) {
        const refused = error instanceof ModelError && error.reasons.some((reason) => TOO_LONG.test(reason));
        if (!refused || texts.every((text) => text.length <= SHORTENED_CHARS)) throw error;
        return await this.#inTries(texts.map((text) => text.slice(0, SHORTENED_CHARS)), purpose, how);
      }
    });
  }

  async #within<Result>(purpose: ModelPurpose, texts: readonly string[], run: () => Promise<Result>) {
    const usage = this.#estimated(texts);
    const most = { tokens: usage.inputTokens, costMicros: costMicrosOf(this.#endpoint, usage) };
    const release = await this.#ledger.reserve(purpose, most);
    if (release === null) throw new ModelError("budget_spent");
    try {
      return await run();
    } finally {
      release();
    }
  }

  async #inTries(
    texts: readonly string[],
    purpose: ModelPurpose,
    how: { breaker: CircuitBreaker; retries: number; timeoutMs: number },
  ): Promise<Float32Array[]> {
    for (let tries = 0;; tries++) {
      if (!how.breaker.allows()) throw new ModelError("unavailable", [`${this.#name}: resting`]);
      const answer = await this.#try(texts, purpose, how.timeoutMs);
      if (Array.isArray(answer)) {
        how.breaker.succeeded();
        return answer;
      }
      const { code, retryable, retryAfterMs, refused } = answer;
      if (refused) how.breaker.abandoned();
      else {how.breaker.failed(
          retryAfterMs !== null && retryAfterMs > RETRY_WAIT_MS_MAX ? retryAfterMs : null,
        );}
      const waitMs = retryAfterMs ?? RETRY_BASE_MS * 2 ** tries * (0.5 + Math.random());
      if (!retryable || tries >= how.retries || waitMs > RETRY_WAIT_MS_MAX) {
        throw new ModelError("unavailable", [`${this.#name}: ${code}`]);
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  /** One attempt: vectors, or why there are none. */
  async #try(
    texts: readonly string[],
    purpose: ModelPurpose,
    timeoutMs: number,
  ): Promise<Float32Array[] | Failure> {
    const started = performance.now();
    const none = { inputTokens: 0, outputTokens: 0, estimated: false };
    let ended: Pick<EndedCall, "status" | "error" | "usage"> = {
      status: "cancelled",
      error: null,
      usage: none,
    };
    try {
      const { vectors, tokens } = await this.#ask(texts, timeoutMs);
      const usage = tokens === null
        ? this.#estimated(texts)
        : { inputTokens: tokens, outputTokens: 0, estimated: false };
      ended = { status: "done", error: null, usage };
      return vectors;
    } catch (error) {
      if (this.#stopping?.aborted) throw new ModelError("cancelled");
      const failure = failureOf(error, this.#clock.now());
      ended = { status: "failed", error: failure.code, usage: none };
      this.#log.warn("a model failed", { endpoint: this.#name, code: failure.code, sent: false });
      return failure;
    } finally {
      await this.#ledger.record(purpose, {
        ...ended,
        endpoint: this.#name,
        model: this.model,
        costMicros: costMicrosOf(this.#endpoint, ended.usage),
        firstPartMs: null,
        durationMs: performance.now() - started,
      });
    }
  }

  async #ask(
    texts: readonly string[],
    timeoutMs: number,
  ): Promise<{ vectors: Float32Array[]; tokens: number | null }> {
    const { baseUrl, apiKey, model } = this.#endpoint;
    // Not AbortSignal.any: what it makes may be collected while the answer still comes.
    const cut = new AbortController();
    const stop = () => cut.abort(new AttemptFailure("cancelled"));
    this.#stopping?.addEventListener("abort", stop);
    if (this.#stopping?.aborted) stop();
    const timer = setTimeout(() => cut.abort(new AttemptFailure("timeout_total")), timeoutMs);
    try {
      const response = await fetch(`${baseUrl}/embeddings`, {
        method: "POST",
        // A redirect could carry the key to another host.
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify({ model, input: texts, encoding_format: "float" }),
        signal: cut.signal,
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw new RefusedStatus(response);
      }
      return readAnswer(await readBody(response, ANSWER_BYTES_MAX, cut.signal), texts.length);
    } catch (error) {
      throw cut.signal.reason instanceof AttemptFailure ? cut.signal.reason : error;
    } finally {
      clearTimeout(timer);
      this.#stopping?.removeEventListener("abort", stop);
      cut.abort();
    }
  }

  #estimated(texts: readonly string[]): EndedCall["usage"] {
    const inputTokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
    return { inputTokens, outputTokens: 0, estimated: true };
  }
}

/** An error status, in the shape in which {@link failureOf} reads the library's. */
class RefusedStatus extends Error {
  readonly statusCode: number;
  readonly responseHeaders: Record<string, string>;

  constructor({ status, headers }: Response) {
    super(`status_${status}`);
    this.statusCode = status;
    this.responseHeaders = Object.fromEntries(headers);
  }
}

/** Every number is looked at by hand: a schema library takes longer for 65,000 of them than the endpoint. */
function readAnswer(text: string, count: number): { vectors: Float32Array[]; tokens: number | null } {
  const answer = parse(text) as {
    data?: { index?: unknown; embedding?: unknown }[];
    usage?: { prompt_tokens?: unknown };
  } | null;
  const data = answer?.data;
  if (!Array.isArray(data)) throw new AttemptFailure("malformed");
  if (data.length !== count) throw new AttemptFailure("wrong_count");
  const vectors: Float32Array[] = new Array(count);
  for (const [at, item] of data.entries()) {
    const index = item?.index ?? at;
    if (!Number.isInteger(index) || (index as number) < 0 || (index as number) >= count) {
      throw new AttemptFailure("malformed");
    }
    vectors[index as number] = unitVector(item?.embedding);
  }
  const dimensions = vectors[0]?.length;
  for (let at = 0; at < count; at++) {
    if (vectors[at] === undefined) throw new AttemptFailure("wrong_count");
    if (vectors[at]!.length !== dimensions) throw new AttemptFailure("wrong_dimensions");
  }
  const tokens = answer?.usage?.prompt_tokens;
  return { vectors, tokens: Number.isInteger(tokens) && tokens as number >= 0 ? tokens as number : null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Also where it says NaN, which JSON has no word for.
    throw new AttemptFailure("malformed");
  }
}

/** Of length one, so that a product of two is their cosine. */
function unitVector(embedding: unknown): Float32Array {
  if (!Array.isArray(embedding) || embedding.length === 0 || embedding.length > DIMENSIONS_MAX) {
    throw new AttemptFailure("malformed");
  }
  let squares = 0;
  for (const value of embedding) {
    if (typeof value !== "number") throw new AttemptFailure("malformed");
    squares += value * value;
  }
  if (!Number.isFinite(squares) || squares === 0) throw new AttemptFailure("malformed");
  const length = Math.sqrt(squares);
  return Float32Array.from(embedding, (value) => value / length);
}
