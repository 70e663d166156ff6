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

Deno.test("what is to be done with the whole answer is done before its end is told, and ends it where it fails", async () => {
  const never = new AbortController().signal;
  const answer = new LiveAnswer(ids("a"), long(1), new FrozenClock());
  const done = Promise.withResolvers<void>();
  const seen: unknown[] = [];
  await answer.settle(async (whole) => {
    await done.promise;
    seen.push(whole);
  });
  let ended = false;
  const reading = new Response(answer.stream(0, never)).text().then((text) => {
    ended = true;
    return text;
  });
  await Promise.resolve();
  assert.deepEqual([ended, answer.endedAtMs], [false, null]);
  done.resolve();
  assert.match(await reading, /\[DONE\]/);
  assert.deepEqual([...seen], [whole]);
  await answer.settle((late) => Promise.resolve(void seen.push(late)));
  assert.deepEqual([...seen], [whole, whole], "one that has ended is whole already");

  const failing = new LiveAnswer(ids("b"), long(1), new FrozenClock());
  await failing.settle(() => Promise.reject(new Error("no room")));
  assert.match(await new Response(failing.stream(0, never)).text(), /\[DONE\]/);
  await assert.rejects(failing.finished, /no room/);

  const none = new LiveAnswer(ids("c"), () => Promise.reject(new Error("none")), new FrozenClock());
  await none.settle((whole) => Promise.resolve(void seen.push(whole)));
  await assert.rejects(none.finished, /none/);
  assert.equal(seen.at(-1), null);
});
