/** Data of a schema from a model, asked for in ever simpler ways, repaired once, checked always. @module */
import { z } from "zod";
import type { ModelCall } from "./model_call.ts";
import { ModelError } from "./model_error.ts";
import type { ModelGateway } from "./model_gateway.ts";
import { readJson } from "./read_json.ts";

const TRIES_MAX = 3;
const PROBLEMS_SHOWN_MAX = 10;

/** The object as `schema` gives it; throws {@link ModelError}. */
export async function askForObject<Schema extends z.ZodType>(
  gateway: ModelGateway,
  name: string,
  schema: Schema,
  call: Omit<ModelCall, "answer" | "tools">,
): Promise<z.output<Schema>> {
  const answer = { name, schema: z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) };
  const messages = [...call.messages];
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const text = await collect(gateway, { ...call, messages, answer });
    const value = readJson(text);
    const parsed = value === undefined ? undefined : schema.safeParse(value);
    if (parsed?.success) return parsed.data;
    const problems = parsed
      ? parsed.error.issues.slice(0, PROBLEMS_SHOWN_MAX).map(({ path, message }) =>
        `${path.join(".")}: ${message}`
      )
      : ["not one whole JSON object"];
    messages.push(
      { role: "assistant", content: [{ type: "text", text }] },
      {
        role: "user",
        content: [{ type: "text", text: `This is wrong, answer again: ${problems.join("; ")}` }],
      },
    );
  }
  throw new ModelError("bad_output");
}

async function collect(gateway: ModelGateway, call: ModelCall): Promise<string> {
  let text = "";
  let input: string | undefined;
  await gateway.ask(call, (part) => {
    if (part.type === "text") text += part.text;
    else input ??= part.input;
  });
  return input ?? text;
}
