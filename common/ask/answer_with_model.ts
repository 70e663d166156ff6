/**
 * Answers with a model that calls the record operations: reads run at once, writes become cards, and no
 * number or citation passes unchecked. Whatever goes wrong, the embedded planner answers, and says so.
 * @module
 */
import type { UserContext } from "../context.ts";
import { languageOf } from "../language/language_of.ts";
import { foundAnswer } from "../language/phrase_answer.ts";
import { readLine } from "../language/read_line.ts";
import type { ReadContext } from "../language/reading.ts";
import type {
  HearPart,
  ModelEnd,
  ModelFeature,
  ModelMessage,
  ModelTool,
  TokenCounts,
} from "../llm/model_call.ts";
import { ModelError } from "../llm/model_error.ts";
import type { ModelGateway } from "../llm/model_gateway.ts";
import { readToolInput } from "../llm/tool_input.ts";
import type { RenderedPrompt } from "../llm/prompt_library.ts";
import type { ZhijiRecord } from "../records/record.ts";
import type { Answer } from "./answer_question.ts";
import { AnswerGate } from "./answer_gate.ts";
import {
  answerParts,
  type ChatPart,
  type Notice,
  noticePart,
  type Proposal,
  sourcePart,
  type Tell,
  tellAll,
} from "./chat_part.ts";
import type { Operations } from "./chat_tools.ts";
import { Evidence } from "./evidence.ts";
import { noticeOf } from "./notices.ts";
import { ToolCalls } from "./tool_calls.ts";

/** Times the model may call tools before it must answer. */
const STEPS_MAX = 6;
const CALLS_PER_STEP_MAX = 8;
/** Characters of a question that are read for what it says in other words than digits. */
const QUESTION_CHARS_READ = 1_000;

/** One turn to be answered, and all that it is answered with. */
export interface ModelTurn {
  ctx: UserContext;
  gateway: ModelGateway;
  operations: Operations;
  prompt: RenderedPrompt;
  feature: ModelFeature;
  /** What the person asked last; decides the language. */
  question: string;
  /** Everything after the prompt, the question too. */
  messages: readonly ModelMessage[];
  /** Texts in the messages, whose numbers may be said again. */
  said: readonly string[];
  /** Tools of a program that asks on the person's behalf; calls of them are handed back to it. */
  callerTools?: readonly ModelTool[] | undefined;
  outputTokensMax?: number | undefined;
  context: ReadContext;
  messageId: string;
  /** The embedded planner's answer, made only where it is needed. */
  embedded: () => Promise<Answer>;
  /** Null where there is nobody to show a card to: no write is offered then. */
  keepProposal: ((proposal: Proposal) => Promise<void>) | null;
  /** Takes the parts of the answer as they are made. */
  tell: Tell;
  stop: AbortSignal;
}

/** What became of a turn, for the conversation. */
export interface ModelAnswer {
  text: string;
  result: Record<string, unknown> | null;
  sources: ZhijiRecord[];
  notices: Notice[];
  proposals: Proposal[];
  /** The embedded planner's answer, where it had to step in. */
  fallback: Answer | null;
  /** Calls of the caller's own tools, which the caller now answers. */
  calls: ToolCall[];
  finish: "stop" | "length" | "tool-calls";
  usage: TokenCounts;
}

/** A call as the model wrote it; `input` is JSON, or should be. */
export interface ToolCall {
  id: string;
  name: string;
  input: string;
}

/** The answer; a {@link ModelError} ends in that of the embedded planner, whatever else is thrown goes on to the caller. */
export async function answerWithModel(turn: ModelTurn): Promise<ModelAnswer> {
  const run = new Run(turn);
  try {
    await run.steps();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    await run.stepDown(error);
  }
  return run.answer;
}

/** Neither a number nor a record. */
const isEmpty = ({ result, sources }: Answer): boolean => result === null && sources.length === 0;

class Run {
  readonly #turn: ModelTurn;
  readonly #evidence: Evidence;
  readonly #messages: ModelMessage[];
  readonly #toolCalls: ToolCalls;
  readonly #language: "zh" | "en";
  #toldSources = 0;
  #textOpen: string | null = null;
  #texts = 0;
  #removed = 0;
  readonly #callIds = new Set<string>();
  readonly answer: ModelAnswer = {
    text: "",
    result: null,
    sources: [],
    notices: [],
    proposals: [],
    fallback: null,
    calls: [],
    finish: "stop",
    usage: { inputTokens: 0, outputTokens: 0 },
  };

  constructor(turn: ModelTurn) {
    this.#turn = turn;
    this.#language = languageOf(turn.question, turn.context.locale);
    this.#evidence = new Evidence(turn.context.timezone, turn.context.now);
    for (const text of [turn.question, ...turn.said]) this.#evidence.addText(text);
    // What the person said in other words: 三十六块五, half an hour.
    this.#evidence.addLater(() => {
      const { records } = readLine(turn.question.slice(0, QUESTION_CHARS_READ), turn.context);
      for (const { data, occurredAt } of records) {
        this.#evidence.add(data);
        this.#evidence.addTimes(occurredAt);
      }
    });
    this.#messages = [{ role: "system", content: turn.prompt.text }, ...turn.messages];
    const { ctx, operations, keepProposal, context: { timezone } } = turn;
    this.#toolCalls = new ToolCalls({ ctx, operations, keepProposal, evidence: this.#evidence, timezone });
    this.answer.proposals = this.#toolCalls.proposals;
  }

  async steps(): Promise<void> {
    const { ctx, gateway, feature, prompt, stop, callerTools = [] } = this.#turn;
    const patience = gateway.patience();
    for (let step = 1; step <= STEPS_MAX; step++) {
      const gate = new AnswerGate(this.#evidence);
      const calls: ToolCall[] = [];
      let spoken = "";
      const hear: HearPart = (part) => {
        if (part.type === "tool-call") {
          return void calls.push({ id: this.#callId(part.id), name: part.name, input: part.input });
        }
        spoken += part.text;
        return this.#say(gate.push(part.text));
      };
      try {
        this.#finish(
          await gateway.ask({
            purpose: {
              feature,
              userId: ctx.principal.userId,
              timezone: ctx.principal.timezone,
              prompt: prompt.used,
            },
            messages: this.#messages,
            tools: [...this.#toolCalls.tools, ...callerTools],
            toolChoice: step === STEPS_MAX ? "none" : "auto",
            outputTokensMax: this.#turn.outputTokensMax ?? prompt.outputTokensMax,
            temperature: prompt.temperature,
            signal: stop,
            patience,
          }, hear),
        );
      } finally {
        await this.#say(gate.end());
        await this.#closeText();
        this.#removed += gate.removedNumbers;
      }
      if (calls.length === 0) {
        if (this.answer.text.trim() === "") {
          throw new ModelError("unavailable", ["said nothing that could be shown"]);
        }
        return await this.#tellRemoved();
      }
      const theirs = calls.filter(({ name }) => callerTools.some((tool) => tool.name === name));
      if (theirs.length > 0) {
        this.answer.calls = theirs;
        this.answer.finish = "tool-calls";
        return;
      }
      if (step === STEPS_MAX) break;
      await this.#callTools(spoken, calls.slice(0, CALLS_PER_STEP_MAX));
    }
    throw new ModelError("bad_output", ["too many tool calls"]);
  }

  /** The id a call was given where that is one of its own in this answer. */
  #callId(given: string): string {
    const id = given === "" || this.#callIds.has(given)
      ? `${this.#turn.messageId}-call-${this.#callIds.size + 1}`
      : given;
    this.#callIds.add(id);
    return id;
  }

  #finish({ reason, usage }: ModelEnd): void {
    if (reason === "length") this.answer.finish = "length";
    this.answer.usage.inputTokens += usage.inputTokens;
    this.answer.usage.outputTokens += usage.outputTokens;
  }

  /** The embedded planner's answer after a word about why. */
  async stepDown(error: ModelError): Promise<void> {
    if (error.code === "cancelled") {
      this.answer.notices.push(noticeOf("stopped", this.#language));
      return await this.#turn.tell({ type: "abort" });
    }
    const code = error.code === "budget_spent"
      ? "budget_spent"
      : error.code === "interrupted"
      ? "model_interrupted"
      : error.code === "bad_output"
      ? "too_many_tool_calls"
      : "model_unavailable";
    await this.#notice(noticeOf(code, this.#language));
    await this.#addEmbedded(await this.#turn.embedded());
  }

  async #addEmbedded(answer: Answer): Promise<void> {
    // Where the model found records, to have found none would be wrong.
    const embedded = isEmpty(answer) && this.answer.sources.length > 0
      ? { ...answer, text: foundAnswer(this.#language, this.answer.sources, this.#turn.context) }
      : answer;
    this.answer.fallback = embedded;
    this.answer.text = [this.answer.text.trim(), embedded.text].filter(Boolean).join("\n\n");
    this.answer.result = embedded.result ? { ...embedded.result } : this.answer.result;
    // Records that were told already keep their numbers.
    const known = new Set(this.answer.sources.map(({ id }) => id));
    const sources = embedded.sources.filter(({ id }) => !known.has(id));
    const before = this.answer.sources.length;
    this.answer.sources = [...this.answer.sources, ...sources];
    await tellAll(this.#turn.tell, answerParts(this.#turn.messageId, { ...embedded, sources }, before));
  }

  async #callTools(spoken: string, calls: readonly ToolCall[]): Promise<void> {
    const results: { id: string; name: string; text: string; failed: boolean }[] = [];
    for (const { id, name, input } of calls) {
      const called = await this.#toolCalls.call(id, name, input);
      await tellAll(this.#turn.tell, called.parts);
      await tellAll(this.#turn.tell, this.#proofs());
      results.push({ id, name, text: called.told, failed: called.failed });
    }
    this.#messages.push({
      role: "assistant",
      content: [
        ...(spoken === "" ? [] : [{ type: "text" as const, text: spoken }]),
        ...calls.map(({ id, name, input }) => ({
          type: "tool-call" as const,
          toolCallId: id,
          toolName: name,
          input: readToolInput(input),
        })),
      ],
    }, {
      role: "tool",
      content: results.map(({ id, name, text, failed }) => ({
        type: "tool-result" as const,
        toolCallId: id,
        toolName: name,
        output: { type: failed ? "error-text" as const : "text" as const, value: text },
      })),
    });
  }

  /** What is new to be cited and the number asked for, told before the text that rests on it. */
  *#proofs(): Generator<ChatPart> {
    const { sources } = this.#evidence;
    for (; this.#toldSources < sources.length; this.#toldSources++) {
      yield sourcePart(sources[this.#toldSources]!, this.#toldSources + 1);
    }
    this.answer.sources = sources;
    const { result } = this.#toolCalls;
    if (result !== null && result !== this.answer.result) {
      this.answer.result = result;
      yield { type: "data-result", id: `${this.#turn.messageId}-result`, data: result };
    }
  }

  #say(text: string): void | Promise<void> {
    if (text === "") return;
    const { tell } = this.#turn;
    if (this.#textOpen !== null) {
      this.answer.text += text;
      return tell({ type: "text-delta", id: this.#textOpen, delta: text });
    }
    const id = this.#textOpen = `${this.#turn.messageId}-text-${++this.#texts}`;
    this.answer.text += this.answer.text === "" ? text : `\n\n${text}`;
    return tellAll(tell, [{ type: "text-start", id }, { type: "text-delta", id, delta: text }]);
  }

  async #closeText(): Promise<void> {
    if (this.#textOpen === null) return;
    const id = this.#textOpen;
    this.#textOpen = null;
    await this.#turn.tell({ type: "text-end", id });
  }

  /** Numbers that nothing proves were taken out: the counted ones follow, where there are any. */
  async #tellRemoved(): Promise<void> {
    if (this.#removed === 0) return;
    this.#turn.ctx.log.warn("numbers were removed from an answer", { count: this.#removed });
    const embedded = await this.#turn.embedded();
    const isCounted = embedded.result !== null;
    await this.#notice(noticeOf("numbers_removed", this.#language, isCounted ? "counted" : "nothing"));
    if (isEmpty(embedded) && this.answer.sources.length > 0) return;
    await this.#addEmbedded(embedded);
  }

  async #notice(notice: Notice): Promise<void> {
    this.answer.notices.push(notice);
    await this.#turn.tell(noticePart(notice));
  }
}
