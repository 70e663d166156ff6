/** What tests of the llm service stand on: a served app with the record operations and a scripted model. @module */
import type { ChatPart } from "../../common/ask/chat_part.ts";
import { serviceApp } from "../../common/http/service_app.ts";
import { type ModelServer, modelServer, type Play } from "../../common/llm/testing_model_server.ts";
import { type TestRuntime, testRuntime, type TestUser, testUser } from "../../common/testing.ts";
import { mobile } from "../mobile/app.ts";
import { llm } from "./app.ts";

export interface ChatBench extends AsyncDisposable {
  runtime: TestRuntime;
  model: ModelServer;
  user: TestUser;
  url: string;
  /** Asks and reads the parts to the end. */
  ask(body: Record<string, unknown>): Promise<ChatPart[]>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** The service on a free port, with a model that plays `script`; `environment` as in `.env`, `MODEL` its address. */
export async function chatBench(
  script: Play[],
  environment: Record<string, string> = {},
): Promise<ChatBench> {
  const model = modelServer(...script);
  const more = Object.fromEntries(
    Object.entries(environment).map(([key, value]) => [key, value === "MODEL" ? model.url : value]),
  );
  const runtime = await testRuntime({ LLM_BASE_URL: model.url, LLM_MODEL: "scripted", ...more });
  runtime.assistant.offer([...mobile.routes, ...llm.routes].map(({ operation }) => operation));
  const app = serviceApp(llm, runtime);
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request, info) => app.fetch(request, info),
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  const user = await testUser(runtime);
  const send: ChatBench["send"] = (method, path, body, headers = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: { ...user.headers, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    runtime,
    model,
    user,
    url,
    send,
    ask: async (body) => partsOf(await (await send("POST", "/chat", body)).text()),
    async [Symbol.asyncDispose]() {
      runtime.stopping.abort();
      await runtime.assistant.close();
      await server.shutdown();
      await model[Symbol.asyncDispose]();
      await runtime[Symbol.asyncDispose]();
    },
  };
}

/** The parts of a whole stream; throws where it does not end as it must. */
export function partsOf(body: string): ChatPart[] {
  const data = [...body.matchAll(/^data: (.*)$/gm)].map((match) => match[1]!);
  if (data.pop() !== "[DONE]") throw new Error(`the stream does not end with [DONE]: ${body.slice(0, 500)}`);
  return data.map((text) => JSON.parse(text) as ChatPart);
}

export function textOf(parts: readonly ChatPart[]): string {
  return parts.map((part) => part.type === "text-delta" ? part.delta : "").join("");
}

/** Types of the parts in their order, repeated ones once. */
export function shapeOf(parts: readonly ChatPart[]): string[] {
  return parts.map(({ type }) => type).filter((type, at, types) => type !== types[at - 1]);
}

/** Two expenses and a todo of the user's. */
export async function addRecords({ ctx }: TestUser): Promise<void> {
  const expense = (text: string, amount: number, category: string, occurredAt: string) => ({
    type: "expense",
    text,
    data: { amount, currency: "CNY", category },
    occurredAt,
    source: "api" as const,
  });
  await ctx.records.addAll([
    expense("和小王吃火锅花了128元", 128, "food", "2026-03-17T04:00:00.000Z"),
    expense("打车36.5元", 36.5, "transport", "2026-03-16T04:00:00.000Z"),
    { type: "todo", text: "给妈妈打电话", data: { done: false }, source: "api" },
  ]);
}
