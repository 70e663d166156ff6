import assert from "node:assert/strict";
import { BoundedWork } from "./bounded_work.ts";

Deno.test("run() keeps to its bounds, lets all that wait have their turn, and refuses who comes too many", async () => {
  const work = new BoundedWork({ atOnceMax: 2, waitingMax: 3, refusal: "Cannot do this now" });
  let running = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const one = () =>
    work.run(async () => {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running--;
      if (ends.length === 3) throw new Error("one that fails");
    });
  const all = Promise.allSettled(Array.from({ length: 6 }, one));
  await Promise.resolve();
  for (let ended = 0; ended < 5; ended++) {
    ends[ended]!();
    // A newcomer while the place is handed over.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const outcomes = await all;
  const refused = outcomes.filter(({ status }, i) => i === 5 && status === "rejected");
  assert.equal(refused.length, 1);
  assert.equal((refused[0] as PromiseRejectedResult).reason.code, "unavailable");
  assert.deepEqual([most, running], [2, 0]);
  const last = one();
  await new Promise((resolve) => setTimeout(resolve, 0));
  ends.at(-1)!();
  await last;
});
