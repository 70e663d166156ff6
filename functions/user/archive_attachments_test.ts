import assert from "node:assert/strict";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { createHash } from "node:crypto";
import { serviceApp } from "../../common/http/service_app.ts";
import { testRuntime, type TestUser, testUser } from "../../common/testing.ts";
import { mobile } from "../mobile/app.ts";
import { user as userService } from "./app.ts";

const BYTES = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256);

async function start(environment: Record<string, string> = {}) {
  const runtime = await testRuntime(environment);
  const apps = { mobile: serviceApp(mobile, runtime), user: serviceApp(userService, runtime) };
  const upload = async (who: TestUser, bytes: Uint8Array, name = "照片.png") => {
    const response = await apps.mobile.request(`/attachments?name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { ...who.headers, "content-type": "application/octet-stream" },
      body: bytes as BodyInit,
    });
    return await response.json();
  };
  const download = async (who: TestUser, id: string) =>
    await (await apps.mobile.request(`/attachments/${id}/content`, { headers: who.headers })).bytes();
  const list = async (who: TestUser) =>
    (await (await apps.mobile.request("/attachments", { headers: who.headers })).json()).data;
  const take = async (who: TestUser) => {
    const response = await apps.user.request("/me/export", { method: "POST", headers: who.headers });
    return unzipSync(await response.bytes());
  };
  const give = (who: TestUser, files: Record<string, Uint8Array>) => giveZip(who, zipSync(files));
  const giveZip = async (who: TestUser, zip: Uint8Array) => {
    const response = await apps.user.request("/me/import", {
      method: "POST",
      headers: { ...who.headers, "content-type": "application/octet-stream" },
      body: zip as BodyInit,
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    runtime,
    upload,
    download,
    list,
    take,
    give,
    giveZip,
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  };
}

Deno.test("an archive holds attachments under their names, and another server gives them back byte for byte", async () => {
  await using here = await start();
  const lin = await testUser(here.runtime);
  const made = await here.upload(lin, BYTES);
  const files = await here.take(lin);
  assert.deepEqual(files[`attachments/${made.id}/照片.png`], BYTES);

  await using there = await start();
  const again = await testUser(there.runtime);
  assert.equal((await there.give(again, files)).status, 200);
  assert.deepEqual(await there.list(again), [made]);
  assert.deepEqual(await there.download(again, made.id), BYTES);
  assert.equal((await there.give(again, files)).status, 200, "twice is once");
  assert.deepEqual(await there.list(again), [made]);
  assert.deepEqual((await there.take(again))[`attachments/${made.id}/照片.png`], BYTES);
});

Deno.test("an archive far larger than any other body comes back, read from the disk", async () => {
  await using here = await start();
  const lin = await testUser(here.runtime);
  const files: Record<string, Uint8Array> = {};
  for (let i = 1; i <= 3; i++) {
    const { id } = await here.upload(lin, new Uint8Array(12 * 1024 * 1024).fill(i), "video.bin");
    files[id] = new Uint8Array([i]);
  }
  const archive = await here.take(lin);
  await using there = await start();
  const again = await testUser(there.runtime);
  // Stored, not packed: 36 MiB, as pictures and videos would be.
  const response = await there.giveZip(again, zipSync(archive, { level: 0 }));
  assert.equal(response.status, 200, JSON.stringify(response.body));
  for (const [id, [first]] of Object.entries(files)) {
    const bytes = await there.download(again, id);
    assert.deepEqual([bytes.length, bytes[0], bytes.at(-1)], [12 * 1024 * 1024, first, first]);
  }
  const left = [...Deno.readDirSync(`${there.runtime.folder}/attachments`)].filter(({ isFile }) => isFile);
  assert.deepEqual(left, [], "what was received is gone");
});

Deno.test("a hash in an archive opens no other person's file", async () => {
  await using site = await start();
  const victim = await testUser(site.runtime, "wang");
  const secret = await site.upload(victim, BYTES);
  const thief = await testUser(site.runtime, "thief");
  const mine = await site.upload(thief, strToU8("mine"));
  const files = await site.take(thief);
  await site.runtime.database.commit([{ sql: "DELETE FROM attachments WHERE id = ?", args: [mine.id] }]);
  const [row] = JSON.parse(strFromU8(files["attachments.json"]!));
  const claim = (sha256: string) =>
    strToU8(JSON.stringify([{ ...row, sha256, bytes: BYTES.length, mediaType: "image/png" }]));
  const wanted = createHash("sha256").update(BYTES).digest("hex");

  const swapped = await site.give(thief, { ...files, "attachments.json": claim(wanted) });
  assert.deepEqual([swapped.status, swapped.body.errors[0].path], [400, `attachments/${row.id}`]);
  const { [`attachments/${mine.id}/照片.png`]: _bytes, ...without } = files;
  assert.equal((await site.give(thief, { ...without, "attachments.json": claim(wanted) })).status, 200);
  assert.deepEqual(await site.list(thief), [], "a row without bytes is none");
  assert.deepEqual(await site.download(victim, secret.id), BYTES);
});

Deno.test("what an archive says of its bytes is not believed", async () => {
  await using site = await start();
  const lin = await testUser(site.runtime);
  const made = await site.upload(lin, strToU8("<script>alert(1)</script>"), "x.html");
  const files = await site.take(lin);
  await site.runtime.database.commit([{ sql: "DELETE FROM attachments WHERE id = ?", args: [made.id] }]);
  const [row] = JSON.parse(strFromU8(files["attachments.json"]!));
  const lying = strToU8(JSON.stringify([{ ...row, bytes: 1, mediaType: "text/html" }]));
  assert.equal((await site.give(lin, { ...files, "attachments.json": lying })).status, 200);
  const [back] = await site.list(lin);
  assert.deepEqual([back.mediaType, back.bytes], [made.mediaType, made.bytes]);
});

Deno.test("an import holds to the quota of attachments, all or nothing", async () => {
  await using here = await start();
  const lin = await testUser(here.runtime);
  await here.upload(lin, new Uint8Array(700_000).fill(1));
  await here.upload(lin, new Uint8Array(700_000).fill(2));
  await lin.ctx.records.addAll([{ type: "note", text: "x", data: {}, source: "api" }]);
  const files = await here.take(lin);
  await using there = await start({ ATTACHMENTS_MIB_MAX: "1" });
  const again = await testUser(there.runtime);
  const { status, body } = await there.give(again, files);
  assert.deepEqual([status, body.code], [403, "quota_exceeded"]);
  assert.deepEqual((await again.ctx.records.list({ limit: 10 })).data, []);
  const left = [...Deno.readDirSync(`${there.runtime.folder}/attachments`)];
  assert.deepEqual(left, []);
});
