/**
 * Speech to text by any OpenAI-compatible endpoint: within the day's budget, with a line in the ledger, and asked
 * once, because audio is dear to send twice.
 * @module
 */
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { SpeechEndpoint } from "../config.ts";
import type { Logger } from "../log.ts";
import { AttemptFailure, failureOf, ModelError } from "./model_error.ts";
import type { ModelPurpose } from "./model_call.ts";
import type { EndedCall, ModelLedger } from "./model_ledger.ts";
import { readBody } from "./read_body.ts";
import { readJson } from "./read_json.ts";

const TIMEOUT_MS = 120_000;
/** Many hours of speech. */
const ANSWER_BYTES_MAX = 1_048_576;
/** What endpoints count where they count tokens; of speech none of them counts, it is what the budget is charged. */
const TOKENS_PER_SECOND = 10;
/** Below what any recorder makes, so that the estimate of a length errs to the high side. */
const BYTES_PER_SECOND_MIN = 2_000;

const Seconds = z.number().min(0).max(86_400);
const Tokens = z.int().min(0).max(10_000_000);
const Answer = z.object({
  text: z.string(),
  duration: Seconds.optional().catch(undefined),
  usage: z.union([
    z.object({ type: z.literal("duration"), seconds: Seconds }),
    z.object({ input_tokens: Tokens, output_tokens: Tokens }),
  ]).optional().catch(undefined),
});
type Answer = z.output<typeof Answer>;

export interface Speech {
  audio: Uint8Array;
  fileName: string;
  purpose: ModelPurpose;
  signal: AbortSignal;
}

type Billed = Pick<EndedCall, "usage" | "costMicros"> & { audioSeconds: number };

const NOTHING: Billed = {
  usage: { inputTokens: 0, outputTokens: 0, estimated: false },
  audioSeconds: 0,
  costMicros: 0,
};

export class Transcriber {
  readonly #endpoint: SpeechEndpoint;
  readonly #name: string;
  readonly #ledger: ModelLedger;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #stopping: AbortSignal | undefined;
  readonly #timeoutMs: number;

  constructor(
    endpoint: SpeechEndpoint,
    ledger: ModelLedger,
    clock: Clock,
    log: Logger,
    { stopping, timeoutMs = TIMEOUT_MS }: { stopping?: AbortSignal; timeoutMs?: number } = {},
  ) {
    this.#endpoint = endpoint;
    this.#name = new URL(endpoint.baseUrl).host;
    this.#ledger = ledger;
    this.#clock = clock;
    this.#log = log;
    this.#stopping = stopping;
    this.#timeoutMs = timeoutMs;
  }

  /** The words; throws {@link ModelError} with nothing of what the endpoint said. */
  async transcribe(speech: Speech): Promise<string> {
    const { audio, purpose } = speech;
    const { usage, costMicros } = this.#estimated(audio);
    const most = { tokens: usage.inputTokens, costMicros };
    const release = await this.#ledger.reserve(purpose, most);
    if (release === null) throw new ModelError("budget_spent");
    const started = performance.now();
    // Who hangs up has sent the audio, and endpoints bill it.
    let ended: Pick<EndedCall, "status" | "error"> & Billed = {
      status: "cancelled",
      error: null,
      ...this.#estimated(audio),
    };
    try {
      const answer = await this.#ask(speech);
      ended = { status: "done", error: null, ...this.#billed(answer, audio) };
      return answer.text;
    } catch (error) {
      if (speech.signal.aborted || this.#stopping?.aborted) throw new ModelError("cancelled");
      const { code } = failureOf(error, this.#clock.now());
      const billed = code === "timeout_total" ? this.#estimated(audio) : NOTHING;
      ended = { status: "failed", error: code, ...billed };
      this.#log.warn("a model failed", { endpoint: this.#name, code, sent: false });
      throw new ModelError("unavailable", [`${this.#name}: ${code}`]);
    } finally {
      release();
      await this.#ledger.record(purpose, {
        ...ended,
        endpoint: this.#name,
        model: this.#endpoint.model,
        firstPartMs: null,
        durationMs: performance.now() - started,
      });
    }
  }

  /** Sends the audio and reads the answer; leaving, stopping and the time-out end both. */
  async #ask({ audio, fileName, signal }: Speech): Promise<Answer> {
    const { baseUrl, apiKey, model } = this.#endpoint;
    const form = new FormData();
    form.set("file", new Blob([audio as BlobPart]), fileName);
    form.set("model", model);
    form.set("response_format", "json");
    // Not AbortSignal.any: what it makes may be collected while the answer still comes.
    const cut = new AbortController();
    const leave = () => cut.abort(new AttemptFailure("cancelled"));
    const signals = [signal, this.#stopping].filter((each) => each !== undefined);
    for (const each of signals) each.addEventListener("abort", leave);
    if (signals.some(({ aborted }) => aborted)) leave();
    const timer = setTimeout(() => cut.abort(new AttemptFailure("timeout_total")), this.#timeoutMs);
    try {
      const response = await fetch(`${baseUrl}/audio/transcriptions`, {
        method: "POST",
        // A redirect could carry the key to another host.
        redirect: "manual",
        headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
        body: form,
        signal: cut.signal,
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw new AttemptFailure(`status_${response.status}`);
      }
      const parsed = Answer.safeParse(readJson(await readBody(response, ANSWER_BYTES_MAX, cut.signal)));
      if (!parsed.success) throw new AttemptFailure("malformed");
      return parsed.data;
    } catch (error) {
      throw cut.signal.reason instanceof AttemptFailure ? cut.signal.reason : error;
    } finally {
      clearTimeout(timer);
      for (const each of signals) each.removeEventListener("abort", leave);
      cut.abort();
    }
  }

  /** What the endpoint counted, or else an estimate. */
  #billed({ usage, duration }: Answer, audio: Uint8Array): Billed {
    const estimated = this.#estimated(audio);
    const told = usage && "seconds" in usage ? usage.seconds : duration;
    const { audioSeconds, costMicros } = told === undefined ? estimated : this.#ofSeconds(told);
    if (usage && "input_tokens" in usage) {
      const { input_tokens: inputTokens, output_tokens: outputTokens } = usage;
      return { usage: { inputTokens, outputTokens, estimated: false }, audioSeconds, costMicros };
    }
    return told === undefined ? estimated : this.#ofSeconds(told);
  }

  #estimated(audio: Uint8Array): Billed {
    return this.#ofSeconds(audio.length / BYTES_PER_SECOND_MIN);
  }

  #ofSeconds(seconds: number): Billed {
    const audioSeconds = Math.ceil(seconds);
    return {
      usage: { inputTokens: audioSeconds * TOKENS_PER_SECOND, outputTokens: 0, estimated: true },
      audioSeconds,
      costMicros: Math.ceil(Math.round(audioSeconds * this.#endpoint.minutePrice * 1_000_000) / 60),
    };
  }
}
