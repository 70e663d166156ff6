/** `GET /v1/models`: what programs that speak OpenAI's protocol may choose from. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { MODEL_ID } from "./_completion_input.ts";

/** When the model of this name began to be offered: 1 November 2026. */
const CREATED_SECONDS = 1_793_491_200;

export const CompletionModel = z.strictObject({
  id: z.string(),
  object: z.literal("model"),
  created: z.int(),
  owned_by: z.string(),
}).meta({ id: "CompletionModel" });

export const THE_MODEL: z.output<typeof CompletionModel> = {
  id: MODEL_ID,
  object: "model",
  created: CREATED_SECONDS,
  owned_by: "zhiji",
};

export const listCompletionModels = operation({
  name: "list_completion_models",
  summary: "List the models of OpenAI's protocol",
  scope: "chat",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({
    object: z.literal("list"),
    data: z.array(CompletionModel),
  }),
}, () => ({ object: "list" as const, data: [THE_MODEL] }));
