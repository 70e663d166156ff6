import assert from "node:assert/strict";
import { PASSWORD, testUser } from "../../common/testing.ts";
import {
  authorizeUrl,
  REDIRECT,
  registered,
  requestOf,
  testAdministrator,
  type TestClient,
  testClient,
  VERIFIER,
} from "./_test_client.ts";

/** Signs in and agrees on the pages, as a person would; where the browser is sent. */
async function agree(client: TestClient, url: string, name = "lin"): Promise<URL> {
  const signIn = await (await client.auth.request(url)).text();
  const consent = await (await client.form("/authorize", {
    request: requestOf(signIn),
    action: "sign_in",
    email: `${name}@example.com`,
    password: PASSWORD,
  })).text();
  const answer = await client.form("/authorize", { request: requestOf(consent), action: "allow" });
  assert.equal(answer.status, 303);
  return new URL(answer.headers.get("location")!);
}

Deno.test("GET /authorize sends errors to the client, but never to an address that is not registered", async (t) => {
  await using client = await testClient();
  const { id } = await registered(client);
  const shown: [name: string, url: string][] = [
    ["no client", "/authorize"],
    ["an unknown client", authorizeUrl("00000000-0000-7000-8000-000000000000")],
    ["another address", authorizeUrl(id, { redirect_uri: "https://client.example/back/" })],
    ["a longer address", authorizeUrl(id, { redirect_uri: `${REDIRECT}?x=1` })],
    ["a host that begins alike", authorizeUrl(id, { redirect_uri: "http://127.0.0.1.evil.example/back" })],
    [
      "another program in the place of our own page",
      authorizeUrl("zhiji", {
        redirect_uri: "http://127.0.0.1:9/callback",
      }),
    ],
    ["another path on the own machine", authorizeUrl(id, { redirect_uri: "http://127.0.0.1:9/other" })],
  ];
  for (const [name, url] of shown) {
    await t.step(name, async () => {
      const response = await client.auth.request(url);
      assert.equal(response.status, 400);
      assert.equal(response.headers.get("location"), null);
    });
  }
  const sent: [name: string, more: Record<string, string>, error: string][] = [
    ["another response type", { response_type: "token" }, "unsupported_response_type"],
    ["no challenge", { code_challenge: "" }, "invalid_request"],
    ["the plain method", { code_challenge_method: "plain" }, "invalid_request"],
    ["an unknown scope", { scope: "everything" }, "invalid_scope"],
    ["a scope the client may not ask for", { scope: "records:write" }, "invalid_scope"],
  ];
  for (const [name, more, error] of sent) {
    await t.step(name, async () => {
      const response = await client.auth.request(authorizeUrl(id, more));
      const location = new URL(response.headers.get("location")!);
      assert.equal(location.origin + location.pathname, REDIRECT);
      assert.equal(location.searchParams.get("error"), error);
      assert.equal(location.searchParams.get("state"), "s 1");
      assert.equal(location.searchParams.get("iss"), client.runtime.urls.of("auth"));
    });
  }
  await t.step("any port on the own machine is the registered one", async () => {
    const response = await client.auth.request(
      authorizeUrl(id, { redirect_uri: "http://127.0.0.1:51234/back" }),
    );
    assert.equal(response.status, 200);
  });
});

Deno.test("the page of /authorize guards itself and speaks the browser's language", async () => {
  await using client = await testClient();
  const { id } = await registered(client);
  const response = await client.auth.request(authorizeUrl(id), { headers: { "accept-language": "zh-CN" } });
  const page = await response.text();
  assert.match(page, /登录智记/);
  assert.match(page, /Ledger &lt;b&gt;/, "a client's name is text");
  const policy = response.headers.get("content-security-policy")!;
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.match(policy, /form-action 'self' https:\/\/client\.example;/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal(response.headers.get("cache-control"), "no-store");
  const foreign = await client.form("/authorize", { request: requestOf(page), action: "deny" }, {
    origin: "https://evil.example",
  });
  assert.equal(foreign.status, 403);
});

Deno.test("a code is good once, for its client, address and verifier, for a minute; a replay ends the session", async (t) => {
  await using client = await testClient();
  const { id } = await registered(client);
  await testUser(client.runtime);
  const exchange = (code: string, more: Record<string, string> = {}) =>
    client.form("/token", {
      grant_type: "authorization_code",
      code,
      client_id: id,
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...more,
    });
  const newCode = async () => (await agree(client, authorizeUrl(id))).searchParams.get("code")!;
  const code = await newCode();
  const wrong: [name: string, more: Record<string, string>][] = [
    ["another verifier", { code_verifier: "v".repeat(43) }],
    ["another address", { redirect_uri: "http://127.0.0.1/back" }],
    ["another client", { client_id: "zhiji" }],
  ];
  for (const [name, more] of wrong) {
    await t.step(name, async () => {
      assert.equal((await (await exchange(code, more)).json()).error, "invalid_grant");
    });
  }
  const tokens = await (await exchange(code)).json();
  assert.equal(tokens.scope, "records:read profile");
  const me = () =>
    client.user.request("/me", { headers: { authorization: `Bearer ${tokens.access_token}` } });
  assert.equal((await me()).status, 200);
  assert.equal((await exchange(code)).status, 400);
  assert.equal((await me()).status, 401);
  await t.step("of many exchanges at once at most one wins", async () => {
    const again = await newCode();
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await exchange(again)).status));
    assert.equal(statuses.filter((status) => status === 200).length, 1);
  });
  await t.step("after a minute it is worth nothing", async () => {
    const late = await newCode();
    client.runtime.clock.advance(60_001);
    assert.equal((await exchange(late)).status, 400);
  });
});

Deno.test("another program's token manages neither keys nor passwords, whatever its scopes", async () => {
  await using client = await testClient();
  const { id } = await registered(client);
  await testUser(client.runtime);
  const code = (await agree(client, authorizeUrl(id))).searchParams.get("code")!;
  const { access_token } = await (await client.form("/token", {
    grant_type: "authorization_code",
    code,
    client_id: id,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
  })).json();
  const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
  const key = { method: "POST", headers, body: JSON.stringify({ name: "lasting", scopes: ["profile"] }) };
  assert.equal((await client.user.request("/me", { headers })).status, 200);
  assert.equal((await client.user.request("/api-keys", key)).status, 403);
  assert.equal((await client.auth.request("/totp", { method: "POST", headers })).status, 403);
  assert.equal((await client.auth.request("/sessions", { method: "DELETE", headers })).status, 403);
});

Deno.test("the person's steps cannot be left out, repeated or taken by another page", async () => {
  await using client = await testClient();
  const { id } = await registered(client);
  await testUser(client.runtime);
  const first = requestOf(await (await client.auth.request(authorizeUrl(id))).text());
  const skipped = await client.form("/authorize", { request: first, action: "allow" });
  assert.equal(skipped.status, 200, "shows the sign-in again");
  const wrong = await client.form("/authorize", {
    request: first,
    action: "sign_in",
    email: "lin@example.com",
    password: "wrong",
  });
  assert.equal(wrong.status, 401);
  const consent = await client.form("/authorize", {
    request: first,
    action: "sign_in",
    email: "lin@example.com",
    password: PASSWORD,
  });
  const second = requestOf(await consent.text());
  assert.notEqual(second, first);
  const old = await client.form("/authorize", { request: first, action: "allow" });
  assert.equal(old.status, 400, "the page from before the sign-in is spent");
  const denied = await client.form("/authorize", { request: second, action: "deny" });
  assert.equal(new URL(denied.headers.get("location")!).searchParams.get("error"), "access_denied");
  assert.equal((await client.form("/authorize", { request: second, action: "allow" })).status, 400);
});

Deno.test("a sign-in that is not finished is void once the password is another one or others are signed out", async (t) => {
  await using client = await testClient();
  const { id } = await registered(client);
  const lin = await testUser(client.runtime);
  const post = (path: string, body: unknown, method = "POST") =>
    client.auth.request(path, { method, headers: lin.headers, body: JSON.stringify(body) });
  let password = PASSWORD;
  const ways: [name: string, run: () => Promise<Response>][] = [
    ["all others signed out", async () =>
      await client.auth.request("/sessions", {
        method: "DELETE",
        headers: lin.headers,
      })],
    ["the password changed", async () => {
      const answer = await post("/password/change", {
        currentPassword: password,
        newPassword: "changed plum-tree 9",
      });
      password = "changed plum-tree 9";
      return answer;
    }],
    ["the password reset", async () => {
      await post("/password/forgot", { email: lin.email });
      await client.runtime.identity.settled();
      const [mail] = await client.runtime.database.rows<[string]>(
        "SELECT body FROM outbox WHERE body LIKE '%reset-password%' ORDER BY id DESC",
      );
      const token = /token=([\w-]+)/.exec(mail![0])![1]!;
      return await post("/password/reset", { token, password: "reset plum-tree 9" });
    }],
  ];
  for (const [name, run] of ways) {
    await t.step(name, async () => {
      const consentPage = async () => {
        const first = requestOf(await (await client.auth.request(authorizeUrl(id))).text());
        const fields = { request: first, action: "sign_in", email: lin.email, password };
        return requestOf(await (await client.form("/authorize", fields)).text());
      };
      const allow = (request: string) => client.form("/authorize", { request, action: "allow" });
      const waiting = await consentPage();
      const code = new URL((await allow(await consentPage())).headers.get("location")!).searchParams.get(
        "code",
      )!;
      assert.ok((await run()).ok);
      const refused = await allow(waiting);
      assert.deepEqual(
        [refused.status, refused.headers.get("location")],
        [200, null],
        "it asks who is there again",
      );
      const exchanged = await client.form("/token", {
        grant_type: "authorization_code",
        code,
        client_id: id,
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
      });
      assert.equal((await exchanged.json()).error, "invalid_grant");
      client.runtime.clock.advance(1);
    });
  }
});

Deno.test("a scope taken from a client ends what it opened with it, and a new name ends nothing", async () => {
  await using client = await testClient();
  const administrator = await testAdministrator(client.runtime);
  const { id } = await (await client.user.request("/clients", {
    method: "POST",
    headers: administrator.headers,
    body: JSON.stringify({ name: "Ledger", redirectUris: [REDIRECT], scopes: ["records:read", "profile"] }),
  })).json();
  await testUser(client.runtime);
  const code = (await agree(client, authorizeUrl(id))).searchParams.get("code")!;
  const tokens = await (await client.form("/token", {
    grant_type: "authorization_code",
    code,
    client_id: id,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
  })).json();
  const me = async () =>
    (await client.user.request("/me", { headers: { authorization: `Bearer ${tokens.access_token}` } }))
      .status;
  const change = async (body: unknown) =>
    (await client.user.request(`/clients/${id}`, {
      method: "PATCH",
      headers: administrator.headers,
      body: JSON.stringify(body),
    })).status;
  assert.equal(await change({ name: "Ledger 2", scopes: ["records:read", "profile", "chat"] }), 200);
  assert.equal(await me(), 200);
  assert.equal(await change({ scopes: ["records:read"] }), 200);
  assert.equal(await me(), 401);
  const refreshed = await client.form("/token", {
    grant_type: "refresh_token",
    refresh_token: tokens.refresh_token,
    client_id: id,
  });
  assert.equal((await refreshed.json()).error, "invalid_grant");
});
