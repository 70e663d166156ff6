import assert from "node:assert/strict";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { openRuntime, type Runtime } from "../runtime.ts";
import { parseConfig } from "../config.ts";
import { FrozenClock, temporaryFolder, testLogger, testRuntime, testUser } from "../testing.ts";
import { AttachmentRepository } from "./attachment_repository.ts";
import { testS3Server } from "./testing_s3_server.ts";

const HOUR_MS = 3_600_000;

async function upload(runtime: Runtime, userId: string, bytes: Uint8Array) {
  const { database, files, clock } = runtime;
  await using file = await files.receive(new Blob([bytes as BlobPart]).stream(), 1_000_000);
  return await new AttachmentRepository({ database, files, clock, userId, bytesMax: 1_000_000 })
    .add(file, { name: "x", recordId: null });
}

/** Hashes of the files in the folder, and of the rows. */
async function standing(runtime: Runtime): Promise<{ files: string[]; rows: string[]; incoming: number }> {
  const files: string[] = [];
  let incoming = 0;
  const root = `${runtime.database.folder}/attachments`;
  await Deno.mkdir(root, { recursive: true });
  for await (const entry of Deno.readDir(root)) {
    if (!entry.isDirectory) incoming++;
    else for await (const { name } of Deno.readDir(`${root}/${entry.name}`)) files.push(name);
  }
  const rows = await runtime.database.rows<[string]>("SELECT DISTINCT sha256 FROM attachments ORDER BY 1");
  return { files: files.sort(), rows: rows.map(([sha256]) => sha256), incoming };
}

async function isClaimed(runtime: Runtime): Promise<boolean> {
  return (await runtime.database.rows("SELECT 1 FROM file_removals WHERE claimed_at IS NOT NULL")).length > 0;
}

async function remove(runtime: Runtime, id: string): Promise<void> {
  await runtime.database.commit([{ sql: "DELETE FROM attachments WHERE id = ?", args: [id] }]);
}

const BYTES = new TextEncoder().encode("the same bytes");
const SHA256 = createHash("sha256").update(BYTES).digest("hex");

async function start() {
  const runtime = await testRuntime();
  const { id } = await testUser(runtime);
  return { runtime, id, [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() };
}

Deno.test("StoredFiles removes what an upload that was cut off has stored, once it cannot go on any more", async () => {
  await using service = await start();
  const { runtime, id } = service;
  const { files, database, clock } = runtime;
  await using file = await files.receive(new Blob([BYTES]).stream(), 1_000);
  // A row that cannot be stored: nothing refers to the bytes, as after a crash between the two.
  await assert.rejects(files.keep([file], [{ sql: "INSERT INTO attachments (id) VALUES (?)", args: [id] }]));
  assert.deepEqual((await standing(runtime)).files, [SHA256]);
  assert.equal(await files.removeUnused(), 0, "another upload of the same bytes may be on its way");
  clock.advance(HOUR_MS + 1);
  assert.equal(await files.removeUnused(), 1);
  assert.deepEqual((await standing(runtime)).files, []);
  assert.deepEqual(await database.rows("SELECT * FROM file_removals"), []);
});

/** A runtime that keeps files in a bucket, and what happens there. */
async function startWithBucket() {
  const server = testS3Server();
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = server.settings;
  const runtime = await testRuntime({
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  });
  const { id } = await testUser(runtime);
  return {
    server,
    runtime,
    id,
    methods: () => server.requests.map((line) => line.split(" ")[0]),
    async [Symbol.asyncDispose]() {
      await runtime[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

Deno.test("an upload of bytes whose removal has begun ends the removal first, and stores them anew", async () => {
  await using service = await startWithBucket();
  const { runtime, id, methods } = service;
  await runtime.database.commit([{
    sql: "INSERT INTO file_removals (sha256, due_at, claimed_at) VALUES (?, '', '2026-03-18T00:00:00.000Z')",
    args: [SHA256],
  }]);
  await upload(runtime, id, BYTES);
  assert.deepEqual(methods(), ["PUT", "DELETE", "PUT", "HEAD"]);
  assert.equal(await isClaimed(runtime), false);
});

Deno.test("an upload looks whether its bytes are still there when its row is, and stores them again", async () => {
  await using service = await startWithBucket();
  const { server, runtime, id, methods } = service;
  server.losesNextPut = true;
  await upload(runtime, id, BYTES);
  assert.deepEqual(methods(), ["PUT", "HEAD", "PUT"]);
  assert.deepEqual([...server.objects.values()], [BYTES]);
});

Deno.test("a removal that was cut off is done at the next round, and one that fails is tried again", async () => {
  await using service = await startWithBucket();
  const { server, runtime, id } = service;
  const attachment = await upload(runtime, id, BYTES);
  assert.deepEqual([...server.objects.keys()], [`attachments/${SHA256.slice(0, 2)}/${SHA256}`]);
  await remove(runtime, attachment.id);
  server.failures.push(500);
  assert.equal(await runtime.files.removeUnused(), 0);
  assert.match(runtime.logged(), /tried again/);
  assert.equal(await isClaimed(runtime), true);
  assert.equal(await runtime.files.removeUnused(), 1);
  assert.deepEqual([...server.objects.keys()], []);
  assert.equal(await isClaimed(runtime), false);
});

Deno.test("whatever comes and goes at once, every row has its file and no file is left behind", async () => {
  const contents = ["a", "b", "c"].map((text) => new TextEncoder().encode(text));
  const step = fc.tuple(fc.constantFrom("upload", "remove", "sweep"), fc.nat(2));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await using service = await start();
      const { runtime, id } = service;
      const ids: string[] = [];
      await Promise.all(steps.map(async ([what, which]) => {
        if (what === "upload") ids.push((await upload(runtime, id, contents[which]!)).id);
        else if (what === "sweep") await runtime.files.removeUnused();
        else {
          const gone = ids.pop();
          if (gone !== undefined) await remove(runtime, gone);
        }
      }));
      const there = await standing(runtime);
      assert.deepEqual(
        there.rows.filter((sha256) => !there.files.includes(sha256)),
        [],
        "every row has its file",
      );
      await runtime.files.removeUnused();
      const after = await standing(runtime);
      assert.deepEqual(after.files, after.rows, "no file without a row");
      assert.equal(after.incoming, 0);
    }),
    { numRuns: 25 },
  );
});

Deno.test("kill -9 loses no acknowledged attachment and leaves no file for ever", async () => {
  await using folder = await temporaryFolder();
  const path = new URL("./testing_upload_process.ts", import.meta.url).pathname;
  for (let round = 0; round < 3; round++) {
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", path, folder.path],
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
    let said = "";
    while (said.split("\n").length < 60 + round * 25) {
      const { value, done } = await lines.read();
      assert.equal(done, false, `the process ended by itself: ${said}`);
      said += value;
    }
    child.kill("SIGKILL");
    // What it said before it died was acknowledged too.
    for (;;) {
      const { value, done } = await lines.read();
      if (done) break;
      said += value;
    }
    await child.status;
    await checkAfterCrash(folder.path, said);
  }
});

async function checkAfterCrash(folder: string, said: string) {
  const clock = new FrozenClock(new Date().toISOString());
  const runtime = await openRuntime(
    parseConfig({ LIBSQL_URL: `file:${folder}/zhiji.db` }),
    testLogger(),
    clock,
  );
  try {
    const words = said.split("\n").slice(0, -1).map((line) => line.split(" "));
    const removing = new Set(words.filter(([word]) => word === "removing").map(([, id]) => id));
    for (const [word, id, text] of words) {
      if (word !== "stored" || removing.has(id)) continue;
      const [[userId]] = await runtime.database.rows<[string]>("SELECT id FROM users") as [[string]];
      const { database, files } = runtime;
      const repository = new AttachmentRepository({ database, files, clock, userId, bytesMax: 1_000_000 });
      const { open } = await repository.content(id!);
      assert.equal(await new Response(await open()).text(), text, "an acknowledged attachment is whole");
    }
    clock.advance(2 * HOUR_MS);
    await runtime.files.removeUnused();
    await runtime.files.removeCutOff();
    const after = await standing(runtime);
    assert.deepEqual(after.files, after.rows);
    assert.equal(after.incoming, 0);
    assert.deepEqual(await runtime.database.rows("SELECT * FROM file_removals"), []);
  } finally {
    await runtime[Symbol.asyncDispose]();
  }
}
