import assert from "node:assert/strict";
import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { testUser } from "../testing.ts";
import { type TestService, testService } from "./testing_service.ts";

const NOTE = '{"text":"a"}';

async function problemOf(
  response: Response,
): Promise<{ status: number; code: string; challenge: string | null }> {
  const { code } = await response.json();
  return { status: response.status, code, challenge: response.headers.get("www-authenticate") };
}

/** Tokens that are nearly right, each wrong in one way. */
async function wrongTokens({ runtime, user }: TestService): Promise<Record<string, string>> {
  const { kid, privateKey } = await runtime.signingKeys.signingKey();
  const [, payload] = user.token.split(".");
  const claims: JWTPayload = JSON.parse(
    new TextDecoder().decode(Uint8Array.fromBase64(payload!, { alphabet: "base64url" })),
  );
  const header = { alg: "EdDSA", typ: "at+jwt", kid };
  const sign = (change: object, key: Parameters<SignJWT["sign"]>[0] = privateKey, otherHeader = {}) =>
    new SignJWT({ ...claims, ...change }).setProtectedHeader({ ...header, ...otherHeader }).sign(key);
  const stranger = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  const rsa = await generateKeyPair("RS256");
  const { publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const encode = (value: unknown) =>
    new TextEncoder().encode(JSON.stringify(value)).toBase64({ alphabet: "base64url", omitPadding: true });
  const [head, body, signature] = user.token.split(".");
  return {
    "no token at all": "",
    "three words": "a.b.c",
    "a word": "token",
    "the algorithm none": `${encode({ alg: "none", typ: "at+jwt", kid })}.${encode(claims)}.`,
    "a signature cut off": `${head}.${body}.`,
    "a signature of another text": `${head}.${encode({ ...claims, scope: "admin" })}.${signature}`,
    "another key of the same name": await sign({}, stranger.privateKey),
    "a key nobody knows": await sign({}, stranger.privateKey, { kid: "unknown" }),
    "HMAC with a public key as secret": await sign(
      {},
      new TextEncoder().encode(await exportSPKI(publicKey)),
      { alg: "HS256" },
    ),
    "RSA": await sign({}, rsa.privateKey, { alg: "RS256" }),
    "a token that never ends": await sign({ exp: undefined }),
    "a token that has ended": await sign({ exp: Math.floor(runtime.clock.now() / 1000) - 1 }),
    "another issuer": await sign({ iss: "https://evil.example" }),
    "another audience": await sign({ aud: "other" }),
    "another type": await sign({}, privateKey, { typ: "JWT" }),
    "a session that does not exist": await sign({ sid: "01990000-0000-7000-8000-000000000000" }),
    "a user that does not exist": await sign({ sub: "01990000-0000-7000-8000-000000000000" }),
    "a token too long": "x".repeat(10_000),
  };
}

Deno.test("a wrong token is 401 with a challenge, whatever is wrong with it", async (t) => {
  await using service = await testService();
  for (const [what, token] of Object.entries(await wrongTokens(service))) {
    await t.step(what, async () => {
      const response = await service.request("GET /notes/find", {
        headers: { authorization: `Bearer ${token}` },
      });
      const { status, code, challenge } = await problemOf(response);
      assert.deepEqual({ status, code }, { status: 401, code: "invalid_token" });
      assert.match(challenge!, /^Bearer error="invalid_token"/);
    });
  }
  assert.equal((await service.request("GET /notes/find")).status, 200, "the right token is taken");
});

Deno.test("no token is 401 with a bare challenge; another scheme is refused", async () => {
  await using service = await testService();
  assert.deepEqual(
    await problemOf(await service.request("GET /notes/find", { headers: { authorization: "" } })),
    {
      status: 401,
      code: "unauthorized",
      challenge: "Bearer",
    },
  );
  const basic = await service.request("GET /notes/find", { headers: { authorization: "Basic YTpi" } });
  assert.equal(basic.status, 401);
});

Deno.test("a token stops working when its time is over, also where it was checked a moment before", async () => {
  await using service = await testService({ ACCESS_TOKEN_TTL_SECONDS: "30" });
  assert.equal((await service.request("GET /notes/find")).status, 200);
  service.runtime.clock.advance(29_000);
  assert.equal((await service.request("GET /notes/find")).status, 200);
  service.runtime.clock.advance(2_000);
  assert.equal((await problemOf(await service.request("GET /notes/find"))).code, "invalid_token");
});

Deno.test("a token stops working at once when its session is revoked", async () => {
  await using service = await testService();
  assert.equal((await service.request("GET /notes/find")).status, 200);
  await service.runtime.sessions.revoke(service.user.refreshToken, "zhiji");
  assert.equal((await service.request("GET /notes/find")).status, 401);
});

Deno.test("a scope that is missing is 403 and is checked before the input", async () => {
  await using service = await testService();
  const reader = await testUser(service.runtime, "reader", { scope: "records:read" });
  const refused = await service.request("POST /notes", { body: "{malformed", headers: reader.headers });
  const { status, code, challenge } = await problemOf(refused);
  assert.deepEqual({ status, code }, { status: 403, code: "insufficient_scope" });
  assert.match(challenge!, /insufficient_scope/);
  assert.equal((await service.request("POST /administer", { body: "{}" })).status, 403);
});

Deno.test("what needs no token takes none into account", async () => {
  await using service = await testService();
  for (const authorization of ["", "Bearer nonsense"]) {
    assert.equal((await service.request("GET /greeting", { headers: { authorization } })).status, 200);
  }
});

Deno.test("a request id comes back, a harmful one is replaced, a missing one is made", async (t) => {
  await using service = await testService();
  const paths = [
    "GET /notes/find",
    "GET /notes/nowhere",
    "GET /health",
    "GET /nowhere",
    "GET /openapi.json",
    "GET /docs",
  ];
  for (const at of paths) {
    await t.step(at, async () => {
      const idFor = async (given: string) =>
        (await service.request(at, { headers: { "x-request-id": given } })).headers.get("x-request-id");
      assert.equal(await idFor("trace-1:a.b_C"), "trace-1:a.b_C");
      for (const harmful of ["", "two words", "a\tb", "<script>", "x".repeat(129), '{"a":1}']) {
        const id = await idFor(harmful);
        assert.match(id!, /^[0-9a-f-]{36}$/, harmful);
      }
    });
  }
});

Deno.test("a row's ETag is its version: 304, 412, and changes that follow each other", async () => {
  await using service = await testService();
  const made = await service.request("POST /notes", { body: NOTE });
  assert.equal(made.headers.get("etag"), '"1"');
  const at = `/notes/${(await made.json()).id}`;
  const get = (tag: string) => service.request(`GET ${at}`, { headers: { "if-none-match": tag } });
  const patch = (tag: string) =>
    service.request(`PATCH ${at}`, { body: '{"text":"b"}', headers: { "if-match": tag } });

  for (const tag of ['"1"', 'W/"1"', '"7", "1"', "*"]) {
    const unchanged = await get(tag);
    assert.deepEqual([unchanged.status, await unchanged.text(), unchanged.headers.get("etag")], [
      304,
      "",
      '"1"',
    ], tag);
  }
  for (const tag of ['"2"', "1", ""]) assert.equal((await get(tag)).status, 200, tag);

  const changed = await patch('"1"');
  assert.deepEqual([changed.status, changed.headers.get("etag")], [200, '"2"']);
  for (const tag of ['"1"', '"x"', "2", 'W/"2"', '"99999999999999999"']) {
    assert.deepEqual((await problemOf(await patch(tag))).code, "version_mismatch", tag);
  }
  assert.equal((await patch("*")).status, 200);
  assert.equal((await patch("")).status, 200);
  assert.equal((await get('"1"')).headers.get("etag"), '"4"');
  assert.equal((await patch('"x", "4"')).status, 200, "one of several tags is enough");
  assert.match((await (await patch('"4", "5"')).json()).detail, /If-Match/);
});

Deno.test("a body cannot pass for If-Match", async () => {
  await using service = await testService();
  await service.request("POST /notes", { body: NOTE });
  const sent = await service.request("PATCH /notes/note-1", {
    body: '{"text":"b","expectedVersion":1}',
    headers: { "if-match": '"9"' },
  });
  assert.equal((await problemOf(sent)).status, 412);
});

Deno.test("an address that knows other methods says which", async () => {
  await using service = await testService();
  const cases: [at: string, allow: string][] = [
    ["DELETE /notes/note-1", "GET, PATCH"],
    ["PUT /notes", "POST"],
    ["POST /greeting", "GET"],
    ["POST /health", "GET"],
    ["DELETE /openapi.json", "GET"],
  ];
  for (const [at, allow] of cases) {
    const response = await service.request(at);
    assert.deepEqual([response.status, response.headers.get("allow")], [405, allow], at);
    assert.equal((await response.json()).code, "method_not_allowed");
  }
});

Deno.test("too many requests are 429 with when to come again, counted for each caller alone", async () => {
  await using service = await testService({ RATE_LIMIT: "on" });
  const { app, runtime, user } = service;
  const greet = (address: string) => app.request("/greeting", {}, { remoteAddr: { hostname: address } });
  let answered = 0;
  let refused: Response;
  while ((refused = await greet("192.0.2.1")).status === 200) answered++;
  assert.equal(answered, 300);
  assert.deepEqual(
    ["retry-after", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"].map((name) =>
      refused.headers.get(name)
    ),
    ["60", "300", "0", "60"],
  );
  assert.equal((await refused.json()).code, "rate_limited");
  assert.equal((await greet("192.0.2.2")).status, 200);

  const read = () =>
    app.request("/notes/find", { headers: user.headers }, { remoteAddr: { hostname: "192.0.2.1" } });
  for (let i = 0; i < 1_200; i++) assert.equal((await read()).status, 200);
  runtime.clock.advance(20_000);
  const own = await read();
  assert.deepEqual([own.status, own.headers.get("retry-after"), own.headers.get("ratelimit-limit")], [
    429,
    "40",
    "1200",
  ]);
  const other = await testUser(runtime, "wang");
  assert.equal((await app.request("/notes/find", { headers: other.headers })).status, 200);

  runtime.clock.advance(41_000);
  assert.equal((await greet("192.0.2.1")).status, 200);
  assert.equal((await read()).status, 200);
});

Deno.test("guessed tokens count against their address", async () => {
  await using service = await testService({ RATE_LIMIT: "on" });
  const guess = (headers: Record<string, string>) =>
    service.app.request("/notes/find", { headers }, { remoteAddr: { hostname: "192.0.2.1" } });
  for (let i = 0; i < 150; i++) assert.equal((await guess({ authorization: "Bearer guess" })).status, 401);
  for (let i = 0; i < 150; i++) assert.equal((await guess({})).status, 401);
  assert.equal((await guess({ authorization: "Bearer guess" })).status, 429);
  assert.equal(
    (await guess(service.user.headers)).status,
    200,
    "a good token is not held up by others' guesses",
  );
});
