/** `GET /v1/models/{model}`: by which programs of OpenAI's protocol look whether a model is there. @module */
import { z } from "zod";
import { AppError } from "../../common/error.ts";
import { operation } from "../../common/operation.ts";
import { CompletionModel, THE_MODEL } from "./list_completion_models.ts";

export const getCompletionModel = operation({
  name: "get_completion_model",
  summary: "Read a model of OpenAI's protocol",
  scope: "chat",
  effect: "read",
  input: z.strictObject({ model: z.string().max(200) }),
  output: CompletionModel,
}, (_, { model }) => {
  if (model !== THE_MODEL.id) throw new AppError("not_found", `The model ${model} does not exist`);
  return THE_MODEL;
});
