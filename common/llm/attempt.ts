/** One attempt at one endpoint: its parts as they come, within time-outs, and what it used. @module */
import { CompletionChunks, END_OF_DATA } from "./completion_chunks.ts";
import type { Endpoint } from "./endpoint.ts";
import { promptTokens, TokenEstimate } from "./estimate_tokens.ts";
import { EventData } from "./event_data.ts";
import type { HearPart, ModelCall, ModelEnd, ModelPart, TokenCounts } from "./model_call.ts";
import { AttemptFailure } from "./model_error.ts";
import { SpokenText } from "./spoken_text.ts";

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
const CHARS_PER_TOKEN_MAX = 10;
const OUTPUT_CHARS_MORE = 10_000;
/** Bytes of an answer with all its thoughts, names and white space: ten times what the longest are. */
const ANSWER_BYTES_MAX = 64 * 1_048_576;

/** What the one who hears the parts has thrown: no failure of the endpoint. */
export class HearerError extends Error {
  override name = "HearerError";

  constructor(override readonly cause: unknown) {
    super("the parts were not heard to the end");
  }
}

export class Attempt {
  readonly #endpoint: Endpoint;
  readonly #call: ModelCall;
  readonly #timeouts: Timeouts;
  readonly #cut = new AbortController();
  readonly #started = performance.now();
  #lastPartMs = this.#started;
  #parts = 0;
  readonly #output = new TokenEstimate();
  #counts: TokenCounts | null = null;
  #waitsForHearer = false;
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
      inputTokens: promptTokens(this.#call),
      outputTokens: this.#output.tokens,
      estimated: true,
    };
  }

  /** Gives up; the reader below then throws. */
  cut(reason: unknown): void {
    this.#cut.abort(reason);
  }

  /** Hands the parts to `hear` and gives the end; throws what `hear` throws as {@link HearerError}. */
  async run(hear: HearPart): Promise<ModelEnd> {
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
        return await this.#read(reader, hear);
      } finally {
        // Not awaited: a connection that hangs must not hold the caller, and its failure is no news.
        reader.cancel().catch(() => {});
      }
    } catch (error) {
      if (error instanceof HearerError) throw error;
      throw this.#cut.signal.reason instanceof AttemptFailure ? this.#cut.signal.reason : error;
    } finally {
      clearTimeout(watch.timer);
      this.#call.signal?.removeEventListener("abort", leave);
      this.#cut.abort();
    }
  }

  async #read(reader: ReadableStreamBYOBReader, hear: HearPart): Promise<ModelEnd> {
    const events = new EventData();
    const chunks = new CompletionChunks();
    const spoken = new SpokenText();
    const model = this.#endpoint.config.model;
    // White space alone is no answer, so it waits for what follows.
    let blank = "";
    let bytes = 0;
    // A buffer of our own: one of the stream's is 64 KB, for each piece anew. It goes with a reading and comes back.
    let room = new ArrayBuffer(READ_BYTES);
    for (let isLast = false; !isLast;) {
      const { done, value } = await reader.read(new Uint8Array(room)).catch((cause) => {
        throw new AttemptFailure("reset", { cause });
      });
      // What was cut looks like an end.
      if (done && this.#cut.signal.aborted) throw this.#cut.signal.reason;
      if (value) room = value.buffer as ArrayBuffer;
      if ((bytes += value?.length ?? 0) > ANSWER_BYTES_MAX) throw new AttemptFailure("too_large");
      const data = done ? events.end() : events.push(value!);
      if (data.length > 0) this.#heard();
      // Everything that arrived together is handed on together.
      isLast = done || data.includes(END_OF_DATA);
      const text = blank + spoken.push(chunks.read(data)) + (isLast ? spoken.end() : "");
      blank = "";
      if (text.trim() === "" && !this.sent) blank = text;
      else if (text !== "") await this.#send(hear, { type: "text", text });
      if (blank.length > this.#outputCharsMax) throw new AttemptFailure("blank");
      if (chunks.inputChars > this.#outputCharsMax) throw new AttemptFailure("too_long");
      if (this.#output.chars > this.#outputCharsMax) {
        return { reason: "length", model, usage: this.usage };
      }
    }
    const { reason, toolCalls, usage } = chunks.end();
    for (const call of toolCalls) await this.#send(hear, { type: "tool-call", ...call });
    this.#counts = usage;
    if (!this.sent) throw new AttemptFailure("blank");
    return { reason, model, usage: this.usage };
  }

  /** Far above what the tokens asked for can be: an endpoint that knows no limit is not read for ever. */
  get #outputCharsMax(): number {
    return this.#call.outputTokensMax * CHARS_PER_TOKEN_MAX + OUTPUT_CHARS_MORE;
  }

  #heard(): void {
    this.#lastPartMs = performance.now();
    if (this.#parts++ === 0) this.#heardMs = this.durationMs;
  }

  async #send(hear: HearPart, part: ModelPart): Promise<void> {
    this.sent = true;
    this.firstPartMs ??= this.durationMs;
    this.#output.add(part.type === "text" ? part.text : part.input);
    this.#waitsForHearer = true;
    try {
      const heard = heardBy(hear, part);
      if (heard) await this.#orCut(heard);
    } finally {
      this.#waitsForHearer = false;
      this.#lastPartMs = performance.now();
    }
  }

  /** Waits for the one who hears, but not past the end of the attempt. */
  #orCut(heard: Promise<void>): Promise<void> {
    const { signal } = this.#cut;
    return new Promise((resolve, reject) => {
      const end = () => reject(signal.reason);
      signal.addEventListener("abort", end);
      heard.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
      if (signal.aborted) end();
    });
  }

  /** One timer that looks how long ago the last part came: cheaper than one armed anew at every part. */
  #watch(): { timer: ReturnType<typeof setTimeout> | undefined } {
    const watch: { timer: ReturnType<typeof setTimeout> | undefined } = { timer: undefined };
    const { firstMs, betweenMs, totalMs } = this.#timeouts;
    const look = () => {
      const now = performance.now();
      const quiet = this.#parts === 0 ? this.#started + firstMs : this.#lastPartMs + betweenMs;
      const end = this.#started + totalMs;
      // Who reads too slowly is no fault of the endpoint's.
      if (now >= end) return this.cut(new AttemptFailure(this.#waitsForHearer ? "unread" : "timeout_total"));
      if (now >= quiet && !this.#waitsForHearer) {
        return this.cut(new AttemptFailure(this.#parts === 0 ? "timeout_first" : "timeout_between"));
      }
      // The first part may come at once: then the next one is due sooner than the first would have been.
      const next = this.#waitsForHearer ? now + betweenMs : Math.min(quiet, now + betweenMs);
      watch.timer = setTimeout(look, Math.max(1, Math.min(next, end) - now));
    };
    look();
    return watch;
  }
}

/** What is thrown on the other side is told from what the endpoint does. */
function heardBy(hear: HearPart, part: ModelPart): void | Promise<void> {
  const wrap = (cause: unknown) => {
    throw new HearerError(cause);
  };
  try {
    return hear(part)?.catch(wrap);
  } catch (cause) {
    return wrap(cause);
  }
}
