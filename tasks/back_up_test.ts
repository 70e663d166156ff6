import assert from "node:assert/strict";
import { openRuntime } from "../common/runtime.ts";
import { temporaryFolder, testLogger, testRuntime, testUser } from "../common/testing.ts";
import { UserContext } from "../common/context.ts";
import { backUp } from "./back_up.ts";

Deno.test("backUp() of a database in use is a whole one: its records are there and its tokens are good", async () => {
  await using target = await temporaryFolder();
  await using runtime = await testRuntime();
  const user = await testUser(runtime);
  const add = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, n) =>
        user.ctx.records.addAll([{ type: "note", text: `line ${n}`, data: {}, source: "api" }])),
    );
  await add(20);

  const adding = add(200);
  backUp(`${runtime.folder}/zhiji.db`, `${target.path}/copy`);
  await adding;

  const config = {
    ...runtime.config,
    database: { url: `file:${target.path}/copy/zhiji.db`, authToken: null },
  };
  await using restored = await openRuntime(config, testLogger(), runtime.clock);
  const principal = await restored.accessTokens.verify(user.token);
  const ctx = new UserContext(restored, principal, {
    requestId: "test",
    address: "127.0.0.1",
    userAgent: null,
    signal: new AbortController().signal,
  });
  const { value } = await ctx.records.aggregate({ metric: "count" });
  assert.ok(value! >= 20 && value! <= 220, `${value} records`);
  assert.equal(Deno.statSync(`${target.path}/copy/signing_keys.json`).mode! & 0o777, 0o600);
});

Deno.test("backUp() writes over no older backup and makes no database where there is none", async () => {
  await using target = await temporaryFolder();
  await using runtime = await testRuntime();
  backUp(`${runtime.folder}/zhiji.db`, target.path);
  assert.throws(() => backUp(`${runtime.folder}/zhiji.db`, target.path), /already exists/);
  assert.throws(() => backUp(`${target.path}/none.db`, `${target.path}/copy`), Deno.errors.NotFound);
  assert.deepEqual([...Deno.readDirSync(target.path)].map(({ name }) => name), ["zhiji.db"]);
});
