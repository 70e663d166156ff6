import assert from "node:assert/strict";
import { BoundedWork } from "./bounded_work.ts";

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

Deno.test("run() keeps to its bounds, gives all that wait their turn, and refuses who comes too many", async () => {
  const work = new BoundedWork({ atOnceMax: 2, waitingMax: 3, refusal: "Cannot do this now" });
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const one = (fails = false) =>
    work.run(async () => {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running--;
      if (fails) throw new Error("it failed");
    });
  const begun = Array.from({ length: 5 }, (_, i) => one(i === 1));
  const outcomes = Promise.allSettled(begun);
  await turn();
  await assert.rejects(one(), { code: "unavailable", message: "Cannot do this now" });
  // Newcomers come in while places are handed over.
  const later: Promise<void>[] = [];
  for (let ended = 0; ended < 8; ended++) {
    ends[ended]!();
    if (ended < 3) {
      await turn();
      later.push(one());
    }
    await turn();
  }
  await Promise.all(later);
  assert.deepEqual((await outcomes).map(({ status }) => status === "fulfilled"), [
    true,
    false,
    true,
    true,
    true,
  ]);
  assert.deepEqual([most, running, ends.length], [2, 0, 8]);
});
