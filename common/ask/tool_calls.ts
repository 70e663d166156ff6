/** The calls of tools in one answer: reads run at once, writes become cards, and what they give is evidence. @module */
import type { UserContext } from "../context.ts";
import { AppError } from "../error.ts";
import type { ModelTool } from "../llm/model_call.ts";
import { isWithinBounds, readToolInput } from "../llm/tool_input.ts";
import { parseInput } from "../operation.ts";
import type { AggregateOutput } from "../records/aggregate_records.ts";
import type { ZhijiRecord } from "../records/record.ts";
import type { ChatPart, Proposal } from "./chat_part.ts";
import { CHAT_WRITES, chatTools, type Operations } from "./chat_tools.ts";
import type { Evidence } from "./evidence.ts";

/** Characters of one tool result that a model reads, and of all in one answer. */
const RESULT_CHARS_MAX = 12_000;
const RESULTS_CHARS_MAX = 60_000;
/** Characters of all tool results in one answer that its client is sent; the records that are cited come beside. */
const OUTPUTS_CHARS_MAX = 2_097_152;
/** Records of an aggregate that a model reads and may cite. */
const PROOFS_MAX = 10;

interface Asked {
  ctx: UserContext;
  operations: Operations;
  /** Null where there is nobody to show a card to: no write is offered then. */
  keepProposal: ((proposal: Proposal) => Promise<void>) | null;
  /** What the results prove is added to it. */
  evidence: Evidence;
  /** In which a model is told the times of records. */
  timezone: string;
}

/** What became of a call: what the client sees of it, and what the model is told. */
export interface CalledTool {
  parts: ChatPart[];
  told: string;
  failed: boolean;
}

export class ToolCalls {
  readonly #asked: Asked;
  #resultChars = 0;
  #outputChars = 0;
  /** The tools that the model is offered. */
  readonly tools: ModelTool[];
  /** The first aggregate's output, with the last one's as `comparison` where there were more. */
  result: Record<string, unknown> | null = null;
  readonly proposals: Proposal[] = [];

  constructor(asked: Asked) {
    this.#asked = asked;
    const mayWrite = asked.keepProposal !== null && asked.ctx.principal.scopes.has("records:write");
    this.tools = chatTools(asked.operations, mayWrite);
  }

  /** Runs one call with the input as the model wrote it; a wrong one is refused in words that the model may mend it by. */
  async call(
    toolCallId: string,
    toolName: string,
    text: string,
  ): Promise<CalledTool> {
    const input = readToolInput(text);
    const refuse = (errorText: string) => ({
      parts: [{ type: "tool-input-error", toolCallId, toolName, input, errorText }],
      told: errorText,
      failed: true,
    });
    const { ctx, operations } = this.#asked;
    const isWrite = (CHAT_WRITES as readonly string[]).includes(toolName);
    const operation = operations.get(toolName);
    if (!operation || !this.tools.some(({ name }) => name === toolName)) {
      return refuse("There is no such tool");
    }
    if (!isWithinBounds(text)) return refuse("The input is too long or nested too deep");
    try {
      const checked = parseInput(operation.input, input);
      if (isWrite) return await this.#propose(toolCallId, toolName, checked);
      const output = await operation.run(ctx as never, checked);
      const told = await this.#learn(toolName, checked, output);
      return {
        parts: [
          { type: "tool-input-available", toolCallId, toolName, input: checked },
          { type: "tool-output-available", toolCallId, output: this.#shown(output) },
        ],
        told,
        failed: false,
      };
    } catch (error) {
      // A wrong call is the model's mistake and it may mend it; anything else is ours and ends the answer.
      if (!(error instanceof AppError) || error.code === "internal") throw error;
      const fields = error.errors?.map(({ path, message }) => `${path}: ${message}`).join("; ");
      return refuse(fields ? `${error.message}: ${fields}` : error.message);
    }
  }

  /** Whole as long as the answer has room for it: answers are kept in memory while they are told. */
  #shown(output: unknown): unknown {
    this.#outputChars += JSON.stringify(output).length;
    return this.#outputChars <= OUTPUTS_CHARS_MAX ? output : { omitted: true };
  }

  async #propose(
    toolCallId: string,
    toolName: string,
    input: Record<string, unknown>,
  ): Promise<CalledTool> {
    const { ctx, keepProposal } = this.#asked;
    const record = typeof input.id === "string" ? await ctx.records.get(input.id) : null;
    // The card shows this state of the record, so only this state may be changed.
    const assumed = record ? { ...input, expectedVersion: record.version } : input;
    const proposal: Proposal = { id: crypto.randomUUID(), operation: toolName, input: assumed, record };
    await keepProposal?.(proposal);
    this.proposals.push(proposal);
    // Nor does what it proposes: the amount on a card may be its own.
    this.#asked.evidence.addTimes(input);
    return {
      parts: [
        { type: "tool-input-available", toolCallId, toolName, input: assumed },
        { type: "tool-approval-request", approvalId: proposal.id, toolCallId },
        { type: "data-proposal", id: proposal.id, data: proposal },
      ],
      told: "Proposed. Nothing is changed until the person confirms on the card; say so.",
      failed: false,
    };
  }

  /** Adds a result to the evidence and gives what the model reads of it. */
  async #learn(name: string, input: Record<string, unknown>, output: unknown): Promise<string> {
    // What a model looks for proves nothing but the time it looked at.
    this.#asked.evidence.addPeriod(input.from, input.to);
    const told = name === "aggregate_records"
      ? await this.#learnNumber(output as AggregateOutput)
      : this.#learnRecords(output);
    const text = JSON.stringify(told);
    const charsMax = Math.max(0, Math.min(RESULT_CHARS_MAX, RESULTS_CHARS_MAX - this.#resultChars));
    this.#resultChars += Math.min(text.length, charsMax);
    return text.length <= charsMax ? text : `${text.slice(0, charsMax)} … cut, ask for less`;
  }

  async #learnNumber(output: AggregateOutput): Promise<unknown> {
    const { recordIds, recordIdsTruncated: _, groups, ...whole } = output;
    const told = groups?.map(({ recordIds: _, recordIdsTruncated: __, ...group }) => group);
    const numbers = { ...whole, ...(told ? { groups: told } : {}) };
    this.#asked.evidence.add(numbers);
    const records = await this.#asked.ctx.records.getAll(recordIds.slice(0, PROOFS_MAX));
    this.result = this.result ? { ...this.result, comparison: { ...output } } : { ...output };
    return { ...numbers, records: records.map((record) => this.#told(record)) };
  }

  #learnRecords(output: unknown): unknown {
    const { data, total } = output as { data?: unknown; total?: number };
    if (!Array.isArray(data)) return this.#told(output as ZhijiRecord);
    this.#asked.evidence.add({ total, shown: data.length });
    const records = data.map((row) => (row.record ?? row) as ZhijiRecord);
    return { total, records: records.map((record) => this.#told(record)) };
  }

  /** A record as the model reads it: `n` is how it is cited. */
  #told(record: ZhijiRecord): Record<string, unknown> {
    const { id, type, text, title, data, tags, occurredAt } = record;
    const at = Temporal.Instant.from(occurredAt).toZonedDateTimeISO(this.#asked.timezone);
    return {
      n: this.#asked.evidence.cite(record),
      id,
      type,
      text,
      ...(title === null ? {} : { title }),
      data,
      tags,
      at: at.toString({ timeZoneName: "never", smallestUnit: "minute" }),
    };
  }
}
