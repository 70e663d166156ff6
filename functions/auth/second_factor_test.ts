import assert from "node:assert/strict";
import { URI } from "otpauth";
import { PASSWORD, type TestUser, testUser } from "../../common/testing.ts";
import { testAuthenticator } from "./_test_authenticator.ts";
import { requestOf, type TestClient, testClient } from "./_test_client.ts";

const send = (client: TestClient, lin: TestUser, at: string, body?: unknown) => {
  const [method, path] = at.split(" ") as [string, string];
  return client.auth.request(path, {
    method,
    headers: lin.headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
};

/** Turns the factor on; gives an app that shows codes by the test's clock, and the recovery codes. */
async function enrolled(client: TestClient, lin: TestUser) {
  const { uri } = await (await send(client, lin, "POST /totp", {})).json();
  const app = URI.parse(uri) as { generate(options: { timestamp: number }): string };
  const code = () => app.generate({ timestamp: client.runtime.clock.now() });
  const confirmed = await send(client, lin, "POST /totp/confirm", { code: code() });
  assert.equal(confirmed.status, 200);
  return { code, recoveryCodes: (await confirmed.json()).recoveryCodes as string[] };
}

const STEP_MS = 30_000;

Deno.test("a second factor is on after its first code, refuses the password grant, and each code is good once", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  assert.equal((await send(client, lin, "POST /totp/confirm", { code: "123456" })).status, 400);
  const { uri } = await (await send(client, lin, "POST /totp", {})).json();
  assert.match(uri, /^otpauth:\/\/totp\/Zhiji:/);
  assert.equal((await send(client, lin, "POST /totp/confirm", { code: "000000" })).status, 400);
  assert.equal((await client.signIn()).status, 200, "not on yet");

  const { code } = await enrolled(client, lin);
  const refused = await client.signIn();
  const { error, code: reason } = await refused.json();
  assert.deepEqual([refused.status, error, reason], [400, "invalid_grant", "second_factor_required"]);
  const wrong = await (await client.signIn("lin", { password: "wrong" })).json();
  assert.deepEqual([wrong.error, wrong.code], ["invalid_grant", undefined]);
  assert.deepEqual(await (await send(client, lin, "GET /totp")).json(), {
    enabled: true,
    recoveryCodesLeft: 10,
  });
  assert.equal(
    (await send(client, lin, "POST /totp", {})).status,
    409,
    "another secret would lock the person out",
  );

  const confirm = async (given: string) =>
    (await send(client, lin, "POST /reauthenticate", { password: PASSWORD, code: given })).status;
  assert.equal(await confirm(code()), 400, "the code that turned it on is spent");
  client.runtime.clock.advance(STEP_MS);
  const next = code();
  assert.equal(await confirm(next), 204);
  assert.equal(await confirm(next), 400);
  client.runtime.clock.advance(STEP_MS);
  assert.equal(await confirm(code()), 204);
  const [row] = await client.runtime.database.rows<[string]>("SELECT sealed_secret FROM totp_factors");
  assert.equal(row![0].includes(new URL(uri).searchParams.get("secret")!), false, "the secret is sealed");
});

Deno.test("two uses of one code at the same time: one is accepted", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const { code, recoveryCodes } = await enrolled(client, lin);
  client.runtime.clock.advance(STEP_MS);
  for (const given of [code(), recoveryCodes[0]!]) {
    const statuses = await Promise.all(
      [1, 2, 3].map(async () =>
        (await send(client, lin, "POST /reauthenticate", { password: PASSWORD, code: given })).status
      ),
    );
    assert.deepEqual(statuses.sort(), [204, 400, 400]);
  }
});

Deno.test("recovery codes work once each, and new ones put the old out of use", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const { recoveryCodes } = await enrolled(client, lin);
  assert.equal(new Set(recoveryCodes).size, 10);
  const confirm = async (code: string) =>
    (await send(client, lin, "POST /reauthenticate", { password: PASSWORD, code })).status;
  assert.equal(await confirm(recoveryCodes[0]!.toUpperCase().replaceAll("-", " ")), 204);
  assert.equal(await confirm(recoveryCodes[0]!), 400);
  const renewed = await (await send(client, lin, "POST /totp/recovery-codes", {})).json();
  assert.equal(await confirm(recoveryCodes[1]!), 400);
  assert.equal(await confirm(renewed.recoveryCodes[1]), 204);
  assert.equal((await (await send(client, lin, "GET /totp")).json()).recoveryCodesLeft, 9);
});

Deno.test("email and second factor change only for ten minutes after proving who one is", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  client.runtime.clock.advance(9 * 60_000);
  const refreshed = await (await client.form("/token", {
    grant_type: "refresh_token",
    refresh_token: lin.refreshToken,
  })).json();
  lin.headers.authorization = `Bearer ${refreshed.access_token}`;
  client.runtime.clock.advance(2 * 60_000);
  const gated: [at: string, body?: unknown][] = [
    ["POST /totp", {}],
    ["POST /totp/confirm", { code: "123456" }],
    ["POST /totp/recovery-codes", {}],
    ["DELETE /totp"],
    ["POST /email/change", { email: "new@example.com" }],
  ];
  for (const [at, body] of gated) {
    const response = await send(client, lin, at, body);
    assert.equal(response.status, 403, at);
    assert.equal((await response.json()).code, "reauthentication_required");
  }
  assert.equal((await send(client, lin, "POST /reauthenticate", { password: "wrong" })).status, 400);
  assert.equal((await send(client, lin, "POST /totp", {})).status, 403);
  assert.equal((await send(client, lin, "POST /reauthenticate", { password: PASSWORD })).status, 204);
  assert.equal((await send(client, lin, "POST /totp", {})).status, 200);
});

Deno.test("/authorize asks for the second factor and no way leads around it", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const { code } = await enrolled(client, lin);
  client.runtime.clock.advance(STEP_MS);
  const url = "/authorize?" + new URLSearchParams({
    response_type: "code",
    client_id: "zhiji",
    redirect_uri: `${client.runtime.urls.of("web")}/callback`,
    code_challenge: "c".repeat(43),
    code_challenge_method: "S256",
  });
  const first = requestOf(await (await client.auth.request(url)).text());
  const asked = await client.form("/authorize", {
    request: first,
    action: "sign_in",
    email: lin.email,
    password: PASSWORD,
  });
  assert.equal(asked.status, 200);
  const request = requestOf(await asked.text());
  assert.equal((await client.form("/authorize", { request, action: "allow" })).status, 200, "still asks");
  assert.equal((await client.form("/authorize", { request, action: "code", code: "000000" })).status, 401);
  const answer = await client.form("/authorize", { request, action: "code", code: code() });
  assert.equal(answer.status, 303);
  assert.ok(new URL(answer.headers.get("location")!).searchParams.get("code"));
});

Deno.test("codes are guessed no faster than passwords", async () => {
  await using client = await testClient({ RATE_LIMIT: "on" });
  const lin = await testUser(client.runtime);
  await enrolled(client, lin);
  const statuses: number[] = [];
  for (let i = 0; i < 8; i++) {
    const proof = { password: PASSWORD, code: `00000${i}` };
    statuses.push((await send(client, lin, "POST /reauthenticate", proof)).status);
  }
  assert.deepEqual(statuses, [400, 400, 400, 400, 400, 400, 429, 429]);
});

Deno.test("a passkey proves again who is there, without password or code: its owner's, for them, and once", async () => {
  await using client = await testClient();
  const owner = await testUser(client.runtime);
  const other = await testUser(client.runtime, "mei");
  const authenticator = await testAuthenticator(client.runtime, owner);
  const origin = client.runtime.urls.of("auth");
  await client.runtime.database.commit(["UPDATE sessions SET authenticated_at = NULL"]);
  const enrol = async () => (await send(client, owner, "POST /totp", {})).status;
  const confirm = async (who: TestUser, body: unknown) =>
    (await send(client, who, "POST /reauthenticate", body)).status;
  const optionsOf = async (who: TestUser) =>
    await (await send(client, who, "POST /reauthenticate/options", {})).json();
  assert.equal(await enrol(), 403);

  const options = await optionsOf(owner);
  assert.equal(options.allowCredentials.length, 1);
  assert.deepEqual((await optionsOf(other)).allowCredentials, []);
  assert.equal(await confirm(owner, {}), 400);
  const elsewhere = await authenticator.answer(await optionsOf(owner), "https://evil.example");
  assert.equal(await confirm(owner, { passkey: elsewhere }), 400, "a page of someone else's");
  const foreign = await authenticator.answer(await optionsOf(other), origin);
  assert.equal(await confirm(other, { passkey: foreign }), 400, "somebody else's passkey");
  const misled = await authenticator.answer(await optionsOf(other), origin);
  assert.equal(await confirm(owner, { passkey: misled }), 400, "a challenge that was made for somebody else");
  const stolen = await authenticator.answer(await optionsOf(owner), origin);
  assert.equal(await confirm(other, { passkey: stolen }), 400, "an answer to somebody else's challenge");
  assert.equal(await enrol(), 403);

  const passkey = await authenticator.answer(options, origin);
  assert.equal(await confirm(owner, { passkey, password: PASSWORD }), 400, "one of both");
  assert.equal(await confirm(owner, { passkey }), 204);
  assert.equal(await confirm(owner, { passkey }), 400, "good once");
  assert.equal(await enrol(), 200);
});
