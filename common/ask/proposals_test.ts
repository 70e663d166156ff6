import assert from "node:assert/strict";
import { testRuntime } from "../testing.ts";
import { Proposals } from "./proposals.ts";

const proposal = {
  id: "00000000-0000-4000-8000-000000000001",
  operation: "delete_record",
  input: {},
};

Deno.test("take() gives a proposal out once, however many ask at the same time", async () => {
  await using runtime = await testRuntime();
  const proposals = new Proposals(runtime.cache);
  await proposals.keep("lin", proposal);
  const takes = await Promise.allSettled(Array.from({ length: 5 }, () => proposals.take("lin", proposal.id)));
  assert.equal(takes.filter(({ status }) => status === "fulfilled").length, 1);
  await assert.rejects(() => proposals.take("lin", proposal.id), { code: "not_found" });
  await proposals.putBack("lin", proposal);
  assert.deepEqual(await proposals.take("lin", proposal.id), proposal);
});

Deno.test("take() does not know another person's proposal", async () => {
  await using runtime = await testRuntime();
  const proposals = new Proposals(runtime.cache);
  await proposals.keep("lin", proposal);
  await assert.rejects(() => proposals.take("wang", proposal.id), { code: "not_found" });
});
