import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { API_KEYS } from "../../common/identity/api_keys.ts";
import { PASSWORD, type TestUser, testUser } from "../../common/testing.ts";
import { mobile } from "../mobile/app.ts";
import { testAdministrator, type TestClient, testClient } from "../auth/_test_client.ts";

/** `send(client, lin, "PATCH /me", body)`, as lin or as nobody. */
function send(
  client: TestClient,
  who: Pick<TestUser, "headers"> | null,
  at: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const [method, path] = at.split(" ") as [string, string];
  return client.user.request(path, {
    method,
    headers: { "content-type": "application/json", ...who?.headers, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

Deno.test("GET and PATCH /me answer every input as the contract says", async (t) => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const bare = await testUser(client.runtime, "mei", { scope: "records:read" });
  const cases: [
    name: string,
    who: TestUser | null,
    at: string,
    body: unknown,
    headers: Record<string, string>,
    status: number,
    code?: string,
  ][] = [
    ["nobody", null, "GET /me", undefined, {}, 401, "unauthorized"],
    ["no token of ours", null, "GET /me", undefined, { authorization: "Bearer x" }, 401, "invalid_token"],
    ["another scheme", null, "GET /me", undefined, { authorization: "Basic eA==" }, 401, "invalid_token"],
    ["a token without the scope", bare, "GET /me", undefined, {}, 403, "insufficient_scope"],
    ["the owner", lin, "GET /me", undefined, {}, 200],
    ["the state the owner has", lin, "GET /me", undefined, { "if-none-match": '"1"' }, 304],
    ["an unknown query key", lin, "GET /me?all=1", undefined, {}, 400, "invalid_input"],
    ["a change", lin, "PATCH /me", { timezone: "Europe/Paris", currency: "eur" }, {}, 200],
    [
      "a change from a stale state",
      lin,
      "PATCH /me",
      { locale: "en" },
      { "if-match": '"1"' },
      412,
      "version_mismatch",
    ],
    ["a change from the state", lin, "PATCH /me", { locale: "en" }, { "if-match": '"2"' }, 200],
    ["a role", lin, "PATCH /me", { role: "administrator" }, {}, 400, "invalid_input"],
    ["an address", lin, "PATCH /me", { email: "x@example.com" }, {}, 400, "invalid_input"],
    ["no time zone", lin, "PATCH /me", { timezone: "+08:00" }, {}, 400, "invalid_input"],
    ["no currency", lin, "PATCH /me", { currency: "XYZ" }, {}, 400, "invalid_input"],
    ["no JSON", lin, "PATCH /me", undefined, { "content-type": "text/plain" }, 200],
  ];
  for (const [name, who, at, body, headers, status, code] of cases) {
    await t.step(name, async () => {
      const response = await send(client, who, at, body, headers);
      assert.equal(response.status, status);
      const answer = status === 304 ? {} : await response.json();
      if (code) assert.equal(answer.code, code);
      if (status === 200) assert.equal(response.headers.get("etag"), `"${answer.version}"`);
    });
  }
  const me = await (await send(client, lin, "GET /me")).json();
  assert.deepEqual([me.timezone, me.currency, me.locale, me.role], [
    "Europe/Paris",
    "EUR",
    "en",
    "administrator",
  ]);
});

Deno.test("an API key opens what its scopes allow until it expires or is removed, and shows its secret once", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const made = await send(client, lin, "POST /api-keys", {
    name: "script",
    scopes: ["profile"],
    expiresAt: "2026-03-19T00:00:00Z",
  });
  assert.equal(made.status, 201);
  const { secret, ...shown } = await made.json();
  assert.match(secret, /^zj_[\w-]{43}$/);
  const key = { headers: { authorization: `Bearer ${secret}` } };
  assert.equal((await send(client, key, "GET /me")).status, 200);
  assert.equal((await send(client, key, "GET /me")).status, 200);
  const list = await (await send(client, lin, "GET /api-keys")).json();
  assert.deepEqual(list.data, [{ ...shown, lastUsedAt: "2026-03-18T04:30:00.000Z" }]);
  assert.equal(JSON.stringify(list).includes(secret), false);
  const everything = await client.runtime.database.rows<string[]>("SELECT * FROM api_keys");
  assert.equal(JSON.stringify(everything).includes(secret), false);

  client.runtime.clock.advance(20 * 3_600_000);
  assert.equal((await send(client, key, "GET /me")).status, 401, "expired");
});

Deno.test("an API key manages neither keys nor passwords nor factors", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const { secret, id } = await (await send(client, lin, "POST /api-keys", {
    name: "all",
    scopes: ["records:read", "records:write", "chat", "profile"],
  })).json();
  const key = { headers: { authorization: `Bearer ${secret}` } };
  for (const at of ["GET /api-keys", "POST /api-keys", `DELETE /api-keys/${id}`]) {
    const response = await send(
      client,
      key,
      at,
      at.startsWith("POST") ? { name: "x", scopes: ["chat"] } : undefined,
    );
    assert.equal(response.status, 403, at);
  }
  const managing = ["/password/change", "/reauthenticate", "/email/change", "/totp", "/totp/confirm"];
  for (const path of managing) {
    const response = await client.auth.request(path, { method: "POST", ...key });
    assert.equal(response.status, 403, path);
  }
  assert.equal((await send(client, lin, `DELETE /api-keys/${id}`)).status, 204);
  assert.equal((await send(client, key, "GET /me")).status, 401, "removed is removed at once");
});

Deno.test("POST /api-keys refuses what would widen the caller's own rights or never end well", async (t) => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const cases: [name: string, body: unknown, path: string][] = [
    ["a scope the token lacks", { name: "x", scopes: ["admin"] }, "scopes"],
    ["no scope", { name: "x", scopes: [] }, "scopes"],
    ["an end in the past", { name: "x", scopes: ["chat"], expiresAt: "2026-03-18T00:00:00Z" }, "expiresAt"],
    ["no name", { scopes: ["chat"] }, "name"],
    ["an unknown field", { name: "x", scopes: ["chat"], secret: "zj_mine" }, "secret"],
  ];
  for (const [name, body, path] of cases) {
    await t.step(name, async () => {
      const response = await send(client, lin, "POST /api-keys", body);
      assert.equal(response.status, 400);
      assert.equal((await response.json()).errors[0].path, path);
    });
  }
});

Deno.test("an API key carries an ETag, and a stale If-Match neither renames nor removes it", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const { id } = await (await send(client, lin, "POST /api-keys", { name: "x", scopes: ["chat"] })).json();
  assert.equal((await send(client, lin, `GET /api-keys/${id}`)).headers.get("etag"), '"1"');
  const stale = { "if-match": '"9"' };
  assert.equal((await send(client, lin, `PATCH /api-keys/${id}`, { name: "y" }, stale)).status, 412);
  assert.equal((await send(client, lin, `DELETE /api-keys/${id}`, undefined, stale)).status, 412);
  const renamed = await send(client, lin, `PATCH /api-keys/${id}`, { name: "y" }, { "if-match": '"1"' });
  assert.deepEqual([renamed.status, renamed.headers.get("etag")], [200, '"2"']);
});

Deno.test("another person's API key is not there", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const mei = await testUser(client.runtime, "mei");
  const { id } = await (await send(client, lin, "POST /api-keys", { name: "x", scopes: ["chat"] })).json();
  assert.equal((await send(client, mei, `DELETE /api-keys/${id}`)).status, 404);
  assert.equal((await (await send(client, lin, "GET /api-keys")).json()).data.length, 1);
});

Deno.test("administrators find, disable and promote accounts, and nobody else does", async () => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  for (
    const at of [
      "GET /users",
      `GET /users/${root.id}`,
      `PATCH /users/${lin.id}`,
      "GET /audit",
      "GET /clients",
    ]
  ) {
    const response = await send(
      client,
      lin,
      at,
      at.startsWith("PATCH") ? { role: "administrator" } : undefined,
    );
    assert.equal(response.status, 403, at);
  }
  const found = await (await send(client, root, "GET /users?q=LIN@")).json();
  assert.deepEqual(found.data.map((user: { id: string }) => user.id), [lin.id]);
  assert.equal(
    (await (await send(client, root, "GET /users?q=%25")).json()).data.length,
    0,
    "% is a character",
  );
  const first = await (await send(client, root, "GET /users?limit=1")).json();
  const second = await (await send(client, root, `GET /users?limit=1&cursor=${first.nextCursor}`)).json();
  assert.deepEqual([first.data[0].id, second.data[0].id, second.nextCursor], [lin.id, root.id, null]);

  const disabled = await send(client, root, `PATCH /users/${lin.id}`, { disabled: true });
  assert.equal(disabled.status, 200);
  assert.equal((await send(client, lin, "GET /me")).status, 401, "at once");
  assert.equal((await client.signIn()).status, 400);
  const refreshed = await client.form("/token", {
    grant_type: "refresh_token",
    refresh_token: lin.refreshToken,
  });
  assert.equal(refreshed.status, 400);
  await send(client, root, `PATCH /users/${lin.id}`, { disabled: false, role: "administrator" });
  assert.equal((await client.signIn("lin", { scope: "admin" })).status, 200);
  assert.equal((await send(client, root, `PATCH /users/${root.id}`, { disabled: true })).status, 400);
  const stale = await send(client, root, `PATCH /users/${lin.id}`, { role: "user" }, { "if-match": '"1"' });
  assert.equal(stale.status, 412);
});

Deno.test("an administrator who is one no longer has an admin token that opens nothing", async () => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  await send(client, root, `PATCH /users/${lin.id}`, { role: "administrator" });
  const { access_token } = await (await client.signIn("lin", { scope: "admin" })).json();
  const second = { headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" } };
  assert.equal((await send(client, second, "GET /users")).status, 200);
  await send(client, root, `PATCH /users/${lin.id}`, { role: "user" });
  assert.equal((await send(client, second, "GET /users")).status, 403);
});

Deno.test("a quota on requests holds for its account alone", async () => {
  await using client = await testClient({ RATE_LIMIT: "on" });
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  await send(client, root, `PATCH /users/${lin.id}`, { quotas: { requestsPerMinuteMax: 2 } });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i++) statuses.push((await send(client, lin, "GET /me")).status);
  assert.deepEqual(statuses, [200, 200, 429]);
  assert.equal((await send(client, root, "GET /me")).status, 200);
});

Deno.test("a quota on records refuses one more, and a captured line is refused before it is kept", async () => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  await send(client, root, `PATCH /users/${lin.id}`, { quotas: { recordsMax: 1 } });
  const records = serviceApp(mobile, client.runtime);
  const post = async (path: string, body: unknown) => {
    const response = await records.request(path, {
      method: "POST",
      headers: lin.headers,
      body: JSON.stringify(body),
    });
    return [response.status, (await response.json()).code];
  };
  assert.deepEqual(await post("/records", { type: "note", text: "one" }), [201, undefined]);
  assert.deepEqual(await post("/records", { type: "note", text: "two" }), [403, "quota_exceeded"]);
  assert.deepEqual(await post("/capture", { text: "昨天买书花了12元" }), [403, "quota_exceeded"]);
  const usage = await (await send(client, lin, "GET /me/usage")).json();
  assert.deepEqual([usage.records, usage.captures, usage.quotas.recordsMax], [1, 0, 1]);
});

Deno.test("a full quota still answers a capture that was kept before and is sent again", async () => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  await send(client, root, `PATCH /users/${lin.id}`, { quotas: { recordsMax: 1 } });
  const records = serviceApp(mobile, client.runtime);
  const capture = async (clientId: string, text = "昨天买书花了12元") => {
    const body = JSON.stringify({ text, clientId });
    const response = await records.request("/capture", { method: "POST", headers: lin.headers, body });
    const { code, capture } = await response.json();
    return [response.status, code ?? capture.id];
  };
  const [status, id] = await capture("phone-1");
  assert.equal(status, 201);
  assert.deepEqual(await capture("phone-1"), [201, id]);
  assert.deepEqual(await capture("phone-1", "another text"), [422, "idempotency_mismatch"]);
  assert.deepEqual(await capture("phone-2"), [403, "quota_exceeded"]);
});

Deno.test("the audit log tells who did what, holds no addresses, and cannot be changed", async () => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  await send(client, root, `PATCH /users/${lin.id}`, { role: "administrator", quotas: { recordsMax: 5 } });
  await client.auth.request("/password/change", {
    method: "POST",
    headers: lin.headers,
    body: JSON.stringify({ currentPassword: PASSWORD, newPassword: "a quite different sentence 9" }),
  });
  const { data } = await (await send(client, root, `GET /audit?targetId=${lin.id}`)).json();
  const told = data.map(({ actorId, action, detail }: Record<string, unknown>) => [actorId, action, detail]);
  assert.deepEqual(told, [
    [lin.id, "password_changed", {}],
    [root.id, "user_changed", { role: "administrator", quotas: { recordsMax: 5 } }],
  ]);
  assert.equal(JSON.stringify(data).includes("@"), false);
  for (const sql of ["DELETE FROM audit_log", "UPDATE audit_log SET action = 'x'"]) {
    await assert.rejects(client.runtime.database.commit([{ sql, args: [] }]), /append-only/);
  }
});

Deno.test("OAuth clients are registered with addresses that can be trusted only", async (t) => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  const body = (redirectUri: string) => ({ name: "x", redirectUris: [redirectUri], scopes: ["chat"] });
  const refused = [
    "http://client.example/",
    "javascript:alert(1)",
    "https://client.example/#x",
    "data:text/html,x",
    "nothing",
  ];
  for (const uri of refused) {
    await t.step(uri, async () => {
      assert.equal((await send(client, root, "POST /clients", body(uri))).status, 400);
    });
  }
  const made = await (await send(client, root, "POST /clients", body("com.example.app:/back"))).json();
  assert.equal(made.secret, undefined, "a public client has none");
  const changed = await send(client, root, `PATCH /clients/${made.id}`, { name: "y" }, { "if-match": '"1"' });
  assert.equal((await changed.json()).name, "y");
  assert.equal(
    (await send(client, root, `PATCH /clients/${made.id}`, {}, { "if-match": '"1"' })).status,
    412,
  );
  assert.equal((await send(client, root, `DELETE /clients/${made.id}`)).status, 204);
  assert.equal((await send(client, root, `DELETE /clients/${made.id}`)).status, 404);
});

Deno.test("POST /api-keys sent again with its Idempotency-Key gets the first answer, and the secret is nowhere at rest", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const mei = await testUser(client.runtime, "mei");
  const make = (who: TestUser, name = "laptop") =>
    client.user.request("/api-keys", {
      method: "POST",
      headers: { ...who.headers, "idempotency-key": "once" },
      body: JSON.stringify({ name, scopes: ["chat"] }),
    });
  const first = await (await make(lin)).json();
  const again = await make(lin);
  assert.deepEqual([again.status, again.headers.get("idempotency-replayed")], [201, "true"]);
  assert.deepEqual(await again.json(), first);
  assert.equal((await make(lin, "phone")).status, 422);
  assert.notEqual((await (await make(mei)).json()).secret, first.secret);
  assert.equal(await lin.ctx.rows(API_KEYS.collection).count({}), 1);
  const kept = await client.runtime.database.rows<[string]>("SELECT body FROM idempotency_keys");
  assert.equal(kept.length, 2);
  for (const [body] of kept) assert.equal(/zj_|laptop/.exec(body), null);
  await client.runtime.database.commit(["UPDATE idempotency_keys SET id = id || 'x'"]);
  const unopened = await make(lin);
  assert.deepEqual([unopened.status, (await unopened.json()).code], [409, "conflict"]);
});
