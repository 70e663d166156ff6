/** One attempt at one endpoint: its parts as they come, within time-outs, and what it used. @module */
import { CompletionChunks, END_OF_DATA } from "./completion_chunks.ts";
import type { Endpoint } from "./endpoint.ts";
import { estimateTokens, messageText } from "./estimate_tokens.ts";
import { EventData } from "./event_data.ts";
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

/** Some hundred chunks; more that have come are read at once again. */
const READ_BYTES = 4_096;

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
      const body = await this.#endpoint.open(this.#call, this.#cut.signal);
      const reader = body.getReader({ mode: "byob" });
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

  async *#read(reader: ReadableStreamBYOBReader): AsyncGenerator<ModelPart> {
    const events = new EventData();
    const chunks = new CompletionChunks();
    // White space alone is no answer, so it waits for what follows.
    let blank = "";
    let room = new ArrayBuffer(READ_BYTES);
    while (true) {
      const { done, value } = await this.#next(reader, room);
      // The buffer went with the reading; it comes back with what was read.
      if (value) room = value.buffer as ArrayBuffer;
      // What was cut looks like an end.
      if (done && this.#cut.signal.aborted) throw this.#cut.signal.reason;
      const data = done ? events.end() : events.push(value!);
      if (data.length > 0) this.#heard();
      const isLast = done || data.includes(END_OF_DATA);
      // Everything that arrived together is handed on together.
      const text = blank + chunks.read(data);
      blank = "";
      if (text.trim() === "" && !this.sent) blank = text;
      else if (text !== "") yield this.#send({ type: "text", text });
      if (isLast) break;
    }
    const { reason, toolCalls, usage } = chunks.end();
    for (const call of toolCalls) yield this.#send({ type: "tool-call", ...call });
    this.#counts = usage;
    if (!this.sent) throw new AttemptFailure("blank");
    yield { type: "finish", reason, model: this.#endpoint.config.model, usage: this.usage };
  }

  /** Into a buffer of our own: one of the stream's is 64 KB, for each piece anew. */
  async #next(reader: ReadableStreamBYOBReader, room: ArrayBuffer) {
    try {
      return await reader.read(new Uint8Array(room));
    } catch (cause) {
      throw new AttemptFailure("reset", { cause });
    }
  }

  #heard(): void {
    this.#lastPartMs = performance.now();
    if (this.#parts++ === 0) this.#heardMs = this.durationMs;
  }

  #send<Part extends ModelPart>(part: Part): Part {
    this.sent = true;
    this.firstPartMs ??= this.durationMs;
    this.#outputText += part.type === "text" ? part.text : part.type === "tool-call" ? part.input : "";
    return part;
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
