import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { temporaryFolder } from "../testing.ts";
import type { FileStore } from "./file_store.ts";
import { FolderFileStore } from "./folder_file_store.ts";
import { type ReceivedFile, receiveFile } from "./received_file.ts";
import { S3FileStore } from "./s3_file_store.ts";
import { testS3Server } from "./testing_s3_server.ts";

const received = (bytes: Uint8Array, folder: string): Promise<ReceivedFile> =>
  receiveFile(new Blob([bytes as BlobPart]).stream(), folder, 10_000_000);

/** What every store has to do. */
async function checkStore(store: FileStore, t: Deno.TestContext) {
  await using folder = await temporaryFolder();
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 253);
  const file = await received(bytes, folder.path);
  const read = async (range?: { first: number; last: number }) => {
    const stream = await store.read(file.sha256, range);
    return stream && await new Response(stream).bytes();
  };
  await t.step("what is not there is not there", async () => {
    assert.equal(await store.has(file.sha256), false);
    assert.equal(await read(), null);
    await store.remove(file.sha256);
  });
  await t.step("what was put is there, twice as well as once, and the local file stays", async () => {
    await store.put(file.sha256, file.path, file.bytes);
    await store.put(file.sha256, file.path, file.bytes);
    assert.equal(await store.has(file.sha256), true);
    assert.deepEqual(await read(), bytes);
    assert.deepEqual(await Deno.readFile(file.path), bytes);
    const left = [...Deno.readDirSync(folder.path)].map(({ name }) => `${folder.path}/${name}`);
    assert.deepEqual(left, [file.path], "and nothing beside it");
  });
  await t.step("a range is read alone", async () => {
    assert.deepEqual(await read({ first: 0, last: 0 }), bytes.slice(0, 1));
    assert.deepEqual(await read({ first: 70_000, last: 200_000 }), bytes.slice(70_000, 200_001));
    assert.deepEqual(await read({ first: 299_999, last: 299_999 }), bytes.slice(299_999));
  });
  await t.step("a reader who leaves holds nothing open", async () => {
    await (await store.read(file.sha256))!.cancel();
    await (await store.read(file.sha256, { first: 5, last: 9 }))!.cancel();
  });
  await t.step("what was removed is gone, and stays gone", async () => {
    await store.remove(file.sha256);
    await store.remove(file.sha256);
    assert.equal(await store.has(file.sha256), false);
  });
  await t.step("nothing at all can be stored", async () => {
    const empty = await received(new Uint8Array(), folder.path);
    await store.put(empty.sha256, empty.path, 0);
    assert.deepEqual(await new Response(await store.read(empty.sha256)).bytes(), new Uint8Array());
  });
}

Deno.test("FolderFileStore keeps files under their hash, for nobody else on the machine", async (t) => {
  await using folder = await temporaryFolder();
  const root = `${folder.path}/attachments`;
  await checkStore(new FolderFileStore(root), t);
  await using file = await received(new Uint8Array([1]), folder.path);
  await new FolderFileStore(root).put(file.sha256, file.path);
  const { mode } = await Deno.stat(`${root}/${file.sha256.slice(0, 2)}/${file.sha256}`);
  assert.equal(mode! & 0o777, 0o600);
  assert.equal((await Deno.stat(root)).mode! & 0o777, 0o700);
});

Deno.test("S3FileStore keeps files in a bucket, with signatures that another's code finds right", async (t) => {
  await using server = testS3Server();
  await checkStore(new S3FileStore(server.settings), t);
  assert.ok(
    server.requests.every((line) => /^[A-Z]+ attachments\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/.test(line)),
  );
  assert.ok(server.requests.some((line) => line.startsWith("PUT")));
});

Deno.test("S3FileStore says that the storage cannot be used, and no secret of it", async (t) => {
  await using server = testS3Server();
  await using folder = await temporaryFolder();
  await using file = await received(new Uint8Array([1, 2, 3]), folder.path);
  const unusable = async (store: FileStore) => {
    for (
      const call of [
        () => store.put(file.sha256, file.path, file.bytes),
        () => store.read(file.sha256),
        () => store.has(file.sha256),
        () => store.remove(file.sha256),
      ]
    ) {
      await assert.rejects(call, (error: unknown) => {
        assert.ok(error instanceof AppError, `${error}`);
        assert.equal(error.code, "unavailable");
        assert.doesNotMatch(error.message, /s3cret|KEY|127\.0\.0\.1/);
        return true;
      });
    }
  };
  await t.step(
    "another secret",
    () => unusable(new S3FileStore({ ...server.settings, secretAccessKey: "other" })),
  );
  await t.step(
    "another region",
    () => unusable(new S3FileStore({ ...server.settings, region: "us-east-1" })),
  );
  await t.step("failures of the storage", async () => {
    server.failures.push(500, 503, 500, 503);
    await unusable(new S3FileStore(server.settings));
  });
  await t.step(
    "nobody there",
    () => unusable(new S3FileStore({ ...server.settings, endpoint: "http://127.0.0.1:1" })),
  );
  assert.deepEqual([...server.objects], []);
});

Deno.test("S3FileStore stores nothing whose bytes have changed since they were received", async () => {
  await using server = testS3Server();
  await using folder = await temporaryFolder();
  await using file = await received(new Uint8Array([1, 2, 3]), folder.path);
  await Deno.writeFile(file.path, new Uint8Array([1, 2, 4]));
  await assert.rejects(() => new S3FileStore(server.settings).put(file.sha256, file.path, file.bytes));
  assert.deepEqual([...server.objects], []);
});
