import { fuzzServices } from "./testing_fuzz.ts";

Deno.test("whatever is sent to any service, the answer is one that its document promises", async () => {
  await fuzzServices({ requests: 1_000 });
});
