/** One attempt at one endpoint: its parts as they come, within time-outs, and what it used. @module */
import type { Endpoint } from "./endpoint.ts";
import { estimateTokens, messageText } from "./estimate_tokens.ts";
import type { ModelCall, ModelPart, TokenCounts } from "./model_call.ts";
import { AttemptFailure } from "./model_error.ts";

export interface Timeouts {
  /** Until the headers of an answer are here. */
  connectMs: number;
  /** Until the first part is here. */
  firstMs: number;
  /** Between two parts. */
  betweenMs: number;
  /** Until the last part is here; where a person waits, of all calls of an answer together. */
  totalMs: number;
  /** Until first parts are here where a person waits, over all calls, endpoints and retries of an answer. */
  patienceMs: number;
}

export const TIMEOUTS: Timeouts = {
  connectMs: 15_000,
  firstMs: 45_000,
  betweenMs: 30_000,
  totalMs: 240_000,
  patienceMs: 12_000,
};

const REASONS: Readonly<Record<string, "stop" | "length" | "tool-calls">> = {
  stop: "stop",
  length: "length",
  "tool-calls": "tool-calls",
};

export class Attempt {
  readonly #endpoint: Endpoint;
  readonly #call: ModelCall;
  readonly #timeouts: Timeouts;
  readonly #cut = new AbortController();
  readonly #started = performance.now();
  #lastPartMs = this.#started;
  #parts = 0;
  #outputText = "";
  #counts: TokenCounts | null = null;
  /** Whether anything was handed on. */
  sent = false;
  firstPartMs: number | null = null;
  /** When the endpoint first said anything, though it may not have been handed on. */
  #heardMs: number | null = null;

  constructor(endpoint: Endpoint, call: ModelCall, timeouts: Timeouts) {
    this.#endpoint = endpoint;
    this.#call = call;
    this.#timeouts = timeouts;
  }

  get durationMs(): number {
    return performance.now() - this.#started;
  }

  /** How long nothing came at all. */
  get silentMs(): number {
    return this.#heardMs ?? this.durationMs;
  }

  /** Tokens as the endpoint counted them, or an estimate where something came but no counts. */
  get usage(): TokenCounts & { estimated: boolean } {
    if (this.#counts) return { ...this.#counts, estimated: false };
    if (this.#parts === 0) return { inputTokens: 0, outputTokens: 0, estimated: false };
    return {
      inputTokens: estimateTokens(messageText(this.#call.messages)),
      outputTokens: estimateTokens(this.#outputText),
      estimated: true,
    };
  }

  /** Gives up; the reader below then throws. */
  cut(reason: unknown): void {
    this.#cut.abort(reason);
  }

  async *run(): AsyncGenerator<ModelPart> {
    const leave = () => this.#cut.abort(this.#call.signal?.reason);
    this.#call.signal?.addEventListener("abort", leave, { once: true });
    const watch = this.#watch();
    try {
      if (this.#call.signal?.aborted) leave();
      const { stream } = await this.#endpoint.open(this.#call, this.#cut.signal);
      const reader = stream.getReader();
      // The connection is not trusted to end the stream when it is cut: a pending read must end in any case.
      const end = () => void reader.cancel().catch(() => {});
      this.#cut.signal.addEventListener("abort", end, { once: true });
      if (this.#cut.signal.aborted) end();
      try {
        yield* this.#read(reader);
      } finally {
        // Not awaited: a connection that hangs must not hold the caller, and its failure is no news.
        reader.cancel().catch(() => {});
      }
    } catch (error) {
      throw this.#cut.signal.reason instanceof AttemptFailure ? this.#cut.signal.reason : error;
    } finally {
      clearTimeout(watch.timer);
      this.#call.signal?.removeEventListener("abort", leave);
      this.#cut.abort();
    }
  }

  async *#read(reader: ReadableStreamDefaultReader<LibraryPart>): AsyncGenerator<ModelPart> {
    // White space alone is no answer, so it waits for what follows.
    let blank = "";
    while (true) {
      const { done, value: part } = await reader.read();
      if (done) throw this.#cut.signal.reason ?? new AttemptFailure("cut_off");
      if (part.type === "stream-start") continue;
      this.#lastPartMs = performance.now();
      if (this.#parts++ === 0) this.#heardMs = this.durationMs;
      if (part.type === "error") throw part.error;
      if (part.type === "text-delta") {
        blank += part.delta;
        if (blank === "" || (!this.sent && blank.trim() === "")) continue;
        yield this.#send({ type: "text", text: blank });
        blank = "";
      } else if (part.type === "tool-call") {
        const { toolCallId: id, toolName: name, input } = part;
        yield this.#send({ type: "tool-call", id, name, input });
      } else if (part.type === "finish") {
        this.#count(part.usage);
        if (!this.sent) throw new AttemptFailure("blank");
        yield {
          type: "finish",
          reason: REASONS[part.finishReason.unified] ?? "other",
          model: this.#endpoint.config.model,
          usage: this.usage,
        };
        return;
      }
    }
  }

  #send<Part extends ModelPart>(part: Part): Part {
    this.sent = true;
    this.firstPartMs ??= this.durationMs;
    this.#outputText += part.type === "text" ? part.text : part.type === "tool-call" ? part.input : "";
    return part;
  }

  #count(usage: LibraryUsage): void {
    const { total: inputTokens } = usage.inputTokens;
    const { total: outputTokens } = usage.outputTokens;
    if (inputTokens === undefined || outputTokens === undefined) return;
    this.#counts = { inputTokens, outputTokens };
  }

  /** One timer that looks how long ago the last part came: cheaper than one armed anew at every part. */
  #watch(): { timer: ReturnType<typeof setTimeout> | undefined } {
    const watch: { timer: ReturnType<typeof setTimeout> | undefined } = { timer: undefined };
    const { firstMs, betweenMs, totalMs } = this.#timeouts;
    const look = () => {
      const now = performance.now();
      const quiet = this.#parts === 0 ? this.#started + firstMs : this.#lastPartMs + betweenMs;
      const end = this.#started + totalMs;
      if (now >= end) return this.cut(new AttemptFailure("timeout_total"));
      if (now >= quiet) {
        return this.cut(new AttemptFailure(this.#parts === 0 ? "timeout_first" : "timeout_between"));
      }
      // The first part may come at once: then the next one is due sooner than the first would have been.
      watch.timer = setTimeout(look, Math.max(1, Math.min(quiet, end, now + betweenMs) - now));
    };
    look();
    return watch;
  }
}

type LibraryStream = Awaited<ReturnType<Endpoint["open"]>>["stream"];
type LibraryPart = LibraryStream extends ReadableStream<infer Part> ? Part : never;
type LibraryUsage = Extract<LibraryPart, { type: "finish" }>["usage"];
