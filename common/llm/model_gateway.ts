/**
 * The one way to a language model: endpoints in order, retries and fallback only while nothing was sent
 * on, a line in the ledger for every attempt, and never past the day's budget.
 * @module
 */
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Logger } from "../log.ts";
import { Attempt, HearerError, TIMEOUTS, type Timeouts } from "./attempt.ts";
import { Endpoint } from "./endpoint.ts";
import { promptTokens } from "./estimate_tokens.ts";
import type { HearPart, ModelCall, ModelEnd } from "./model_call.ts";
import { type Failure, failureOf, ModelError } from "./model_error.ts";
import { Patience } from "./patience.ts";
import { costMicrosOf, type EndedCall, type ModelLedger } from "./model_ledger.ts";

/** Further attempts at one endpoint. */
const RETRIES_MAX = 2;
const RETRY_BASE_MS = 200;
/** An endpoint that asks for more patience than this is left for the next one. */
const RETRY_WAIT_MS_MAX = 2_000;

export class ModelGateway {
  readonly endpoints: readonly Endpoint[];
  readonly ledger: ModelLedger;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #timeouts: Timeouts;
  readonly #stopping: AbortSignal | undefined;

  constructor(
    models: Config["models"],
    ledger: ModelLedger,
    clock: Clock,
    log: Logger,
    { timeouts = {}, stopping }: { timeouts?: Partial<Timeouts>; stopping?: AbortSignal } = {},
  ) {
    this.#timeouts = { ...TIMEOUTS, ...timeouts };
    this.endpoints = models.map((model) => new Endpoint(model, clock, this.#timeouts.connectMs));
    this.ledger = ledger;
    this.#clock = clock;
    this.#log = log;
    this.#stopping = stopping;
  }

  /** What a person waits for an answer that begins now. */
  patience(): Patience {
    return new Patience(this.#timeouts.patienceMs, this.#timeouts.totalMs);
  }

  /** Whether a model is configured at all. */
  get configured(): boolean {
    return this.endpoints.length > 0;
  }

  /**
   * Hands the parts of one answer to `hear`; throws {@link ModelError}, or what `hear` throws, which hangs up. So
   * does the process when it stops: a model may talk on for minutes.
   */
  async ask(call: ModelCall, hear: HearPart): Promise<ModelEnd> {
    if (!this.configured) throw new ModelError("not_configured");
    // Not AbortSignal.any: what it makes may be collected while it is waited for, and the call then goes on.
    const hangUp = new AbortController();
    const leave = () => hangUp.abort();
    const signals = [call.signal, this.#stopping].filter((signal) => signal !== undefined);
    for (const signal of signals) signal.addEventListener("abort", leave);
    if (signals.some(({ aborted }) => aborted)) leave();
    try {
      return await this.#tryInOrder({ ...call, signal: hangUp.signal }, hear);
    } finally {
      for (const signal of signals) signal.removeEventListener("abort", leave);
    }
  }

  /** Sets aside what an attempt may use at the most; each is billed, also one that came to nothing. */
  async #reserve({ config, breaker }: Endpoint, call: ModelCall): Promise<() => void> {
    const usage = { inputTokens: promptTokens(call), outputTokens: call.outputTokensMax };
    const release = await this.ledger.reserve(call.purpose, {
      tokens: usage.inputTokens + usage.outputTokens,
      costMicros: costMicrosOf(config, usage),
    });
    if (release) return release;
    breaker.abandoned();
    throw new ModelError("budget_spent");
  }

  async #tryInOrder(call: ModelCall, hear: HearPart): Promise<ModelEnd> {
    const reasons: string[] = [];
    for (const [at, endpoint] of this.endpoints.entries()) {
      const isLast = at === this.endpoints.length - 1;
      const { structured } = endpoint;
      for (let retries = 0; retries <= RETRIES_MAX;) {
        if (!endpoint.breaker.allows()) {
          reasons.push(`${endpoint.name}: resting`);
          break;
        }
        const { silentMs, totalMs } = call.patience ?? { silentMs: Infinity, totalMs: Infinity };
        if (silentMs <= 0) throw new ModelError("unavailable", [...reasons, "out of patience"]);
        const ended = await this.#try(endpoint, call, hear, {
          ...this.#timeouts,
          // Each endpoint that is left gets its share of the patience.
          firstMs: Math.min(this.#timeouts.firstMs, silentMs / (this.endpoints.length - at)),
          totalMs: Math.min(this.#timeouts.totalMs, totalMs),
        });
        if ("usage" in ended) return ended;
        const failure = ended;
        reasons.push(`${endpoint.name}: ${failure.code}`);
        // An endpoint that does not know a way of asking says 400: the next way is no further attempt.
        if (failure.refused && call.answer) {
          if (endpoint.stepDown()) continue;
          endpoint.stepBack(structured);
        }
        const waitMs = failure.retryAfterMs ?? RETRY_BASE_MS * 2 ** retries * (0.5 + Math.random());
        if (!failure.retryable || waitMs > RETRY_WAIT_MS_MAX || retries === RETRIES_MAX) break;
        // One that is silent once is not waited for again by a person.
        if (call.patience && failure.code.startsWith("timeout_")) break;
        // Where another endpoint stands ready, waiting only costs the person time.
        if (!isLast && retries > 0) break;
        retries++;
        await pause(waitMs, call.signal);
        call.patience?.waited(waitMs);
      }
    }
    throw new ModelError("unavailable", reasons);
  }

  /** One attempt; a failure before anything was sent on is returned, one after it is thrown. */
  async #try(
    endpoint: Endpoint,
    call: ModelCall,
    hear: HearPart,
    timeouts: Timeouts,
  ): Promise<ModelEnd | Failure> {
    const release = await this.#reserve(endpoint, call);
    const attempt = new Attempt(endpoint, call, timeouts);
    let ended: Pick<EndedCall, "status" | "error"> = { status: "cancelled", error: null };
    try {
      const end = await attempt.run(hear);
      ended = { status: "done", error: null };
      return end;
    } catch (error) {
      if (call.signal?.aborted) throw new ModelError("cancelled");
      if (error instanceof HearerError) throw error.cause;
      const failure = failureOf(error, this.#clock.now());
      ended = { status: attempt.sent ? "interrupted" : "failed", error: failure.code };
      this.#log.warn("a model failed", { endpoint: endpoint.name, code: failure.code, sent: attempt.sent });
      if (attempt.sent) throw new ModelError("interrupted", [`${endpoint.name}: ${failure.code}`]);
      // A long wait asked for is a rest; a short one is waited out by the retry.
      const rest = failure.retryAfterMs !== null && failure.retryAfterMs > RETRY_WAIT_MS_MAX;
      // What is left of a person's patience may be too short for anyone: that says nothing of the endpoint.
      const hurried = failure.code === "timeout_first" &&
        timeouts.firstMs < this.#timeouts.patienceMs / this.endpoints.length / 2;
      if (failure.refused || hurried) endpoint.breaker.abandoned();
      else endpoint.breaker.failed(rest ? failure.retryAfterMs : null);
      return failure;
    } finally {
      call.patience?.waited(attempt.silentMs);
      if (ended.status === "done") endpoint.breaker.succeeded();
      else if (ended.error === "unread") endpoint.breaker.abandoned();
      else if (ended.status === "interrupted") endpoint.breaker.failed(null);
      else if (ended.status === "cancelled") endpoint.breaker.abandoned();
      await this.ledger.record(call.purpose, {
        ...ended,
        endpoint: endpoint.name,
        model: endpoint.config.model,
        usage: attempt.usage,
        costMicros: costMicrosOf(endpoint.config, attempt.usage),
        firstPartMs: attempt.firstPartMs,
        durationMs: attempt.durationMs,
      }).finally(release);
    }
  }
}

/** Waits, or throws when the caller leaves. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(new ModelError("cancelled"));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", leave);
      resolve();
    }, ms);
    if (signal?.aborted) leave();
    else signal?.addEventListener("abort", leave, { once: true });
  });
}
