import { fuzzServices } from "./testing_fuzz.ts";

Deno.test("whatever is sent to any service, the answer is one that its document promises", async () => {
  // Always the same ones: a change is not blamed for what another night finds (deno task fuzz).
  await fuzzServices({ requests: 1_000, seed: 20_260_318 });
});
