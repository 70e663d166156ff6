/** What the tests of identity send: forms, JSON and the steps of `/authorize`, to apps built on a test runtime. @module */
import assert from "node:assert/strict";
import * as oauth from "oauth4webapi";
import { type ServiceApp, serviceApp } from "../../common/http/service_app.ts";
import { PASSWORD, type TestRuntime, testRuntime, testUser } from "../../common/testing.ts";
import { user } from "../user/app.ts";
import { auth } from "./app.ts";

export const VERIFIER = "an-unguessable-verifier-of-forty-three-chars-or-more";
export const CHALLENGE = await oauth.calculatePKCECodeChallenge(VERIFIER);
export const REDIRECT = "https://client.example/back";

export interface TestClient extends AsyncDisposable {
  runtime: TestRuntime;
  auth: ServiceApp;
  user: ServiceApp;
  form(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  signIn(name?: string, more?: Record<string, string>): Promise<Response>;
}

/** Both services of identity on a runtime of their own, with an administrator and the person `lin`. */
export async function testClient(environment: Record<string, string> = {}): Promise<TestClient> {
  const runtime = await testRuntime(environment);
  const apps = { auth: serviceApp(auth, runtime), user: serviceApp(user, runtime) };
  const form: TestClient["form"] = async (path, fields, headers = {}) =>
    await apps.auth.request(path, { method: "POST", body: new URLSearchParams(fields), headers });
  return {
    runtime,
    ...apps,
    form,
    signIn: (name = "lin", more = {}) =>
      form("/token", {
        grant_type: "password",
        username: `${name}@example.com`,
        password: PASSWORD,
        ...more,
      }),
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  };
}

/** An administrator with the scope for it; the first account of the runtime. */
export function testAdministrator(runtime: TestRuntime) {
  return testUser(runtime, "root", { scope: "records:read records:write chat profile admin" });
}

/** The hidden field by which a page of `/authorize` names its request. */
export function requestOf(page: string): string {
  return /name="request" value="([^"]+)"/.exec(page)?.[1] ?? "";
}

/** A registered client of a test, with or without a secret. */
export async function registered(client: TestClient, confidential = false) {
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

/** `GET /authorize` of a client, with parameters of one's own in place of the usual. */
export function authorizeUrl(clientId: string, more: Record<string, string> = {}): string {
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
