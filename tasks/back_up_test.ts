import assert from "node:assert/strict";
import { AttachmentRepository } from "../common/attachments/attachment_repository.ts";
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

Deno.test("backUp() takes the attachments with it that the database refers to, and no others", async () => {
  await using target = await temporaryFolder();
  await using runtime = await testRuntime();
  const { ctx } = await testUser(runtime);
  const upload = async (text: string) => {
    await using file = await runtime.files.receive(new Blob([text]).stream(), 1_000);
    return await ctx.attachments.add(file, { name: text, recordId: null });
  };
  const kept = await upload("kept");
  const gone = await upload("gone");
  await runtime.database.commit([{ sql: "DELETE FROM attachments WHERE id = ?", args: [gone.id] }]);
  backUp(`${runtime.folder}/zhiji.db`, `${target.path}/copy`);

  const config = {
    ...runtime.config,
    database: { url: `file:${target.path}/copy/zhiji.db`, authToken: null },
  };
  await using restored = await openRuntime(config, testLogger(), runtime.clock);
  const { database, files, clock } = restored;
  const { userId } = ctx.principal;
  const { open } = await new AttachmentRepository({ database, files, clock, userId, bytesMax: 1_000_000 })
    .content(
      kept.id,
    );
  assert.equal(await new Response(await open()).text(), "kept");
  const folders = [...Deno.readDirSync(`${target.path}/copy/attachments`)];
  assert.equal(folders.length, 1);
  const file = `${target.path}/copy/attachments/${folders[0]!.name}`;
  assert.equal(Deno.statSync(`${file}/${[...Deno.readDirSync(file)][0]!.name}`).mode! & 0o777, 0o600);
});

Deno.test("backUp() writes over no older backup and makes no database where there is none", async () => {
  await using target = await temporaryFolder();
  await using runtime = await testRuntime();
  backUp(`${runtime.folder}/zhiji.db`, target.path);
  assert.throws(() => backUp(`${runtime.folder}/zhiji.db`, target.path), /already exists/);
  assert.throws(() => backUp(`${target.path}/none.db`, `${target.path}/copy`), Deno.errors.NotFound);
  assert.deepEqual([...Deno.readDirSync(target.path)].map(({ name }) => name), ["zhiji.db"]);
});
