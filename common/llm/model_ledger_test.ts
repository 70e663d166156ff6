import assert from "node:assert/strict";
import { testRuntime, testUser } from "../testing.ts";
import type { ModelPurpose } from "./model_call.ts";
import { CALLS_KEPT_MS, type EndedCall, ModelLedger } from "./model_ledger.ts";

const CALL: EndedCall = {
  endpoint: "localhost",
  model: "scripted",
  status: "done",
  error: null,
  usage: { inputTokens: 1, outputTokens: 1, estimated: false },
  costMicros: 1,
  firstPartMs: 1,
  durationMs: 1,
};

Deno.test("calls of models are kept for the year that can be asked for, and then go", async () => {
  await using runtime = await testRuntime();
  const { id: userId } = await testUser(runtime);
  const ledger = new ModelLedger(runtime.database, runtime.clock, { dailyTokens: null, dailyCost: null });
  const purpose: ModelPurpose = { feature: "chat", userId, timezone: "UTC", prompt: null };
  const keep = (calls: number) =>
    Promise.all(Array.from({ length: calls }, () => ledger.record(purpose, CALL)));
  const kept = async () => {
    await runtime.housekeeping.sweep();
    const [row] = await runtime.database.rows<[number]>({
      sql: "SELECT count(*) FROM model_calls",
      args: [],
    });
    return row![0];
  };
  await keep(250);
  runtime.clock.advance(CALLS_KEPT_MS);
  await keep(3);
  assert.equal(await kept(), 253);
  runtime.clock.advance(1);
  assert.equal(await kept(), 3);
});
