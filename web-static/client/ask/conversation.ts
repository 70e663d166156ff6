/** One conversation with the service, whatever becomes of the connection. @module */
import { codeOf, Problem, Unreachable } from "../api/problem.ts";
import type { Question, TalksApi } from "../api/talks_api.ts";
import type { Retention } from "../api/wire.ts";
import { askedIdOf, newTurn, type Turn, turnsOf, withPart } from "./turn.ts";
import { chunksOf, CutOff, streamParts } from "./ui_message_stream.ts";

export interface Talk {
  /** Null until the first answer has begun. */
  id: string | null;
  title: string | null;
  retention: Retention;
  /** Seconds it lives after its last turn; null for ever, or not known yet. */
  ttlSeconds: number | null;
  turns: readonly Turn[];
  /** Whether the connection broke and is being made again. */
  isBroken: boolean;
}

/** Waits before a broken stream is read on; then the person is told. */
const WAITS_MS = [300, 1_000, 3_000, 6_000, 10_000];

export class Conversation {
  readonly #api: TalksApi;
  #talk: Talk = {
    id: null,
    title: null,
    retention: "ephemeral",
    ttlSeconds: null,
    turns: [],
    isBroken: false,
  };
  /** Ends whatever is being read or waited for; a new one for each answer. */
  #reading = new AbortController();
  /** Ends a wait early. */
  #hurry: () => void = () => {};
  onChange: (talk: Talk) => void = () => {};

  constructor(api: TalksApi) {
    this.#api = api;
  }

  get talk(): Talk {
    return this.#talk;
  }

  async ask(question: Pick<Question, "message" | "timezone">): Promise<void> {
    const { id, retention, turns } = this.#talk;
    const turn = newTurn(question.message!);
    this.#set({ turns: [...turns, turn] });
    await this.#answer(turn.id, { ...question, ...(id === null ? { retention } : { conversationId: id }) });
  }

  async edit(turnId: string, question: Pick<Question, "message" | "timezone">): Promise<void> {
    const at = this.#talk.turns.findIndex((turn) => turn.id === turnId);
    const replaced = this.#talk.turns[at];
    if (replaced) await this.#replace(replaced, at, question);
  }

  async regenerate(timezone: string): Promise<void> {
    const last = this.#talk.turns.at(-1);
    if (last) await this.#replace(last, this.#talk.turns.length - 1, { message: last.question, timezone });
  }

  /** Asks another question in the place of a turn; or the same one, which may never have arrived. */
  async #replace(
    replaced: Turn,
    at: number,
    question: Pick<Question, "message" | "timezone">,
  ): Promise<void> {
    const { id, retention, turns } = this.#talk;
    const turn = newTurn(question.message!);
    this.#set({ turns: [...turns.slice(0, at), turn] });
    await this.#answer(turn.id, async () => {
      if (id === null) return { ...question, retention };
      // The service calls a question by an id of its own, which a stream does not tell.
      const replaces = replaced.askedId ?? askedIdOf(replaced, (await this.#api.open(id)).turns);
      return { ...question, conversationId: id, ...(replaces === null ? {} : { replaces }) };
    });
  }

  /** Ends the answer being made; what was said so far stays. */
  async stop(): Promise<void> {
    const { id } = this.#talk;
    const reading = this.#reading;
    try {
      // The service's own end tells what was kept; before it has begun there is none to wait for.
      if (id !== null && !this.#talk.isBroken && (await this.#api.stop(id)).stopped) return;
    } catch {
      // Not reached, so it cannot be told: the page stops listening, and the service gives up by itself.
    }
    if (reading === this.#reading) this.leave();
    this.#changeLast((turn) => turn.state === "streaming" ? { ...turn, state: "stopped" } : turn);
  }

  async open(id: string): Promise<void> {
    this.leave();
    const reading = this.#reading = new AbortController();
    const { title, retention, ttlSeconds, turns } = await this.#api.open(id);
    if (reading.signal.aborted) return;
    const stored = turnsOf(turns);
    this.#set({ id, title, retention, ttlSeconds, turns: stored, isBroken: false });
    const last = stored.at(-1);
    if (!last || last.messageId !== null) return;
    // A question without an answer: it may be on its way.
    const rest = await this.#api.rest(id, null, reading.signal).catch(() => null);
    if (rest === null || reading.signal.aborted) return;
    this.#change(last.id, (turn) => ({ ...turn, state: "streaming" }));
    await this.#tell(last.id, () => Promise.resolve(rest), reading.signal);
  }

  async rename(title: string): Promise<void> {
    const { id } = this.#talk;
    if (id === null) return;
    const renamed = await this.#api.rename(id, title);
    if (this.#talk.id === id) this.#set({ title: renamed.title });
  }

  setRetention(retention: Retention): void {
    if (this.#talk.id === null) this.#set({ retention });
  }

  startAnew(): void {
    this.leave();
    this.#set({ id: null, title: null, ttlSeconds: null, turns: [], isBroken: false });
  }

  /** The network is back: no need to wait longer. */
  goOn(): void {
    this.#hurry();
  }

  leave(): void {
    this.#reading.abort();
    if (this.#talk.isBroken) this.#set({ isBroken: false });
  }

  /** Changes every turn. */
  change(next: (turn: Turn) => Turn): void {
    const turns = this.#talk.turns.map(next);
    if (turns.some((turn, i) => turn !== this.#talk.turns[i])) this.#set({ turns });
  }

  async #answer(turnId: string, question: Question | (() => Promise<Question>)): Promise<void> {
    this.leave();
    const { signal } = this.#reading = new AbortController();
    await this.#tell(turnId, async () => {
      return await this.#api.ask(typeof question === "function" ? await question() : question, signal);
    }, signal);
  }

  /** Reads an answer into its turn, and says there what went wrong. */
  async #tell(turnId: string, begin: () => Promise<Response>, signal: AbortSignal): Promise<void> {
    try {
      await this.#follow(turnId, await begin(), signal);
    } catch (error) {
      if (signal.aborted) return this.#change(turnId, stopped);
      // A conversation that has outlived its time begins again with the next question.
      if (codeOf(error) === "not_found") this.#set({ id: null, title: null });
      const isNetwork = error instanceof CutOff || error instanceof TypeError;
      const failure = isNetwork ? "unreachable" : codeOf(error);
      this.#change(turnId, (turn) => ({ ...turn, state: "failed", failure }));
    }
  }

  /** Reads an answer to its end, across breaks of the connection. */
  async #follow(turnId: string, response: Response, signal: AbortSignal): Promise<void> {
    let rest: Response | null = response;
    let lastEvent: string | null = null;
    let messageId: string | null = null;
    for (let tries = 0;;) {
      try {
        for await (const { part, id } of streamParts(chunksOf(rest!.body!))) {
          signal.throwIfAborted();
          lastEvent = id ?? lastEvent;
          tries = 0;
          if (part.type === "start") {
            // Another tab has asked meanwhile: this is the answer to that.
            if (messageId !== null && part.messageId !== messageId) return await this.#reload();
            messageId = part.messageId ?? null;
            if (part.messageMetadata?.conversationId) this.#begun(part.messageMetadata.conversationId);
          }
          this.#change(turnId, (turn) => withPart(turn, part));
        }
        this.#change(turnId, (turn) => turn.state === "streaming" ? { ...turn, state: "done" } : turn);
        return await this.#learnName(signal);
      } catch (error) {
        const { id } = this.#talk;
        if (signal.aborted || error instanceof Problem || id === null) throw error;
        rest = await this.#reconnect(id, lastEvent, signal, () => tries++, error);
        // The answer is over and no longer kept as a stream: it stands in the conversation.
        if (rest === null) return await this.#reload();
      }
    }
  }

  async #reload(): Promise<void> {
    const { id } = this.#talk;
    if (id === null) return;
    const { turns } = await this.#api.open(id);
    if (this.#talk.id === id) this.#set({ turns: turnsOf(turns) });
  }

  /** The rest of an answer once the service is reached again; gives up after the last wait. */
  async #reconnect(
    id: string,
    lastEvent: string | null,
    signal: AbortSignal,
    nextTry: () => number,
    cause: unknown,
  ): Promise<Response | null> {
    this.#set({ isBroken: true });
    try {
      for (;;) {
        const waitMs = WAITS_MS[nextTry()];
        if (waitMs === undefined) throw new Unreachable("the answer broke off", { cause });
        await this.#wait(waitMs, signal);
        try {
          return await this.#api.rest(id, lastEvent, signal);
        } catch (error) {
          if (signal.aborted || error instanceof Problem) throw error;
        }
      }
    } finally {
      if (!signal.aborted) this.#set({ isBroken: false });
    }
  }

  async #wait(ms: number, signal: AbortSignal): Promise<void> {
    const over = Promise.withResolvers<void>();
    const timer = setTimeout(over.resolve, ms);
    signal.addEventListener("abort", () => over.reject(signal.reason), { once: true });
    this.#hurry = over.resolve;
    try {
      await over.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  /** What the service calls a new conversation, and how long it lives. */
  async #learnName(signal: AbortSignal): Promise<void> {
    const { id, ttlSeconds, retention } = this.#talk;
    if (id === null || ttlSeconds !== null || retention === "durable") return;
    const known = await this.#api.open(id).catch(() => null);
    if (known === null || signal.aborted || this.#talk.id !== id) return;
    this.#set({ title: known.title, retention: known.retention, ttlSeconds: known.ttlSeconds });
  }

  /** The service has begun to answer. */
  #begun(id: string): void {
    if (this.#talk.id !== id) this.#set({ id, title: this.#talk.turns[0]?.question ?? null });
  }

  #change(turnId: string, next: (turn: Turn) => Turn): void {
    this.change((turn) => turn.id === turnId ? next(turn) : turn);
  }

  #changeLast(next: (turn: Turn) => Turn): void {
    const last = this.#talk.turns.at(-1);
    if (last) this.#change(last.id, next);
  }

  #set(change: Partial<Talk>): void {
    this.#talk = { ...this.#talk, ...change };
    this.onChange(this.#talk);
  }
}

function stopped(turn: Turn): Turn {
  return turn.state === "streaming" ? { ...turn, state: "stopped" } : turn;
}
