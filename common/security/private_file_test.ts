import assert from "node:assert/strict";
import { temporaryFolder } from "../testing.ts";
import { readKeyFile, writeKeyFile } from "./key_file.ts";
import { writePrivateFile } from "./private_file.ts";
import { Sealing } from "./sealing.ts";

const names = (folder: string) => [...Deno.readDirSync(folder)].map(({ name }) => name);

Deno.test("writePrivateFile() replaces a file whole, for its owner's eyes only", async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/key`;
  writePrivateFile(path, "a longer text", { replace: true });
  writePrivateFile(path, "a text", { replace: true });
  assert.equal(Deno.readTextFileSync(path), "a text");
  assert.equal(Deno.statSync(path).mode! & 0o777, 0o600);
  assert.deepEqual(names(folder.path), ["key"]);
});

Deno.test("writePrivateFile() leaves a file that is there where it may not replace it", async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/key`;
  writePrivateFile(path, "first", { replace: false });
  assert.throws(() => writePrivateFile(path, "second", { replace: false }), Deno.errors.AlreadyExists);
  assert.equal(Deno.readTextFileSync(path), "first");
  assert.deepEqual(names(folder.path), ["key"]);
});

Deno.test("a full disk leaves the keys that were there and no half one, says so, and room is used again", async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/signing_keys.json`;
  const before = [{ kid: "before", jwk: { kty: "OKP" } }];
  writeKeyFile(path, before);

  const program = new URL("./testing_full_disk_process.ts", import.meta.url).pathname;
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "-A", program, folder.path],
  }).output();
  assert.equal(new TextDecoder().decode(stderr), "");
  assert.deepEqual(JSON.parse(new TextDecoder().decode(stdout)), {
    "signing_keys.json": "storage_full",
    "sealing_key": "storage_full",
  });
  // Half a sealing key would stop every later start.
  assert.deepEqual(names(folder.path), ["signing_keys.json"]);
  assert.deepEqual(readKeyFile(path), before);

  writeKeyFile(path, []);
  assert.deepEqual(readKeyFile(path), []);
  const sealing = new Sealing(folder.path);
  assert.equal(await sealing.open(await sealing.seal("text", "lin"), "lin"), "text");
});

Deno.test("a key file that cannot be read is told from one that holds no key: nobody is told to remove it", async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/signing_keys.json`;
  Deno.writeTextFileSync(path, "{}");
  assert.throws(() => readKeyFile(path), /is not a key file; restore it, or remove it/);
  Deno.removeSync(path);
  for (const name of ["signing_keys.json", "sealing_key"]) Deno.mkdirSync(`${folder.path}/${name}`);
  assert.throws(() => readKeyFile(path), {
    name: "StartError",
    message: /signing_keys\.json cannot be read: /,
  });
  assert.throws(() => new Sealing(folder.path).checkFile(), {
    name: "StartError",
    message: /sealing_key cannot be read: /,
  });
});
