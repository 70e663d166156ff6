/**
 * Answers while they are made: whoever asks may read them, leave, and read on from where the connection
 * broke; an answer that nobody reads any more is given up after a while.
 * @module
 */
import type { Clock } from "../clock.ts";
import type { ChatAnswer, ChatPart, Tell } from "./chat_part.ts";
import { recordIdsIn, withoutRecords } from "./gone_records.ts";

/** An answer goes on for so long after its last reader left. */
const ABANDONED_MS = 15_000;
/** A finished answer can be read again for so long, and at most so many are kept. */
const KEPT_MS = 120_000;
const ANSWERS_MAX = 5_000;
/** All kept answers together; tool results may be long. */
const KEPT_CHARS_MAX = 64 * 1_048_576;
const CHUNK_CHARS_MAX = 16_384;
/** What comes in less time after a write goes with the next one: nobody sees the difference, and a write is dear. */
const WRITE_EVERY_MS = 40;

/** Tells the parts of an answer and returns the whole of it. */
export type Producer<Whole = ChatAnswer> = (tell: Tell, stop: AbortSignal) => Promise<Whole>;

/** Which of these records are still there. */
export type Present = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

const encoder = new TextEncoder();

const NOTHING: ReadonlySet<string> = new Set();

type TextDelta = ChatPart & { type: "text-delta"; delta: string };

export class LiveAnswer<Whole = ChatAnswer> {
  readonly conversationId: string;
  readonly messageId: string;
  /** The whole answer; rejects where none could be made. */
  readonly finished: Promise<Whole>;
  readonly #abandonedMs: number;
  readonly #stop = new AbortController();
  #whole: Whole | null = null;
  /** What is done before the end is told. */
  readonly #lastWorks: (() => Promise<void>)[] = [];
  /**
   * In order; an answer is short, so a slow reader costs no more than its length. Words are many and small: as parts
   * they take a fifth of what their events do. Others are kept as JSON, which nobody changes any more.
   */
  #parts: (TextDelta | string)[] = [];
  /** By the place of an event: the records whose words stand in it. */
  readonly #recordIds = new Map<number, string[]>();
  /** Readers that wait for the next event, and those that have just written and wait only for the end. */
  readonly #waiting = new Set<() => void>();
  readonly #pausing = new Set<() => void>();
  #readers = 0;
  #abandoned: ReturnType<typeof setTimeout> | undefined;
  endedAtMs: number | null = null;
  /** Characters kept so far. */
  chars = 0;

  constructor(
    ids: { conversationId: string; messageId: string },
    produce: Producer<Whole>,
    clock: Clock,
    abandonedMs = ABANDONED_MS,
  ) {
    this.conversationId = ids.conversationId;
    this.messageId = ids.messageId;
    this.#abandonedMs = abandonedMs;
    this.finished = this.#run(produce, clock);
    // Readers of the stream are told by an error part; without readers of `finished` this is no news.
    this.finished.catch(() => {});
  }

  /** Ends the answer where it is; what came so far is kept. */
  stop(): void {
    this.#stop.abort();
  }

  /** Has `work` done with the whole answer, or with null where none could be made, before anyone is told of its end. */
  async settle(work: (whole: Whole | null) => Promise<void>): Promise<void> {
    const last = () => work(this.#whole);
    if (this.endedAtMs === null) this.#lastWorks.push(last);
    else await last();
  }

  /**
   * Server-sent events after the first `skip`; resolves as they come. Who reads them again later gives `present`,
   * because a record may have been deleted since.
   */
  stream(skip: number, stopping: AbortSignal, present?: Present): ReadableStream<Uint8Array> {
    let at = skip;
    let left = false;
    let wroteAtMs = -Infinity;
    this.#join();
    const wake = () => this.#wakeAll();
    stopping.addEventListener("abort", wake);
    const leave = () => {
      if (!left) this.#leave();
      left = true;
      stopping.removeEventListener("abort", wake);
    };
    return new ReadableStream({
      pull: async (controller) => {
        const goesOn = () => this.endedAtMs === null && !left && !stopping.aborted;
        while (at >= this.#parts.length && goesOn()) await this.#nextEvent();
        const sinceMs = performance.now() - wroteAtMs;
        if (sinceMs < WRITE_EVERY_MS && goesOn()) await this.#pause(WRITE_EVERY_MS - sinceMs);
        if (left) return;
        if (at >= this.#parts.length) {
          if (this.endedAtMs === null) controller.enqueue(encoder.encode(`data: {"type":"abort"}\n\n`));
          controller.enqueue(encoder.encode("data: [DONE]\n\n"));
          leave();
          return controller.close();
        }
        const from = at;
        let chunk = "";
        const gone = present ? await this.#goneFrom(from, present) : NOTHING;
        for (; at < this.#parts.length && chunk.length < CHUNK_CHARS_MAX; at++) {
          // Only words are held back: the first ones come soon after the start.
          if (typeof this.#parts[at] !== "string") wroteAtMs = performance.now();
          chunk += this.#event(at, gone);
        }
        if (!left) controller.enqueue(encoder.encode(chunk));
      },
      cancel: () => {
        leave();
        this.#wakeAll();
      },
    }, { highWaterMark: 0 });
  }

  async #run(produce: Producer<Whole>, clock: Clock): Promise<Whole> {
    try {
      return this.#whole = await produce((part) => this.#add(part), this.#stop.signal);
    } catch (error) {
      this.#add({ type: "error", errorText: "Cannot answer: something went wrong on our side" });
      throw error;
    } finally {
      try {
        for (const work of this.#lastWorks) await work();
      } finally {
        this.endedAtMs = clock.now();
        clearTimeout(this.#abandoned);
        this.#wakeAll();
      }
    }
  }

  #add(part: ChatPart): void {
    const recordIds = recordIdsIn(part);
    if (recordIds.length > 0) this.#recordIds.set(this.#parts.length, recordIds);
    const kept = isTextDelta(part) ? part : JSON.stringify(part);
    this.#parts.push(kept);
    this.chars += typeof kept === "string" ? kept.length : kept.delta.length;
    this.#wakeReaders();
  }

  /** The event at a place, with nothing of the records in `gone`. */
  #event(at: number, gone: ReadonlySet<string>): string {
    const part = this.#parts[at]!;
    let data = typeof part === "string" ? part : JSON.stringify(part);
    if (this.#recordIds.get(at)?.some((id) => gone.has(id))) {
      data = JSON.stringify(withoutRecords(JSON.parse(data), gone));
    }
    return `id: ${this.messageId}:${at + 1}\ndata: ${data}\n\n`;
  }

  /** Which records are gone of those whose words stand from a place on. */
  async #goneFrom(from: number, present: Present): Promise<ReadonlySet<string>> {
    const ids = [...new Set([...this.#recordIds].flatMap(([at, ids]) => at >= from ? ids : []))];
    if (ids.length === 0) return NOTHING;
    const there = await present(ids);
    return new Set(ids.filter((id) => !there.has(id)));
  }

  #wakeReaders(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  #wakeAll(): void {
    this.#wakeReaders();
    for (const wake of this.#pausing) wake();
    this.#pausing.clear();
  }

  #nextEvent(): Promise<void> {
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  /** Resolves after `ms`, or at the end. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#pausing.delete(wake);
        resolve();
      }, ms);
      const wake = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#pausing.add(wake);
    });
  }

  #join(): void {
    this.#readers++;
    clearTimeout(this.#abandoned);
  }

  #leave(): void {
    this.#readers--;
    if (this.#readers > 0 || this.endedAtMs !== null) return;
    this.#abandoned = setTimeout(() => this.stop(), this.#abandonedMs);
  }
}

function isTextDelta(part: ChatPart): part is TextDelta {
  return part.type === "text-delta";
}

/** The answers being made, and those just made, by the conversation they are of. */
export class LiveAnswers {
  readonly #clock: Clock;
  readonly #byConversation = new Map<string, LiveAnswer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  begin(
    userId: string,
    ids: { conversationId: string; messageId: string },
    produce: Producer,
    abandonedMs?: number,
  ): LiveAnswer {
    this.#forgetOld();
    const answer = new LiveAnswer(ids, produce, this.#clock, abandonedMs);
    const key = keyOf(userId, ids.conversationId);
    // To the end of the map, which is in the order of beginning.
    this.#byConversation.delete(key);
    this.#byConversation.set(key, answer);
    return answer;
  }

  /** The last answer of a conversation, if it is still there. */
  find(userId: string, conversationId: string): LiveAnswer | undefined {
    return this.#byConversation.get(keyOf(userId, conversationId));
  }

  /** Ends the answer a conversation is waiting for, if it is, and waits until it is stored. */
  async stop(userId: string, conversationId: string): Promise<boolean> {
    const answer = this.find(userId, conversationId);
    if (!answer || answer.endedAtMs !== null) return false;
    answer.stop();
    await answer.finished.catch(() => {});
    return true;
  }

  async close(): Promise<void> {
    for (const answer of this.#byConversation.values()) answer.stop();
    await Promise.allSettled([...this.#byConversation.values()].map((answer) => answer.finished));
  }

  /** Ended ones, oldest first, until one that is still wanted. */
  #forgetOld(): void {
    const oldest = this.#clock.now() - KEPT_MS;
    let kept = 0;
    for (const { chars } of this.#byConversation.values()) kept += chars;
    for (const [key, { endedAtMs, chars }] of this.#byConversation) {
      const tooMany = this.#byConversation.size >= ANSWERS_MAX || kept > KEPT_CHARS_MAX;
      if (endedAtMs === null) continue;
      if (endedAtMs >= oldest && !tooMany) break;
      this.#byConversation.delete(key);
      kept -= chars;
    }
  }
}

/** The owner is part of the key: another person's conversation cannot be named. */
function keyOf(userId: string, conversationId: string): string {
  return `${userId}:${conversationId}`;
}
