import assert from "node:assert/strict";
import { FrozenClock } from "../testing.ts";
import type { ChatAnswer } from "./chat_part.ts";
import { LiveAnswer, LiveAnswers, type Producer } from "./live_answer.ts";

const ids = (conversationId: string) => ({ conversationId, messageId: "m" });
const whole = {} as ChatAnswer;

/** Says one part, then waits to be stopped. */
function untilStopped(stopped: () => void): Producer {
  return async (tell, stop) => {
    tell({ type: "start" });
    await new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
    stopped();
    return whole;
  };
}

function long(chars: number): Producer {
  return (tell) => {
    tell({ type: "data-x", data: "x".repeat(chars) });
    return Promise.resolve(whole);
  };
}

Deno.test("an answer that nobody reads any more is given up after a while", async () => {
  const stopped = Promise.withResolvers<void>();
  const answer = new LiveAnswer(ids("a"), untilStopped(stopped.resolve), new FrozenClock(), 10);
  const reader = answer.stream(0, new AbortController().signal).getReader();
  await reader.read();
  await reader.cancel();
  await stopped.promise;
  await answer.finished;
});

Deno.test("an answer that somebody reads again in time goes on", async () => {
  let stopped = false;
  const answer = new LiveAnswer(ids("a"), untilStopped(() => stopped = true), new FrozenClock(), 60_000);
  const never = new AbortController().signal;
  const first = answer.stream(0, never).getReader();
  await first.read();
  await first.cancel();
  const second = answer.stream(0, never).getReader();
  await second.read();
  assert.equal(stopped, false);
  answer.stop();
  await answer.finished;
  const text = new TextDecoder().decode((await second.read()).value);
  assert.equal(text, "data: [DONE]\n\n");
});

Deno.test("a stopping server ends every stream with an abort part", async () => {
  const stopping = new AbortController();
  const answer = new LiveAnswer(ids("a"), untilStopped(() => {}), new FrozenClock(), 10);
  const body = new Response(answer.stream(0, stopping.signal)).text();
  stopping.abort();
  assert.match(await body, /\{"type":"abort"\}\n\ndata: \[DONE\]\n\n$/);
  await answer.finished;
});

Deno.test("finished answers are kept for a while and within a bound", async () => {
  const clock = new FrozenClock();
  const answers = new LiveAnswers(clock);
  for (const name of ["a", "b", "c"]) await answers.begin("lin", ids(name), long(30 * 1_048_576)).finished;
  await answers.begin("lin", ids("d"), long(1)).finished;
  assert.equal(answers.find("lin", "a"), undefined);
  assert.ok(answers.find("lin", "c") && answers.find("lin", "d"));
  assert.equal(answers.find("wang", "d"), undefined);
  clock.advance(120_001);
  await answers.begin("lin", ids("e"), long(1)).finished;
  assert.equal(answers.find("lin", "d"), undefined);
});
