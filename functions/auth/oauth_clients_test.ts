import assert from "node:assert/strict";
import * as openid from "openid-client";
import * as oauth from "oauth4webapi";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { PASSWORD, testUser } from "../../common/testing.ts";
import {
  authorizeUrl,
  CHALLENGE,
  REDIRECT,
  registered,
  requestOf,
  type TestClient,
  testClient,
  VERIFIER,
} from "./_test_client.ts";

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
