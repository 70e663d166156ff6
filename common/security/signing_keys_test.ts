import assert from "node:assert/strict";
import { decodeProtectedHeader } from "jose";
import { testRuntime, testUser } from "../testing.ts";
import { SigningKeys } from "./signing_keys.ts";

const DAY_MS = 86_400_000;
const kidOf = (token: string) => decodeProtectedHeader(token).kid;

Deno.test("the next key is published before it signs, and a retired one until its last token is dead", async () => {
  await using runtime = await testRuntime({ ACCESS_TOKEN_TTL_SECONDS: "86400" });
  const { signingKeys, accessTokens, clock } = runtime;
  const lin = await testUser(runtime);
  const first = kidOf(lin.token);
  const kids = async () => (await signingKeys.publicKeys()).map((key) => key.kid);
  const [, next] = await kids();
  assert.equal((await kids()).length, 2);
  assert.equal((await kids()).includes(first), true);

  clock.advance(89 * DAY_MS);
  assert.equal((await signingKeys.signingKey()).kid, first);
  const late = await accessTokens.issue({
    userId: lin.id,
    sessionId: lin.ctx.principal.sessionId!,
    clientId: "zhiji",
    scope: "profile",
  });
  clock.advance(DAY_MS - 1);
  assert.equal((await accessTokens.verify(late.token)).userId, lin.id);
  clock.advance(1);
  const second = (await signingKeys.signingKey()).kid;
  assert.notEqual(second, first);
  assert.equal(second, next, "the published one took over");
  assert.equal((await kids()).length, 3);
  clock.advance(2 * DAY_MS + 1);
  assert.deepEqual((await kids()).includes(first), false);
  await assert.rejects(async () => await accessTokens.verify(late.token), { code: "invalid_token" });
});

Deno.test("rotate() takes effect at once and tokens of before stay good", async () => {
  await using runtime = await testRuntime();
  const lin = await testUser(runtime);
  const kid = await runtime.signingKeys.rotate();
  const mei = await testUser(runtime, "mei");
  assert.equal(kidOf(mei.token), kid);
  assert.notEqual(kidOf(lin.token), kid);
  const elsewhere = new SigningKeys(runtime.database, runtime.clock);
  for (const token of [lin.token, mei.token]) assert.ok(await elsewhere.publicKey(kidOf(token)!));
  assert.equal((await elsewhere.signingKey()).kid, kid, "after a start the same key signs");
});

Deno.test("private keys lie in a file of mode 0600, retired ones nowhere, and none in the database", async () => {
  await using runtime = await testRuntime();
  await testUser(runtime);
  const path = `${runtime.folder}/signing_keys.json`;
  const before = JSON.parse(await Deno.readTextFile(path)).keys;
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  await runtime.signingKeys.rotate();
  const after = JSON.parse(await Deno.readTextFile(path)).keys;
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  assert.equal(after.some((key: { kid: string }) => key.kid === before[0].kid), false);
  const stored = JSON.stringify(await runtime.database.rows("SELECT * FROM signing_keys"));
  for (const { jwk } of [...before, ...after]) assert.equal(stored.includes(jwk.d), false);
});

Deno.test("a database that lost its keys and a key of the form before rotation are taken up again", async () => {
  await using runtime = await testRuntime();
  const lin = await testUser(runtime);
  await runtime.database.commit([{ sql: "DELETE FROM signing_keys", args: [] }]);
  const keys = new SigningKeys(runtime.database, runtime.clock);
  await keys.signingKey();
  assert.ok(await keys.publicKey(kidOf(lin.token)!));
});
