import assert from "node:assert/strict";
import * as openid from "openid-client";
import * as oauth from "oauth4webapi";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { PASSWORD, testUser } from "../../common/testing.ts";
import {
  REDIRECT,
  requestOf,
  testAdministrator,
  type TestClient,
  testClient,
  VERIFIER,
} from "./_test_client.ts";

const CHALLENGE = await oauth.calculatePKCECodeChallenge(VERIFIER);

/** A registered client of a test, with or without a secret. */
async function registered(client: TestClient, confidential = false) {
  const administrator = await testAdministrator(client.runtime);
  const response = await client.user.request("/clients", {
    method: "POST",
    headers: administrator.headers,
    body: JSON.stringify({
      name: "Ledger <b>",
      redirectUris: [REDIRECT, "http://127.0.0.1/back"],
      scopes: ["records:read", "profile"],
      confidential,
    }),
  });
  assert.equal(response.status, 201);
  return await response.json() as { id: string; secret?: string };
}

function authorizeUrl(clientId: string, more: Record<string, string> = {}): string {
  return "/authorize?" + new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: REDIRECT,
    state: "s 1",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    ...more,
  });
}

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

/** Both services of identity listening on real ports. */
function listening(client: TestClient) {
  const serve = (name: "auth" | "user", port = 0) =>
    Deno.serve(
      { hostname: "127.0.0.1", port, onListen: () => {} },
      (request, info) => client[name].fetch(request, info),
    );
  const servers = { auth: serve("auth"), user: serve("user") };
  for (const name of ["auth", "user"] as const) {
    client.runtime.urls.listening(name, servers[name].addr.port);
  }
  return {
    issuer: new URL(client.runtime.urls.of("auth")),
    async [Symbol.asyncDispose]() {
      await Promise.all(Object.values(servers).map((server) => server.shutdown()));
    },
  };
}

/** Goes through the pages over the network. */
async function agreeOver(url: URL, action: "allow" | "deny" = "allow"): Promise<URL> {
  const post = async (fields: Record<string, string>) =>
    await fetch(new URL("/authorize", url), {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
      headers: { origin: url.origin },
    });
  const request = requestOf(await (await fetch(url)).text());
  const consent = await post({ request, action: "sign_in", email: "lin@example.com", password: PASSWORD });
  const answer = await post({ request: requestOf(await consent.text()), action });
  await answer.body?.cancel();
  return new URL(answer.headers.get("location")!);
}

Deno.test("openid-client runs discovery, code + PKCE, refresh, introspection and revocation", async () => {
  await using client = await testClient();
  const { id, secret } = await registered(client, true);
  const lin = await testUser(client.runtime);
  await using service = await listening(client);
  client.runtime.clock.advance(Date.now() - client.runtime.clock.now());
  const config = await openid.discovery(service.issuer, id, secret, openid.ClientSecretBasic(secret), {
    algorithm: "oauth2",
    execute: [openid.allowInsecureRequests],
  });
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: "records:read",
    state: "state-1",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
  });
  const tokens = await openid.authorizationCodeGrant(config, await agreeOver(url), {
    pkceCodeVerifier: VERIFIER,
    expectedState: "state-1",
  });
  assert.equal(tokens.scope, "records:read");
  const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token!);
  const active = await openid.tokenIntrospection(config, refreshed.access_token);
  assert.deepEqual([active.active, active.sub, active.client_id], [true, lin.id, id]);
  const refreshActive = await openid.tokenIntrospection(config, refreshed.refresh_token!);
  assert.equal(refreshActive.active, true);
  await openid.tokenRevocation(config, refreshed.refresh_token!);
  assert.equal((await openid.tokenIntrospection(config, refreshed.access_token)).active, false);
});

Deno.test("openid-client is told of a refused consent and of scopes that go too far, and gets no more than was agreed to", async () => {
  await using client = await testClient();
  const { id, secret } = await registered(client, true);
  const other = await testUser(client.runtime, "mei");
  await testUser(client.runtime);
  await using service = await listening(client);
  client.runtime.clock.advance(Date.now() - client.runtime.clock.now());
  const config = await openid.discovery(service.issuer, id, secret, openid.ClientSecretPost(secret), {
    algorithm: "oauth2",
    execute: [openid.allowInsecureRequests],
  });
  const urlFor = (scope: string) =>
    openid.buildAuthorizationUrl(config, {
      redirect_uri: REDIRECT,
      scope,
      state: "state-1",
      code_challenge: CHALLENGE,
      code_challenge_method: "S256",
    });
  const grant = (back: URL) =>
    openid.authorizationCodeGrant(config, back, { pkceCodeVerifier: VERIFIER, expectedState: "state-1" });
  const isError = (error: string) => (thrown: unknown) =>
    (thrown as { error?: string; cause?: { error?: string } }).error === error;

  await assert.rejects(
    async () => grant(await agreeOver(urlFor("profile"), "deny")),
    isError("access_denied"),
  );
  for (const scope of ["admin", "records:write", "profile everything"]) {
    const answer = await fetch(urlFor(scope), { redirect: "manual" });
    await answer.body?.cancel();
    const back = new URL(answer.headers.get("location")!);
    await assert.rejects(async () => await grant(back), isError("invalid_scope"), scope);
  }
  const tokens = await grant(await agreeOver(urlFor("records:read")));
  assert.equal(tokens.scope, "records:read");
  const me = await openid.fetchProtectedResource(
    config,
    tokens.access_token,
    new URL("/me", client.runtime.urls.of("user")),
    "GET",
  ).catch((error) => error);
  assert.ok(me instanceof openid.WWWAuthenticateChallengeError);
  assert.deepEqual([me.response.status, me.cause[0]!.parameters.error], [403, "insufficient_scope"]);
  await assert.rejects(
    openid.refreshTokenGrant(config, tokens.refresh_token!, { scope: "records:read profile" }),
    isError("invalid_scope"),
  );
  assert.equal((await openid.tokenIntrospection(config, tokens.access_token)).scope, "records:read");
  assert.equal((await openid.tokenIntrospection(config, other.refreshToken)).active, false);
});

Deno.test("oauth4webapi runs discovery, password, code + PKCE, refresh and validates our tokens", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await using service = await listening(client);
  client.runtime.clock.advance(Date.now() - client.runtime.clock.now());
  const insecure = { [oauth.allowInsecureRequests]: true };
  const found = await oauth.discoveryRequest(service.issuer, { algorithm: "oauth2", ...insecure });
  const server = await oauth.processDiscoveryResponse(service.issuer, found);
  const own = { client_id: "zhiji" };
  const none = oauth.None();

  const byPassword = await oauth.processGenericTokenEndpointResponse(
    server,
    own,
    await oauth.genericTokenEndpointRequest(server, own, none, "password", {
      username: lin.email,
      password: PASSWORD,
    }, insecure),
  );
  const api = new Request("http://localhost/me", {
    headers: { authorization: `Bearer ${byPassword.access_token}` },
  });
  const claims = await oauth.validateJwtAccessToken(server, api, "zhiji", insecure);
  assert.deepEqual([claims.sub, claims.client_id], [lin.id, "zhiji"]);

  const redirectUri = `${client.runtime.urls.of("web")}/callback`;
  const url = new URL(server.authorization_endpoint!);
  url.search = authorizeUrl("zhiji", { redirect_uri: redirectUri, state: "x" }).split("?")[1]!;
  const request = requestOf(await (await fetch(url)).text());
  const answer = await fetch(new URL("/authorize", url), {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ request, action: "sign_in", email: lin.email, password: PASSWORD }),
  });
  await answer.body?.cancel();
  const back = new URL(answer.headers.get("location")!);
  const parameters = oauth.validateAuthResponse(server, own, back, "x");
  const byCode = await oauth.processAuthorizationCodeResponse(
    server,
    own,
    await oauth.authorizationCodeGrantRequest(server, own, none, parameters, redirectUri, VERIFIER, insecure),
  );
  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    own,
    await oauth.refreshTokenGrantRequest(server, own, none, byCode.refresh_token!, insecure),
  );
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(server, own, none, refreshed.refresh_token!, insecure),
  );
  const { payload } = await jwtVerify(
    byPassword.access_token,
    createRemoteJWKSet(new URL(server.jwks_uri!)),
    { issuer: server.issuer, audience: "zhiji", typ: "at+jwt", algorithms: ["EdDSA"] },
  );
  assert.deepEqual(
    Object.keys(payload).sort(),
    ["aud", "client_id", "exp", "iat", "iss", "jti", "scope", "sid", "sub"],
  );
  assert.equal(payload.exp! - payload.iat!, 600);
});

Deno.test("POST /introspect is for clients with a secret, and tells others' refresh tokens to nobody", async () => {
  await using client = await testClient();
  const { id, secret } = await registered(client, true);
  const lin = await testUser(client.runtime);
  const ask = async (token: string, fields: Record<string, string>, headers = {}) => {
    const response = await client.form("/introspect", { token, ...fields }, headers);
    return [response.status, (await response.json()).active];
  };
  const own = { client_id: id, client_secret: secret! };
  assert.deepEqual(await ask(lin.token, own), [200, true]);
  assert.deepEqual(await ask(lin.refreshToken, own), [200, false]);
  assert.deepEqual(await ask("made-up", own), [200, false]);
  assert.deepEqual(await ask(lin.token, {}), [401, undefined]);
  assert.deepEqual(await ask(lin.token, { ...own, client_secret: "wrong" }), [401, undefined]);
  assert.deepEqual(await ask(lin.token, {}, { authorization: `Basic ${btoa(`${id}:${secret}`)}` }), [
    200,
    true,
  ]);
  assert.deepEqual(await ask(lin.token, {}, { authorization: "Basic !" }), [401, undefined]);
});

Deno.test("an API key is introspected as a token is, and /revoke says that it does not revoke one", async () => {
  await using client = await testClient();
  const { id, secret } = await registered(client, true);
  const root = { client_id: id, client_secret: secret! };
  const lin = await testUser(client.runtime);
  const make = async (more = {}) => {
    const body = JSON.stringify({ name: "key", scopes: ["profile", "chat"], ...more });
    const response = await client.user.request("/api-keys", { method: "POST", headers: lin.headers, body });
    return await response.json() as { id: string; secret: string };
  };
  const ask = async (token: string) => await (await client.form("/introspect", { token, ...root })).json();
  const key = await make();
  const { active, token_type, scope, client_id, sub, iss, iat, exp } = await ask(key.secret);
  assert.deepEqual([active, token_type, scope.split(" ").sort(), client_id, sub, iss, exp], [
    true,
    "Bearer",
    ["chat", "profile"],
    `key:${key.id}`,
    lin.id,
    client.runtime.urls.of("auth"),
    undefined,
  ]);
  assert.equal(iat, Math.floor(client.runtime.clock.now() / 1000));
  const short = await make({ expiresAt: "2026-03-18T05:30:00Z" });
  assert.equal((await ask(short.secret)).exp, Date.parse("2026-03-18T05:30:00Z") / 1000);
  client.runtime.clock.advance(3_600_001);
  assert.deepEqual(await ask(short.secret), { active: false });
  assert.deepEqual(await ask(`${key.secret.slice(0, -1)}!`), { active: false });

  const revoked = await client.form("/revoke", { token: key.secret });
  assert.deepEqual([revoked.status, (await revoked.json()).error], [400, "unsupported_token_type"]);
  assert.equal((await ask(key.secret)).active, true);
  const refreshed = await (await client.form("/token", {
    grant_type: "refresh_token",
    refresh_token: lin.refreshToken,
  })).json();
  const headers = { authorization: `Bearer ${refreshed.access_token}` };
  await client.user.request(`/api-keys/${key.id}`, { method: "DELETE", headers });
  assert.deepEqual(await ask(key.secret), { active: false });
});
