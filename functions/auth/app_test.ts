import assert from "node:assert/strict";
import { PASSWORD, testUser } from "../../common/testing.ts";
import { type TestClient, testClient } from "./_test_client.ts";

const json = (body: unknown, token?: string): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
});

Deno.test("POST /register answers every input as the contract says", async (t) => {
  await using client = await testClient();
  const good = { email: "Mei@Example.com", password: PASSWORD };
  const cases: [name: string, body: unknown, status: number, code?: string, path?: string][] = [
    ["a good one", good, 201],
    ["the same address again", { ...good, email: "mei@example.com" }, 409, "email_taken"],
    ["no address", { password: PASSWORD }, 400, "invalid_input", "email"],
    ["no address at all", { ...good, email: "mei" }, 400, "invalid_input", "email"],
    ["a short password", { ...good, password: "seven77" }, 400, "invalid_input", "password"],
    [
      "a common password",
      { email: "x@example.com", password: "password1" },
      400,
      "invalid_input",
      "password",
    ],
    [
      "their own address",
      { email: "plumtree@example.com", password: "plumtree1" },
      400,
      "invalid_input",
      "password",
    ],
    ["an unknown field", { ...good, role: "administrator" }, 400, "invalid_input", "role"],
    ["a place that is no time zone", { ...good, timezone: "Mars/Olympus" }, 400, "invalid_input", "timezone"],
  ];
  for (const [name, body, status, code, path] of cases) {
    await t.step(name, async () => {
      const response = await client.auth.request("/register", json(body));
      const answer = await response.json();
      assert.equal(response.status, status);
      assert.equal(answer.code, code);
      if (path) assert.equal(answer.errors[0].path, path);
      if (status === 201) {
        assert.equal(answer.user.email, "mei@example.com");
        assert.equal(answer.user.role, "administrator");
        assert.equal(JSON.stringify(answer).includes("assword"), false);
      }
    });
  }
});

Deno.test("POST /register sent again with its Idempotency-Key gets the first answer, another one does not", async () => {
  await using client = await testClient();
  const registration = { email: "mei@example.com", password: PASSWORD };
  const ask = async (key: string, body: unknown = registration) => {
    const { body: text, ...request } = json(body);
    const headers = { ...request.headers, "idempotency-key": key };
    const response = await client.auth.request("/register", { ...request, headers, body: text });
    const { user, code } = await response.json();
    return [response.status, response.headers.get("idempotency-replayed"), user ?? code];
  };
  const [status, replayed, user] = await ask("a");
  assert.deepEqual([status, replayed], [201, null]);
  assert.deepEqual(await ask("a"), [201, "true", user]);
  assert.deepEqual(await ask("b"), [409, null, "email_taken"]);
  const other = { ...registration, password: "another plum-tree 8" };
  assert.deepEqual(await ask("a", other), [422, null, "idempotency_mismatch"]);
  const wu = { ...registration, email: "wu@example.com" };
  assert.equal((await ask("a", wu))[1], null, "another person's");
  assert.equal((await ask("a", wu))[1], "true");
  assert.deepEqual(await ask("c", { ...registration, idempotency_key: "a" }), [400, null, "invalid_input"]);
  client.runtime.clock.advance(86_400_001);
  assert.deepEqual(await ask("a"), [409, null, "email_taken"]);
});

Deno.test("POST /register tells of few taken addresses before it makes who asks wait", async () => {
  await using client = await testClient({ RATE_LIMIT: "on" });
  await testUser(client.runtime, "lin");
  const ask = async (email: string) =>
    (await client.auth.request("/register", json({ email, password: PASSWORD }))).status;
  for (let i = 0; i < 6; i++) assert.equal(await ask("lin@example.com"), 409);
  assert.equal(await ask("lin@example.com"), 429);
  assert.equal(await ask("new@example.com"), 201, "others are not held up");
});

Deno.test("POST /token answers errors as RFC 6749 says", async (t) => {
  await using client = await testClient();
  const { refreshToken } = await testUser(client.runtime);
  const password = { grant_type: "password", username: "lin@example.com", password: PASSWORD };
  const cases: [name: string, form: Record<string, string>, status: number, error: string | undefined][] = [
    ["a right password", password, 200, undefined],
    ["the address in capitals", { ...password, username: " LIN@Example.com" }, 200, undefined],
    ["a parameter nobody knows", { ...password, resource: "https://x.example" }, 200, undefined],
    [
      "parameters without a value",
      { ...password, scope: "", client_id: "", client_secret: "" },
      200,
      undefined,
    ],
    ["a wrong password", { ...password, password: "wrong" }, 400, "invalid_grant"],
    ["an unknown person", { ...password, username: "nobody@example.com" }, 400, "invalid_grant"],
    ["no password", { grant_type: "password", username: "lin@example.com" }, 400, "invalid_request"],
    ["no grant", {}, 400, "invalid_request"],
    ["another grant", { grant_type: "client_credentials" }, 400, "unsupported_grant_type"],
    ["a name objects inherit", { grant_type: "constructor" }, 400, "unsupported_grant_type"],
    ["another client", { ...password, client_id: "other" }, 401, "invalid_client"],
    ["a secret for a client without", { ...password, client_secret: "x" }, 401, "invalid_client"],
    ["an unknown scope", { ...password, scope: "everything" }, 400, "invalid_scope"],
    [
      "a refresh for more",
      { grant_type: "refresh_token", refresh_token: refreshToken, scope: "admin" },
      400,
      "invalid_scope",
    ],
    ["a made-up refresh token", { grant_type: "refresh_token", refresh_token: "x" }, 400, "invalid_grant"],
    [
      "a made-up code",
      {
        grant_type: "authorization_code",
        code: "x",
        redirect_uri: "https://x.example/",
        code_verifier: "v".repeat(43),
      },
      400,
      "invalid_grant",
    ],
  ];
  for (const [name, form, status, error] of cases) {
    await t.step(name, async () => {
      const response = await client.form("/token", form);
      const answer = await response.json();
      assert.deepEqual([response.status, answer.error], [status, error]);
      const challenge = response.headers.get("www-authenticate")?.split(" ")[0];
      assert.equal(challenge, status === 401 ? "Basic" : undefined, "RFC 6749 §5.2");
      assert.equal(response.headers.get("cache-control"), "no-store");
      if (status === 200) assert.equal(answer.token_type, "Bearer");
      if (status === 401) assert.ok(response.headers.get("www-authenticate"));
    });
  }
});

Deno.test("POST /token with the password grant switched off refuses passwords", async () => {
  await using client = await testClient({ PASSWORD_GRANT: "off" });
  await testUser(client.runtime);
  const answer = await (await client.signIn()).json();
  assert.equal(answer.error, "unauthorized_client");
});

Deno.test("POST /token gives the administrator `admin` only when asked, and nobody else ever", async () => {
  await using client = await testClient();
  await testUser(client.runtime, "root");
  await testUser(client.runtime, "lin");
  const scope = async (name: string, asked?: string) =>
    (await (await client.signIn(name, asked ? { scope: asked } : {})).json()).scope;
  assert.equal(await scope("root"), "records:read records:write chat profile");
  assert.equal(await scope("root", "profile admin"), "profile admin");
  assert.equal(await scope("lin", "profile admin"), undefined);
});

Deno.test("refresh rotates, narrows, and a replay ends the session at once", async () => {
  await using client = await testClient();
  await testUser(client.runtime);
  const first = await (await client.signIn()).json();
  const refresh = async (refresh_token: string, more = {}) =>
    await (await client.form("/token", { grant_type: "refresh_token", refresh_token, ...more })).json();
  const second = await refresh(first.refresh_token, { scope: "profile" });
  assert.equal(second.scope, "profile");
  const third = await refresh(second.refresh_token, { scope: "" });
  assert.equal(third.scope, first.scope, "a narrowed access token does not narrow the grant");
  const me = (token: string) => client.user.request("/me", { headers: { authorization: `Bearer ${token}` } });
  assert.equal((await me(third.access_token)).status, 200);
  assert.equal((await refresh(first.refresh_token)).error, "invalid_grant");
  assert.equal((await me(third.access_token)).status, 401);
  assert.equal((await refresh(third.refresh_token)).error, "invalid_grant");
});

Deno.test("a refresh whose answer was lost is sent again with its Idempotency-Key, and with nothing else", async () => {
  await using client = await testClient();
  await testUser(client.runtime);
  const key = "one-try-of-one-client-4711";
  const refresh = async (refresh_token: string, key?: string) => {
    const headers: Record<string, string> = key === undefined ? {} : { "idempotency-key": key };
    return await (await client.form("/token", { grant_type: "refresh_token", refresh_token }, headers))
      .json();
  };
  const opened = async () => (await (await client.signIn()).json()).refresh_token as string;
  const me = async (token: string) =>
    (await client.user.request("/me", { headers: { authorization: `Bearer ${token}` } })).status;

  const first = await opened();
  const lost = await refresh(first, key);
  client.runtime.clock.advance(3_600_000);
  const again = await refresh(first, key);
  assert.equal(again.refresh_token, lost.refresh_token);
  const headers = { "idempotency-key": key };
  const third = await client.form("/token", { grant_type: "refresh_token", refresh_token: first }, headers);
  assert.equal(third.headers.get("idempotency-replayed"), "true");
  assert.equal(await me(again.access_token), 200);
  const next = await refresh(again.refresh_token, key);
  assert.notEqual(next.refresh_token, lost.refresh_token, "the same key for the next one");
  assert.equal((await refresh(first, key)).error, "invalid_grant", "the successor has been used");
  assert.equal(await me(next.access_token), 401, "and that ends the session");

  for (const wrong of [undefined, "another-try-of-somebody-else"]) {
    const token = await opened();
    const { access_token } = await refresh(token, key);
    assert.equal((await refresh(token, wrong)).error, "invalid_grant");
    assert.equal(await me(access_token), 401, "a replay without the key ends the session");
    assert.equal((await refresh(token, key)).error, "invalid_grant");
  }
  const token = await opened();
  const both = await Promise.all([refresh(token, key), refresh(token, key)]);
  assert.equal(both[0].refresh_token, both[1].refresh_token, "two at once are one");
  assert.equal((await refresh(await opened(), "short")).error, "invalid_request");
  const inBody = await client.form("/token", {
    grant_type: "refresh_token",
    refresh_token: both[0].refresh_token,
    idempotency_key: "short",
  });
  assert.equal(inBody.status, 200, "a field of the form is no key");
});

Deno.test("of many refreshes at once with one token at most one wins", async () => {
  await using client = await testClient();
  const { refreshToken } = await testUser(client.runtime);
  const answers = await Promise.all(
    Array.from(
      { length: 16 },
      async () =>
        (await client.form("/token", { grant_type: "refresh_token", refresh_token: refreshToken })).status,
    ),
  );
  assert.equal(answers.filter((status) => status === 200).length, 1);
  assert.equal(answers.filter((status) => status === 400).length, 15);
});

Deno.test("a refresh token dies after 30 days unused and 90 days in all", async () => {
  await using client = await testClient();
  await testUser(client.runtime);
  const day = 86_400_000;
  let token = (await (await client.signIn()).json()).refresh_token;
  const refresh = async () => {
    const response = await client.form("/token", { grant_type: "refresh_token", refresh_token: token });
    if (response.ok) token = (await response.json()).refresh_token;
    return response.status;
  };
  const idle = (await (await client.signIn()).json()).refresh_token;
  for (const days of [29, 29, 29]) {
    client.runtime.clock.advance(days * day);
    assert.equal(await refresh(), 200);
  }
  client.runtime.clock.advance(4 * day);
  assert.equal(await refresh(), 400, "the session is older than 90 days");
  const late = await client.form("/token", { grant_type: "refresh_token", refresh_token: idle });
  assert.equal(late.status, 400);
  await client.signIn();
  const left = await client.runtime.database.rows("SELECT 1 FROM refresh_tokens");
  assert.equal(left.length, 1, "what is worth nothing is not kept for ever");
});

Deno.test("POST /revoke ends the session of either token and tells nothing of others", async (t) => {
  await using client = await testClient();
  await testUser(client.runtime);
  for (const kind of ["access_token", "refresh_token"] as const) {
    await t.step(kind, async () => {
      const tokens = await (await client.signIn()).json();
      assert.equal((await client.form("/revoke", { token: tokens[kind] })).status, 200);
      const me = await client.user.request("/me", {
        headers: { authorization: `Bearer ${tokens.access_token}` },
      });
      assert.equal(me.status, 401);
    });
  }
  assert.equal((await client.form("/revoke", { token: "made-up" })).status, 200);
  assert.equal((await client.form("/revoke", {})).status, 400);
});

Deno.test("sessions are listed with their device, and end one by one or all others at once", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const mei = await testUser(client.runtime, "mei");
  const phone = await (await client.form(
    "/token",
    { grant_type: "password", username: lin.email, password: PASSWORD },
    { "user-agent": "Phone/1" },
  )).json();
  const list = async () =>
    (await (await client.auth.request("/sessions", { headers: lin.headers })).json()).data;
  const before = await list();
  assert.deepEqual(before.map((session: { current: boolean }) => session.current).sort(), [false, true]);
  const other = before.find((session: { current: boolean }) => !session.current);
  assert.equal(other.userAgent, "Phone/1");
  const end = (path: string, headers: Record<string, string>) =>
    client.auth.request(path, { method: "DELETE", headers });
  assert.equal((await end(`/sessions/${other.id}`, mei.headers)).status, 404);
  assert.equal((await list()).length, 2);
  assert.equal((await end(`/sessions/${other.id}`, lin.headers)).status, 204);
  assert.equal((await end(`/sessions/${other.id}`, lin.headers)).status, 404);
  const ended = await client.user.request("/me", {
    headers: { authorization: `Bearer ${phone.access_token}` },
  });
  assert.equal(ended.status, 401);
  await client.signIn();
  await client.signIn();
  assert.deepEqual(await (await end("/sessions", lin.headers)).json(), { ended: 2 });
  assert.equal((await list()).length, 1);
  assert.equal((await client.auth.request("/sessions", { headers: mei.headers })).status, 200);
});

Deno.test("POST /password/change needs the present password and can end other sessions", async (t) => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const next = "a quite different sentence 9";
  const change = (body: unknown) => client.auth.request("/password/change", json(body, lin.token));
  const cases: [name: string, body: unknown, path: string][] = [
    ["a wrong one", { currentPassword: "wrong one", newPassword: next }, "currentPassword"],
    ["a common one", { currentPassword: PASSWORD, newPassword: "password1" }, "newPassword"],
    ["their own address", { currentPassword: PASSWORD, newPassword: "lin@example.com" }, "newPassword"],
    ["a short one", { currentPassword: PASSWORD, newPassword: "short" }, "newPassword"],
    ["none", { newPassword: next }, "currentPassword"],
  ];
  for (const [name, body, path] of cases) {
    await t.step(name, async () => {
      const response = await change(body);
      assert.equal(response.status, 400);
      assert.equal((await response.json()).errors[0].path, path);
    });
  }
  await client.signIn();
  const response = await change({ currentPassword: PASSWORD, newPassword: next, endOtherSessions: true });
  assert.deepEqual(await response.json(), { ended: 1 });
  assert.equal((await client.signIn()).status, 400);
  assert.equal((await client.signIn("lin", { password: next })).status, 200);
});

Deno.test("an unknown address costs a hash as a wrong password does: it waits in the same line, which has an end", async () => {
  await using client = await testClient();
  await testUser(client.runtime);
  for (const name of ["lin", "nobody"]) {
    const answers = await Promise.all(
      Array.from({ length: 90 }, () => client.signIn(name, { password: "wrong" })),
    );
    const refused = answers.filter(({ status }) => status === 503).length;
    assert.ok(refused >= 10 && refused <= 26, `${name}: ${refused} of 90 came too many`);
    assert.equal(answers.filter(({ status }) => status === 400).length, 90 - refused);
  }
});

Deno.test("guessing is slowed down by account and address, and nobody is locked out for good", async () => {
  await using client = await testClient({ RATE_LIMIT: "on" });
  await testUser(client.runtime);
  const from = (hostname: string, password: string, username = "lin@example.com") =>
    client.auth.request("/token", {
      method: "POST",
      body: new URLSearchParams({ grant_type: "password", username, password }),
    }, { remoteAddr: { hostname } });
  const burst = await Promise.all(Array.from({ length: 12 }, () => from("10.0.0.1", "guess")));
  const statuses = burst.map((response) => response.status);
  assert.equal(
    statuses.filter((status) => status === 400).length,
    6,
    "five are free, the sixth starts the wait",
  );
  const refused = burst.find((response) => response.status === 429)!;
  const wait = Number(refused.headers.get("retry-after"));
  assert.ok(wait >= 1 && wait <= 4, `waits ${wait} s`);
  assert.equal(
    (await from("10.0.0.1", PASSWORD)).status,
    429,
    "a right password tells nothing while one waits",
  );
  assert.equal((await from("10.0.0.2", PASSWORD)).status, 200, "the owner comes in from elsewhere");
  client.runtime.clock.advance(wait * 1000);
  assert.equal((await from("10.0.0.1", PASSWORD)).status, 200);
  // A wait for an address nobody has is the same.
  const unknown = await Promise.all(
    Array.from({ length: 12 }, () => from("10.0.0.3", "guess", "no@example.com")),
  );
  assert.deepEqual(unknown.map((response) => response.status).sort(), statuses.sort());
  client.runtime.clock.advance(86_400_000 * 2);
  assert.equal((await from("10.0.0.1", PASSWORD)).status, 200);
});

Deno.test("no password, token or secret reaches a log", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const tokens = await (await client.signIn()).json();
  const canary = "canary-password-4711";
  await client.signIn("lin", { password: canary });
  await client.auth.request("/register", json({ email: "c@example.com", password: canary, extra: canary }));
  await client.auth.request("/register", json({ email: "c@example.com", password: canary }));
  await client.form("/token", { grant_type: "refresh_token", refresh_token: `${canary}-refresh` });
  await client.form("/token", { grant_type: canary });
  await client.form("/revoke", { token: tokens.refresh_token });
  await client.auth.request(
    "/password/change",
    json({ currentPassword: canary, newPassword: canary }, lin.token),
  );
  await client.auth.request("/password/forgot", json({ email: lin.email }));
  await client.auth.request("/password/reset", json({ token: canary, password: canary }));
  await client.auth.request(`/authorize?client_id=${canary}&state=${canary}`);
  await client.user.request("/me", { headers: { authorization: `Bearer ${canary}` } });
  await client.runtime.identity.settled();
  const [mail] = await client.runtime.database.rows<[string]>(
    "SELECT body FROM outbox WHERE body LIKE '%reset-password%'",
  );
  const secret = /token=([\w-]+)/.exec(mail![0])![1]!;
  const logged = client.runtime.logged();
  assert.match(logged, /issue_token/, "the log is there");
  for (
    const word of [
      canary,
      PASSWORD,
      lin.token,
      lin.refreshToken,
      tokens.access_token,
      tokens.refresh_token,
      secret,
    ]
  ) {
    assert.equal(logged.includes(word), false);
  }
});

Deno.test("behind a trusted proxy everyone is counted alone, and a header from elsewhere changes nothing", async () => {
  const guess = (client: TestClient, connection: string, forwarded: string) =>
    client.auth.request("/token", {
      method: "POST",
      headers: { "x-forwarded-for": forwarded },
      body: new URLSearchParams({ grant_type: "password", username: "lin@example.com", password: "guess" }),
    }, { remoteAddr: { hostname: connection } });
  const statuses = async (client: TestClient, connection: string, address: (i: number) => string) => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => guess(client, connection, address(i))),
    );
    return new Set(answers.map(({ status }) => status));
  };
  await using client = await testClient({ RATE_LIMIT: "on", TRUSTED_PROXIES: "127.0.0.1" });
  await testUser(client.runtime);
  assert.deepEqual(await statuses(client, "127.0.0.1", (i) => `198.51.100.${i}`), new Set([400]));
  assert.ok((await statuses(client, "127.0.0.1", () => "203.0.113.1")).has(429), "one guesser");
  assert.ok((await statuses(client, "203.0.113.2", (i) => `198.51.100.${i}`)).has(429), "no proxy of ours");
});
