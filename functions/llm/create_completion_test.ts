import assert from "node:assert/strict";
import OpenAI from "openai";
import { fail, flood, say, stall, useTools } from "../../common/llm/testing_model_server.ts";
import { eventually } from "../../common/testing.ts";
import { addRecords, type ChatBench, chatBench } from "./testing_chat.ts";

const SUM = useTools({
  name: "aggregate_records",
  input: { type: "expense", metric: "sum", field: "data.amount" },
});
const messages = [{ role: "user" as const, content: "我一共花了多少钱?" }];

/** OpenAI's own client. */
function clientOf(bench: ChatBench, apiKey = bench.user.token): OpenAI {
  return new OpenAI({ baseURL: `${bench.url}/v1`, apiKey, maxRetries: 0 });
}

Deno.test("/v1/chat/completions answers OpenAI's client with one document and its usage", async () => {
  await using bench = await chatBench([SUM, say("你一共花了164.5元[1]。")]);
  await addRecords(bench.user);
  const answer = await clientOf(bench).chat.completions.create({
    model: "zhiji",
    messages,
    temperature: 0.3,
  });
  assert.equal(answer.choices[0]!.message.content, "你一共花了164.5元[1]。");
  assert.equal(answer.choices[0]!.finish_reason, "stop");
  assert.deepEqual(answer.usage, { prompt_tokens: 200, completion_tokens: 40, total_tokens: 240 });
  const { zhiji } = answer as unknown as { zhiji: { sources: unknown[] } };
  assert.equal(zhiji.sources.length, 2);
});

Deno.test("/v1/chat/completions streams to OpenAI's client", async () => {
  await using bench = await chatBench([SUM, say("你一共花了164.5元[1]。")]);
  await addRecords(bench.user);
  const stream = await clientOf(bench).chat.completions.create({
    model: "zhiji",
    messages,
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = "", total = 0;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? "";
    total = chunk.usage?.total_tokens ?? total;
  }
  assert.equal(text, "你一共花了164.5元[1]。");
  assert.equal(total, 240);
});

Deno.test("/v1/chat/completions hands calls of the caller's own tools back", async () => {
  await using bench = await chatBench([
    useTools({ name: "get_weather", input: { city: "上海" } }),
    say("上海今天23度。"),
  ]);
  const client = clientOf(bench);
  const tools = [{
    type: "function" as const,
    function: {
      name: "get_weather",
      parameters: { type: "object", properties: { city: { type: "string" } } },
    },
  }];
  const asked = [{ role: "user" as const, content: "上海天气" }];
  const first = await client.chat.completions.create({ model: "zhiji", messages: asked, tools });
  const message = first.choices[0]!.message;
  assert.equal(first.choices[0]!.finish_reason, "tool_calls");
  const [call] = message.tool_calls!;
  assert.deepEqual(call!.type === "function" && JSON.parse(call!.function.arguments), { city: "上海" });
  const second = await client.chat.completions.create({
    model: "zhiji",
    messages: [...asked, message, { role: "tool", tool_call_id: call!.id, content: "23度" }],
    tools,
  });
  assert.equal(second.choices[0]!.message.content, "上海今天23度。");
  const sent = bench.model.requests[1]!.body.messages;
  assert.deepEqual(sent.slice(1).map(({ role }: { role: string }) => role), ["user", "assistant", "tool"]);
});

Deno.test("/v1/chat/completions hangs up on the model when the client leaves", async () => {
  const hungUp = Promise.withResolvers<void>();
  await using bench = await chatBench([stall("说来话长,", () => hungUp.resolve())]);
  const stream = await clientOf(bench).chat.completions.create({ model: "zhiji", messages, stream: true });
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
  await hungUp.promise;
});

Deno.test("/v1/chat/completions reads no answer without an end for a client that does not read", async () => {
  let said = 0;
  await using bench = await chatBench([]);
  bench.model.otherwise(flood("长".repeat(20_000), () => said++));
  const body = { model: "zhiji", messages, stream: true, max_tokens: 8_192 };
  const response = await bench.send("POST", "/v1/chat/completions", body);
  const reader = response.body!.getReader();
  await reader.read();
  // Until nothing more is made: what is on its way fits the buffers of the connections.
  let before = -1;
  await eventually("the model waits", async () => {
    const still = said === before;
    before = said;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return still && said === before;
  });
  assert.ok(said > 0 && said < 400, `${said} pieces of 60 KB`);
  await reader.cancel();
});

Deno.test("/v1/chat/completions steps down to the embedded planner", async () => {
  await using bench = await chatBench([fail(401)]);
  await addRecords(bench.user);
  const answer = await clientOf(bench).chat.completions.create({ model: "zhiji", messages });
  assert.match(answer.choices[0]!.message.content!, /164\.5/);
});

Deno.test("/v1/chat/completions answers without any model", async () => {
  await using bench = await chatBench([], { LLM_BASE_URL: "", LLM_MODEL: "" });
  await addRecords(bench.user);
  const answer = await clientOf(bench).chat.completions.create({ model: "zhiji", messages });
  assert.match(answer.choices[0]!.message.content!, /164\.5/);
});

Deno.test("/v1/chat/completions fails as OpenAI's client expects", async (t) => {
  await using bench = await chatBench([]);
  const client = clientOf(bench);
  await t.step(
    "a model that is not there",
    () =>
      assert.rejects(
        () => client.chat.completions.create({ model: "gpt-4o", messages }),
        OpenAI.NotFoundError,
      ),
  );
  await t.step("a wrong token", () =>
    assert.rejects(
      () => clientOf(bench, "nonsense").chat.completions.create({ model: "zhiji", messages }),
      OpenAI.AuthenticationError,
    ));
  await t.step(
    "no messages",
    () =>
      assert.rejects(() => client.chat.completions.create({ model: "zhiji", messages: [] }), {
        param: "messages",
      }),
  );
  await t.step("settings that would change what an answer is", async () => {
    const create = (more: Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>) =>
      client.chat.completions.create({ model: "zhiji", messages, ...more });
    await assert.rejects(() => create({ response_format: { type: "json_object" } }), {
      status: 400,
      param: "response_format.type",
    });
    await assert.rejects(() => create({ temperature: 9 }), { status: 400, param: "temperature" });
  });
  await t.step("input of a tool that is nested without an end", () => {
    const called = { name: "weather", arguments: `{"a":${"[".repeat(40_000)}${"]".repeat(40_000)}}` };
    return assert.rejects(() =>
      client.chat.completions.create({
        model: "zhiji",
        messages: [...messages, {
          role: "assistant",
          tool_calls: [{ id: "call", type: "function", function: called }],
        }],
      }), { status: 400, param: "messages.1.tool_calls" });
  });
});

Deno.test("what is not there under /v1 is told in the shape of OpenAI's errors", async () => {
  await using bench = await chatBench([]);
  for (
    const [path, method, status] of [["/v1/models/", "GET", 404], ["/v1/embeddings", "POST", 404], [
      "/v1/models",
      "DELETE",
      405,
    ]] as const
  ) {
    const response = await fetch(`${bench.url}${path}`, { method });
    assert.equal(response.status, status);
    assert.equal(response.headers.get("content-type"), "application/json");
    assert.equal(typeof (await response.json()).error.message, "string");
  }
  const elsewhere = await fetch(`${bench.url}/v2/models`);
  assert.equal(elsewhere.headers.get("content-type"), "application/problem+json");
  await elsewhere.body?.cancel();
});

Deno.test("/v1/models lists the one model", async () => {
  await using bench = await chatBench([]);
  const { data } = await clientOf(bench).models.list();
  assert.deepEqual(data.map(({ id }) => id), ["zhiji"]);
  assert.deepEqual(await clientOf(bench).models.retrieve("zhiji"), data[0]);
  await assert.rejects(() => clientOf(bench).models.retrieve("gpt-4o"), OpenAI.NotFoundError);
});
