import assert from "node:assert/strict";
import { z } from "zod";
import type { ModelEndpoint } from "../config.ts";
import { type TestRuntime, testRuntime, testUser } from "../testing.ts";
import { askForObject } from "./ask_for_object.ts";
import { TIMEOUTS, type Timeouts } from "./attempt.ts";
import type { ModelCall, ModelPart } from "./model_call.ts";
import { ModelError } from "./model_error.ts";
import { ModelGateway } from "./model_gateway.ts";
import { ModelLedger } from "./model_ledger.ts";
import {
  after,
  breakOff,
  fail,
  failOn,
  inBytes,
  modelServer,
  type Play,
  raw,
  say,
  stall,
  talkOn,
  thinkOn,
  useTools,
} from "./testing_model_server.ts";

const KEY = "sk-very-secret";

function endpoint(baseUrl: string, more: Partial<ModelEndpoint> = {}): ModelEndpoint {
  return { baseUrl, apiKey: KEY, model: "scripted", inputPrice: 2, outputPrice: 10, ...more };
}

async function bench(
  endpoints: ModelEndpoint[],
  { timeouts, dailyTokens = null }: { timeouts?: Partial<Timeouts>; dailyTokens?: number | null } = {},
) {
  const runtime = await testRuntime();
  const { id } = await testUser(runtime);
  const ledger = new ModelLedger(runtime.database, runtime.clock, { dailyTokens, dailyCost: null });
  const gateway = new ModelGateway(endpoints, ledger, runtime.clock, runtime.log, { timeouts });
  const call: ModelCall = {
    purpose: {
      feature: "chat",
      userId: id,
      timezone: "Asia/Shanghai",
      prompt: { name: "chat", version: "1" },
    },
    messages: [{ role: "user", content: [{ type: "text", text: "hello" }] }],
    outputTokensMax: 100,
  };
  return {
    runtime,
    gateway,
    ledger,
    call,
    calls: () => calls(runtime),
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  };
}

/** What stands in the ledger, oldest first. */
async function calls(runtime: TestRuntime): Promise<string[]> {
  const rows = await runtime.database.rows<[string, string | null, number, number, number]>(
    "SELECT status, error, input_tokens, output_tokens, cost_micros FROM model_calls ORDER BY id",
  );
  return rows.map(([status, error, input, output, cost]) => `${status} ${error} ${input}+${output} ${cost}`);
}

async function read(
  gateway: ModelGateway,
  call: ModelCall,
): Promise<{ text: string; thrown: ModelError | null }> {
  let text = "";
  try {
    await gateway.ask(call, (part) => {
      if (part.type === "text") text += part.text;
    });
    return { text, thrown: null };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { text, thrown: error };
  }
}

Deno.test("ask() gives an answer, what arrived together as one piece, and bills what the endpoint counted", async () => {
  await using server = modelServer(say("你好,世界"));
  await using t = await bench([endpoint(server.url)]);
  const parts: ModelPart[] = [];
  const end = await t.gateway.ask(t.call, (part) => void parts.push(part));
  assert.deepEqual(parts, [{ type: "text", text: "你好,世界" }]);
  assert.deepEqual(end, {
    reason: "stop",
    model: "scripted",
    usage: { inputTokens: 100, outputTokens: 20, estimated: false },
  });
  assert.deepEqual(await t.calls(), ["done null 100+20 400"]);
  assert.equal(server.requests[0]!.authorization, `Bearer ${KEY}`);
  assert.equal(server.requests[0]!.body.stream_options.include_usage, true);
});

Deno.test("ask() reads an answer of one document from an endpoint that does not stream", async () => {
  const usage = { prompt_tokens: 7, completion_tokens: 3 };
  const document = (message: unknown, finish_reason: string) => () =>
    Response.json({ object: "chat.completion", choices: [{ index: 0, message, finish_reason }], usage });
  const called = { id: "c", type: "function", function: { name: "sum", arguments: '{"a":1}' } };
  await using server = modelServer(
    document({ role: "assistant", content: "好的" }, "stop"),
    document({ role: "assistant", content: null, tool_calls: [called] }, "tool_calls"),
    () => Response.json({ error: { message: "overloaded" } }),
    () => Response.json([]),
    async (request) => {
      const body = await (await say("事件")(request)).text();
      return new Response(body, { headers: { "content-type": "application/json" } });
    },
  );
  await using t = await bench([endpoint(server.url)]);
  assert.equal((await read(t.gateway, t.call)).text, "好的");
  const parts: ModelPart[] = [];
  await t.gateway.ask(t.call, (part) => void parts.push(part));
  assert.deepEqual(parts, [{ type: "tool-call", id: "c", name: "sum", input: '{"a":1}' }]);
  assert.equal((await read(t.gateway, t.call)).text, "事件");
  assert.deepEqual(await t.calls(), [
    "done null 7+3 44",
    "done null 7+3 44",
    "failed error_event 8+0 16",
    "failed malformed 0+0 0",
    "done null 100+20 400",
  ]);
});

Deno.test("ask() hands on no thoughts, and thoughts alone are no answer", async () => {
  await using server = modelServer(say("<think>hm, 7?</think>42"), say("<think>hm"), say("<thi"));
  await using t = await bench([endpoint(server.url)]);
  assert.equal((await read(t.gateway, t.call)).text, "42");
  assert.equal((await read(t.gateway, t.call)).text, "<thi");
  assert.deepEqual((await t.calls()).map((line) => line.split(" ", 2).join(" ")), [
    "done null",
    "failed blank",
    "done null",
  ]);
});

Deno.test("ask() hands a tool call on whole", async () => {
  await using server = modelServer(useTools({ name: "count", input: { type: "expense" } }));
  await using t = await bench([endpoint(server.url)]);
  const tools = [{ name: "count", description: "Counts", inputSchema: { type: "object" } }];
  const parts: ModelPart[] = [];
  const { reason } = await t.gateway.ask({ ...t.call, tools }, (part) => void parts.push(part));
  assert.equal(reason, "tool-calls");
  const [part] = parts;
  assert.equal(parts.length, 1);
  assert.equal(part?.type === "tool-call" && part.input, '{"type":"expense"}');
  assert.equal(server.requests[0]!.body.tools[0].function.name, "count");
});

Deno.test("ask() puts characters together that arrive in pieces of three bytes", async () => {
  await using server = modelServer(inBytes(3, say("吃火锅花了128元")));
  await using t = await bench([endpoint(server.url)]);
  assert.equal((await read(t.gateway, t.call)).text, "吃火锅花了128元");
});

const RETRIED: [name: string, first: Play, code: string][] = [
  ["429 with Retry-After 0", fail(429, 0), "status_429"],
  ["429 without Retry-After", fail(429), "status_429"],
  ["500", fail(500), "status_500"],
  ["malformed events", raw('data: {"choices":[{oops\n\n'), "malformed"],
  ["a stream that ends at once", raw(""), "cut_off"],
  ["blank content", say("  ", { usage: null }), "blank"],
];

Deno.test("ask() asks again where nothing was sent on", async (t) => {
  for (const [name, first, code] of RETRIED) {
    await t.step(name, async () => {
      await using server = modelServer(first, say("fine"));
      await using t = await bench([endpoint(server.url)]);
      assert.deepEqual(await read(t.gateway, t.call), { text: "fine", thrown: null });
      assert.equal(server.requests.length, 2);
      const [failed, done] = await t.calls();
      assert.match(failed!, new RegExp(`^failed ${code} `));
      assert.equal(done, "done null 100+20 400");
    });
  }
});

const NEXT: [name: string, first: Play, requests: number][] = [
  ["401", fail(401), 1],
  ["429 that asks for a minute", fail(429, 60), 1],
  ["500 twice", fail(500), 2],
  ["a redirect, which could carry the key away", () => Response.redirect("http://127.0.0.1:9/v1", 302), 1],
];

Deno.test("ask() goes on to the next endpoint", async (t) => {
  for (const [name, play, requests] of NEXT) {
    await t.step(name, async () => {
      await using first = modelServer();
      first.otherwise(play);
      await using second = modelServer(say("second"));
      await using t = await bench([endpoint(first.url), endpoint(second.url)]);
      assert.deepEqual(await read(t.gateway, t.call), { text: "second", thrown: null });
      assert.equal(first.requests.length, requests);
    });
  }
  await t.step("connection refused", async () => {
    await using second = modelServer(say("second"));
    await using t = await bench([endpoint("http://127.0.0.1:1/v1"), endpoint(second.url)]);
    assert.deepEqual(await read(t.gateway, t.call), { text: "second", thrown: null });
    assert.match((await t.calls())[0]!, /^failed refused_connection 0\+0 0$/);
  });
});

Deno.test("ask() never begins again once something was sent on", async () => {
  await using server = modelServer(breakOff("half an ans"), say("never asked for"));
  await using t = await bench([endpoint(server.url)]);
  const { text, thrown } = await read(t.gateway, t.call);
  assert.equal(text, "half an ans");
  assert.equal(thrown?.code, "interrupted");
  assert.equal(server.requests.length, 1);
  assert.match((await t.calls())[0]!, /^interrupted reset \d+\+3 /);
});

// One limit of each row is short: on a busy machine two short ones could not be told apart.
const SLOW: [name: string, play: Play, limit: Partial<Timeouts>, code: string, sent: string][] = [
  ["no headers", after(1_000, say("late")), { connectMs: 100 }, "timeout_connect", ""],
  ["no first part", stall(), { firstMs: 150 }, "timeout_first", ""],
  ["no next part", stall("half"), { betweenMs: 150 }, "timeout_between", "half"],
];

Deno.test("ask() waits no longer than it may", async (t) => {
  for (const [name, play, limit, code, sent] of SLOW) {
    await t.step(name, async () => {
      await using server = modelServer();
      server.otherwise(play);
      const timeouts = { connectMs: 60_000, firstMs: 60_000, betweenMs: 60_000, ...limit };
      await using t = await bench([endpoint(server.url)], { timeouts });
      const { text, thrown } = await read(t.gateway, t.call);
      assert.equal(text, sent);
      assert.equal(thrown?.code, sent === "" ? "unavailable" : "interrupted");
      assert.match((await t.calls())[0]!, new RegExp(`^\\w+ ${code} `));
    });
  }
});

Deno.test("ask() tries a person's patience once, over all endpoints and retries", async () => {
  assert.ok(TIMEOUTS.patienceMs < 15_000);
  await using silent = modelServer();
  await using mute = modelServer();
  for (const server of [silent, mute]) server.otherwise(stall());
  await using t = await bench([endpoint(silent.url), endpoint(mute.url)], { timeouts: { patienceMs: 400 } });
  const began = performance.now();
  const { thrown } = await read(t.gateway, { ...t.call, patience: t.gateway.patience() });
  assert.equal(thrown?.code, "unavailable");
  assert.deepEqual([silent.requests.length, mute.requests.length], [1, 1]);
  assert.ok(performance.now() - began < 5_000);
});

Deno.test("ask() has one patience for all calls of an answer", async (t) => {
  await t.step("of silence", async () => {
    await using server = modelServer();
    server.otherwise(after(250, say("slow")));
    await using t = await bench([endpoint(server.url)], { timeouts: { patienceMs: 600 } });
    const call = { ...t.call, patience: t.gateway.patience() };
    const answers: (string | undefined)[] = [];
    for (let step = 0; step < 4; step++) answers.push((await read(t.gateway, call)).thrown?.code);
    assert.equal(answers[0], undefined);
    assert.equal(answers[3], "unavailable");
    assert.equal(server.requests.length < 4, true, "nothing is asked once the patience is at its end");
  });
  await t.step("in all", async () => {
    await using server = modelServer();
    server.otherwise(talkOn("word ", 20));
    const timeouts = { patienceMs: 30_000, totalMs: 400 };
    await using t = await bench([endpoint(server.url)], { timeouts });
    const call = { ...t.call, patience: t.gateway.patience() };
    const { thrown } = await read(t.gateway, call);
    assert.equal(thrown?.code, "interrupted");
    assert.match((await t.calls())[0]!, /timeout_total/);
    assert.equal((await read(t.gateway, call)).thrown?.code, "unavailable");
    assert.equal(server.requests.length, 1);
  });
});

Deno.test("ask() hangs up when the caller leaves, and bills what came", async () => {
  const hungUp = Promise.withResolvers<void>();
  await using server = modelServer(stall("half an answer", () => hungUp.resolve()));
  await using t = await bench([endpoint(server.url)]);
  const leaving = new AbortController();
  const call = { ...t.call, signal: leaving.signal };
  await assert.rejects(() => t.gateway.ask(call, () => leaving.abort()), { code: "cancelled" });
  await hungUp.promise;
  assert.match((await t.calls())[0]!, /^cancelled null \d+\+4 /);
});

Deno.test("ask() hangs up when the one who hears fails, and lays it to nobody's charge", async () => {
  const hungUp = Promise.withResolvers<void>();
  await using server = modelServer(stall("half an answer", () => hungUp.resolve()));
  await using t = await bench([endpoint(server.url)]);
  const hear = () => {
    throw new RangeError("ours");
  };
  await assert.rejects(() => t.gateway.ask(t.call, hear), { name: "RangeError", message: "ours" });
  await hungUp.promise;
  assert.match((await t.calls())[0]!, /^cancelled null /);
  assert.equal(t.gateway.endpoints[0]!.breaker.resting, false);
});

Deno.test("ask() does not read on while the parts are not heard, and lays slowness to nobody's charge", async () => {
  let said = 0;
  const word = "x".repeat(65_536);
  await using server = modelServer();
  server.otherwise(() =>
    new Response(
      new ReadableStream({
        pull(controller) {
          said++;
          controller.enqueue(new TextEncoder().encode(
            `data: {"choices":[{"delta":{"content":"${word}"}}]}\n\n`,
          ));
        },
      }, { highWaterMark: 0 }),
    )
  );
  // Loaded before the clock runs.
  await import("@ai-sdk/openai-compatible");
  const timeouts = { betweenMs: 50, totalMs: 400 };
  await using t = await bench([endpoint(server.url)], { timeouts });
  const call = { ...t.call, outputTokensMax: 1_000_000_000 };
  for (let times = 0; times < 6; times++) {
    await assert.rejects(() => t.gateway.ask(call, () => new Promise(() => {})), { code: "interrupted" });
  }
  assert.match((await t.calls())[0]!, /^interrupted unread /);
  assert.equal(t.gateway.endpoints[0]!.breaker.resting, false);
  assert.ok(said < 6 * 150, `${said} pieces of 64 KB were read`);
});

Deno.test("ask() reads an endpoint that knows no end only so far", async () => {
  await using server = modelServer(talkOn("word ".repeat(1_000), 0));
  await using t = await bench([endpoint(server.url)]);
  const { text, thrown } = await read(t.gateway, { ...t.call, outputTokensMax: 16 });
  assert.equal(thrown, null);
  assert.ok(text.length < 40_000, `${text.length}`);
  assert.match((await t.calls())[0]!, /^done null /);
});

Deno.test("ask() reads nothing without an end, wherever in an answer it stands", async (t) => {
  const word = "x".repeat(60_000);
  const cases: [what: string, play: (count: () => void) => Play, code: string][] = [
    ["white space", (count) => thinkOn({ content: " ".repeat(60_000) }, count), "blank"],
    [
      "input of a tool",
      (count) => thinkOn({ tool_calls: [{ index: 0, function: { name: "sum", arguments: word } }] }, count),
      "too_long",
    ],
    ["the name of a tool", (count) => thinkOn({ tool_calls: [{ id: word, index: 0 }] }, count), "too_large"],
    ["thoughts", (count) => thinkOn({ reasoning_content: word }, count), "too_large"],
    ["words about a failure", (count) => failOn(500, word, count), "status_500"],
  ];
  for (const [what, play, code] of cases) {
    await t.step(what, async () => {
      let said = 0;
      await using server = modelServer(play(() => said++), fail(401));
      await using t = await bench([endpoint(server.url)]);
      const { thrown } = await read(t.gateway, t.call);
      assert.equal(thrown?.code, "unavailable");
      assert.match((await t.calls())[0]!, new RegExp(`^failed ${code} `));
      assert.ok(said < 1_500, `${said} pieces of 60 KB were read`);
    });
  }
});

Deno.test("ask() leaves an endpoint alone after five failures and tries it again after a rest", async () => {
  await using server = modelServer();
  server.otherwise(fail(500));
  await using t = await bench([endpoint(server.url)]);
  await read(t.gateway, t.call);
  await read(t.gateway, t.call);
  assert.equal(server.requests.length, 5);
  const { thrown } = await read(t.gateway, t.call);
  assert.match(thrown!.message, /resting/);
  assert.equal(server.requests.length, 5);
  t.runtime.clock.advance(30_000);
  server.otherwise(say("well again"));
  assert.equal((await read(t.gateway, t.call)).text, "well again");
});

Deno.test("ask() never passes the day's budget, not with many calls at once either", async () => {
  await using server = modelServer();
  server.otherwise(say("ok", { usage: { prompt_tokens: 50, completion_tokens: 50, total_tokens: 100 } }));
  await using t = await bench([endpoint(server.url)], { dailyTokens: 350 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => read(t.gateway, t.call)));
  assert.ok(answers.filter(({ thrown }) => thrown === null).length <= 3);
  for (let i = 0; i < 5; i++) await read(t.gateway, t.call);
  assert.equal((await read(t.gateway, t.call)).thrown?.code, "budget_spent");
  const { tokens } = await t.ledger.budget(t.call.purpose.userId, "Asia/Shanghai");
  assert.ok(tokens.used > 0 && tokens.used <= 350, `${tokens.used}`);
  t.runtime.clock.advance(86_400_000);
  assert.equal((await read(t.gateway, t.call)).text, "ok");
});

Deno.test("ask() gives no more than two days' budget in a day, however often the person moves", async () => {
  await using server = modelServer();
  server.otherwise(say("ok", { usage: { prompt_tokens: 50, completion_tokens: 50, total_tokens: 100 } }));
  await using t = await bench([endpoint(server.url)], { dailyTokens: 350 });
  for (let hour = 0; hour < 23; hour++) {
    // Where it is midnight now.
    const east = (24 - new Date(t.runtime.clock.now()).getUTCHours()) % 24;
    const timezone = `Etc/GMT${east > 12 ? `+${24 - east}` : `-${east}`}`;
    const call = { ...t.call, purpose: { ...t.call.purpose, timezone } };
    for (let i = 0; i < 4; i++) await read(t.gateway, call);
    t.runtime.clock.advance(3_600_000);
  }
  assert.ok(server.requests.length * 100 <= 700, `${server.requests.length} calls`);
  assert.ok(server.requests.length * 100 > 350, "a new day is one");
});

Deno.test("ask() looks at the day's budget before each further attempt, and counts the tools it sends", async (t) => {
  await t.step("attempts that are billed and worth nothing", async () => {
    await using server = modelServer();
    server.otherwise(say(" "));
    await using t = await bench([endpoint(server.url)], { dailyTokens: 250 });
    assert.equal((await read(t.gateway, t.call)).thrown?.code, "budget_spent");
    assert.deepEqual(await t.calls(), Array(2).fill("failed blank 100+20 400"));
    assert.deepEqual(t.ledger.reserved(t.call.purpose.userId), { tokens: 0, costMicros: 0 });
  });
  await t.step("tools longer than what is left", async () => {
    await using server = modelServer();
    server.otherwise(say("ok"));
    await using t = await bench([endpoint(server.url)], { dailyTokens: 300 });
    const tools = [{ name: "sum", description: "adds up ".repeat(200), inputSchema: { type: "object" } }];
    assert.equal((await read(t.gateway, { ...t.call, tools })).thrown?.code, "budget_spent");
    assert.equal(server.requests.length, 0);
    assert.equal((await read(t.gateway, t.call)).text, "ok");
  });
});

Deno.test("failures say nothing of keys or of what the endpoint said", async () => {
  await using server = modelServer();
  server.otherwise(fail(401, undefined, `Incorrect API key provided: ${KEY}`));
  await using t = await bench([endpoint(server.url)]);
  const { thrown } = await read(t.gateway, t.call);
  assert.equal(thrown?.code, "unavailable");
  assert.ok(!`${thrown.stack} ${t.runtime.logged()}`.includes(KEY));
});

const Answer = z.strictObject({ amount: z.number() });

Deno.test("askForObject() reads what endpoints make of JSON", async (t) => {
  const plays: [name: string, plays: Play[], requests: number][] = [
    ["plain", [say('{"amount":128}')], 1],
    ["fenced", [say('Here it is:\n```json\n{"amount":128}\n```')], 1],
    ["truncated, then whole", [say('{"amount":12', { finish: "length" }), say('{"amount":128}')], 2],
    ["of another schema, then right", [say('{"sum":128}'), say('{"amount":128}')], 2],
    ["json_schema refused, json_object taken", [fail(400), say('{"amount":128}')], 2],
    [
      "everything but a tool refused",
      [fail(400), fail(400), useTools({ name: "a", input: { amount: 128 } })],
      3,
    ],
  ];
  for (const [name, script, requests] of plays) {
    await t.step(name, async () => {
      await using server = modelServer(...script);
      await using t = await bench([endpoint(server.url)]);
      assert.deepEqual(await askForObject(t.gateway, "answer", Answer, t.call), { amount: 128 });
      assert.equal(server.requests.length, requests);
    });
  }
});

Deno.test("askForObject() sends the schema in every way of asking", async () => {
  await using server = modelServer(fail(400), fail(400), fail(400), say('{"amount":1}'));
  await using t = await bench([endpoint(server.url)]);
  await askForObject(t.gateway, "answer", Answer, t.call);
  const bodies = server.requests.map(({ body }) => body);
  assert.equal(bodies[0].response_format.type, "json_schema");
  assert.equal(bodies[1].response_format.type, "json_object");
  assert.equal(bodies[2].tool_choice.function.name, "answer");
  assert.equal(bodies[3].response_format, undefined);
  for (const body of bodies) assert.match(JSON.stringify(body), /amount/);
});

Deno.test("askForObject() does not lay it to a way of asking where every way is refused", async () => {
  await using server = modelServer(...Array.from({ length: 4 }, () => fail(400)), say('{"amount":1}'));
  await using t = await bench([endpoint(server.url)]);
  await assert.rejects(() => askForObject(t.gateway, "answer", Answer, t.call), { code: "unavailable" });
  await askForObject(t.gateway, "answer", Answer, t.call);
  assert.equal(server.requests[4]!.body.response_format?.type, "json_schema");
});

Deno.test("askForObject() gives up after three answers that are wrong", async () => {
  await using server = modelServer();
  server.otherwise(say("I would rather not"));
  await using t = await bench([endpoint(server.url)]);
  await assert.rejects(() => askForObject(t.gateway, "answer", Answer, t.call), { code: "bad_output" });
  assert.equal(server.requests.length, 3);
});
