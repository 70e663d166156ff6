/** Everything about language models that a process holds: the gateway, prompts, answers being made. @module */
import { Afterwards } from "../afterwards.ts";
import { LiveAnswers } from "../ask/live_answer.ts";
import type { Operations } from "../ask/chat_tools.ts";
import { Proposals } from "../ask/proposals.ts";
import type { Cache } from "../cache/cache.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../database/open_database.ts";
import type { Logger } from "../log.ts";
import type { AnyOperation } from "../operation.ts";
import { ModelGateway } from "./model_gateway.ts";
import { ModelLedger } from "./model_ledger.ts";
import { PromptLibrary } from "./prompt_library.ts";
import { Transcriber } from "./transcriber.ts";

export interface Assistant {
  gateway: ModelGateway;
  /** Models that see, null where none is configured. */
  vision: ModelGateway | null;
  /** Speech to text, null where none is configured. */
  transcriber: Transcriber | null;
  ledger: ModelLedger;
  prompts: PromptLibrary;
  answers: LiveAnswers;
  /** What is done when a person has their answer. */
  afterwards: Afterwards;
  proposals: Proposals;
  /** Operations of every service by name; models and MCP clients are offered some of them. */
  operations: Operations;
  /** Adds operations; called once at the start, with those of every service. */
  offer(operations: readonly AnyOperation[]): void;
  close(): Promise<void>;
}

export interface AssistantParts {
  config: Config;
  database: Database;
  cache: Cache;
  clock: Clock;
  log: Logger;
  /** Aborted when the process begins to stop. */
  stopping: AbortSignal;
}

export function openAssistant(
  { config, database, cache, clock, log, stopping }: AssistantParts,
): Assistant {
  const ledger = new ModelLedger(database, clock, config.modelBudget);
  const operations = new Map<string, AnyOperation>();
  const answers = new LiveAnswers(clock);
  const afterwards = new Afterwards(log);
  return {
    gateway: new ModelGateway(config.models, ledger, clock, log, { stopping }),
    vision: config.vision ? new ModelGateway([config.vision], ledger, clock, log, { stopping }) : null,
    transcriber: config.transcription &&
      new Transcriber(config.transcription, ledger, clock, log, { stopping }),
    ledger,
    prompts: new PromptLibrary(database, clock),
    answers,
    afterwards,
    proposals: new Proposals(cache),
    operations,
    offer(more) {
      for (const operation of more) operations.set(operation.name, operation);
    },
    async close() {
      await answers.close();
      await afterwards.settled();
    },
  };
}
