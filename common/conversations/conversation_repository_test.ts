import assert from "node:assert/strict";
import { testContext } from "../testing.ts";

const turn = { role: "user", text: "how much?", result: null, sources: [], plan: null } as const;

Deno.test("add() keeps a name that was given meanwhile and brings back nothing that was removed", async () => {
  await using ctx = await testContext();
  const { conversations } = ctx;
  const begun = await conversations.begin("how much?", { retention: "ephemeral" });
  await conversations.rename(begun.id, "Money");
  await conversations.add(begun, { ...turn, sources: [] });
  assert.equal((await conversations.get(begun.id)).title, "Money");

  await conversations.remove(begun.id);
  await conversations.add(begun, { ...turn, sources: [] });
  await assert.rejects(conversations.get(begun.id), { code: "not_found" });
  assert.deepEqual(await conversations.turns(begun), []);
});

Deno.test("rewind() forgets what was shortened of a turn that it takes back, and keeps what was before", async () => {
  for (const retention of ["ephemeral", "durable"] as const) {
    await using ctx = await testContext();
    const { conversations } = ctx;
    const begun = await conversations.begin("how much?", { retention });
    const first = await conversations.add(begun, { ...turn, sources: [] });
    const second = await conversations.add(begun, { ...turn, sources: [] });
    await conversations.keepSummary(begun, { text: "of the first", through: first.id });
    await conversations.rewind(begun, second.id);
    assert.equal((await conversations.summary(begun))?.text, "of the first", retention);
    await conversations.rewind(begun, first.id);
    assert.equal(await conversations.summary(begun), null, retention);
  }
});
