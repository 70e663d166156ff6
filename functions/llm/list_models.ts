/** `GET /models`: the models that answer here, in the order in which they are tried. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

const Model = z.strictObject({
  endpoint: z.string().describe("Host of the endpoint"),
  model: z.string(),
  resting: z.boolean().describe("Left alone for a while after failures"),
});

export const listModels = operation({
  name: "list_models",
  summary: "List the language models in use, the first tried first",
  description: "Empty where none is configured: the embedded understanding answers alone",
  scope: "chat",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(Model), nextCursor: z.null() }),
}, (ctx) => ({
  data: ctx.assistant.gateway.endpoints.map(({ name, config, breaker }) => ({
    endpoint: name,
    model: config.model,
    resting: breaker.resting,
  })),
  nextCursor: null,
}));
