import assert from "node:assert/strict";
import { strToU8, zipSync } from "fflate";
import { eventually, NOW, PASSWORD, temporaryFolder } from "../../common/testing.ts";
import { ServerProcess, signIn, signUp } from "../../common/testing_process.ts";

const SERVICES = ["auth", "user"];

/** Larger than the writer's cache, so that a part of it is on disk before the transaction is committed. */
const CAPTURES = 2_500;
const STAMPS = { createdAt: NOW, updatedAt: NOW };

function largeArchive(): Uint8Array<ArrayBuffer> {
  const captures = Array.from({ length: CAPTURES }, (_, i) => ({
    id: crypto.randomUUID(),
    ...STAMPS,
    text: `canary ${i} `.repeat(1_500),
    spokenAt: NOW,
    timezone: "Asia/Shanghai",
    locale: "zh-CN",
    source: "mobile",
    clientId: `phone-${i}`,
    status: "read",
  }));
  const records = captures.slice(0, 200).map(({ id }, i) => ({
    id: crypto.randomUUID(),
    type: "note",
    text: `canary ${i}`,
    title: null,
    data: {},
    tags: [],
    occurredAt: NOW,
    timezone: "Asia/Shanghai",
    captureId: id,
    span: null,
    confidence: null,
    source: "mobile",
    version: 1,
    ...STAMPS,
    deletedAt: null,
  }));
  const files: Record<string, unknown> = {
    "profile.json": { displayName: "imported", locale: "en", timezone: "Europe/Paris", currency: "EUR" },
    "captures.json": captures,
    "records.json": records,
  };
  const manifest = { format: 1, exportedAt: NOW, files: Object.keys(files) };
  const text = (value: unknown) =>
    Array.isArray(value)
      ? `[\n${value.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`
      : JSON.stringify(value);
  return zipSync(
    Object.fromEntries(
      Object.entries({ "manifest.json": manifest, ...files }).map((
        [name, value],
      ) => [name, strToU8(text(value))]),
    ),
    { level: 1 },
  ) as Uint8Array<ArrayBuffer>;
}

const importArchive = (url: string, headers: Record<string, string>, archive: Uint8Array<ArrayBuffer>) =>
  fetch(`${url}/me/import`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/octet-stream" },
    body: archive,
  });

const logBytes = async (folder: string) => (await Deno.stat(`${folder}/zhiji.db-wal`)).size;

Deno.test("an import that kill -9 cuts off leaves nothing, and sent again it brings everything", async () => {
  await using folder = await temporaryFolder();
  const archive = largeArchive();
  {
    await using server = new ServerProcess(folder.path, SERVICES);
    const headers = await signUp(server);
    const url = await server.url("user");
    const before = await logBytes(folder.path);
    const cutOff = importArchive(url, headers, archive).then(({ status }) => status, () => "cut off");
    await eventually(
      "a part is on disk",
      async () => await logBytes(folder.path) > before + 1_000_000,
      60_000,
    );
    await server.stop("SIGKILL");
    assert.equal(await cutOff, "cut off");
  }
  await using server = new ServerProcess(folder.path, SERVICES);
  const headers = await signIn(server);
  const url = await server.url("user");
  const state = async () => {
    const [{ captures, records }, { displayName }] = await Promise.all(
      ["/me/usage", "/me"].map(async (path) => await (await fetch(url + path, { headers })).json()),
    );
    return { captures, records, displayName };
  };
  assert.deepEqual(await state(), { captures: 0, records: 0, displayName: "lin" });
  assert.equal((await importArchive(url, headers, archive)).status, 200);
  assert.deepEqual(await state(), { captures: CAPTURES, records: 200, displayName: "imported" });
});

/** All bytes of the database and its log. */
async function bytesOf(folder: string): Promise<string> {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) =>
    name.startsWith("zhiji")
  );
  const texts = await Promise.all(names.map((name) => Deno.readFile(`${folder}/${name}`)));
  return texts.map((bytes) => new TextDecoder("latin1").decode(bytes)).join("\n");
}

Deno.test("an erasure that kill -9 cuts off is finished at the next start, and nothing is left in the file", async () => {
  await using folder = await temporaryFolder();
  {
    await using server = new ServerProcess(folder.path, SERVICES);
    const headers = await signUp(server);
    const url = await server.url("user");
    assert.equal((await importArchive(url, headers, largeArchive())).status, 200);
    // The restart makes the log small, so that its growth tells of the erasure.
    assert.equal(await server.stop("SIGTERM"), 0);
  }
  {
    await using server = new ServerProcess(folder.path, SERVICES);
    const headers = await signIn(server);
    const url = await server.url("user");
    const before = await logBytes(folder.path);
    const cutOff = fetch(`${url}/me`, {
      method: "DELETE",
      headers,
      body: JSON.stringify({ password: PASSWORD }),
    }).then(({ status }) => status, () => "cut off");
    await eventually("it has begun", async () => await logBytes(folder.path) > before + 1_000_000, 60_000);
    await server.stop("SIGKILL");
    assert.equal(await cutOff, "cut off");
  }
  assert.match(await bytesOf(folder.path), /canary/, "something was left to do");
  await using server = new ServerProcess(folder.path, SERVICES);
  await server.url("user");
  const finished = () => server.lines.some(({ msg }) => /erasure .* is finished/.test(msg));
  await eventually("the erasure is finished", finished, 60_000);
  assert.equal(await server.stop("SIGTERM"), 0);
  const left = await bytesOf(folder.path);
  assert.equal(/canary|lin@example\.com/.exec(left), null);
});
