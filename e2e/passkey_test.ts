import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openPage, PASSWORD } from "./open_page.ts";
import { startSite } from "./start_site.ts";
import { addAuthenticator } from "./virtual_authenticator.ts";

const VERIFIER = "an-unguessable-verifier-of-forty-three-chars-or-more";
const CHALLENGE = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(VERIFIER)))
  .toBase64({ alphabet: "base64url", omitPadding: true });

async function call(url: string, token: string | null, body: unknown): Promise<Response> {
  return await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
}

/** Makes a passkey on the page's own origin, as the web client will. */
async function makePasskey(page: Page, auth: string, token: string) {
  const options = await (await call(`${auth}/passkeys/options`, token, {})).json();
  // As text, because the browser's names are unknown to Deno's types.
  return await page.evaluate(`navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(options)}),
  }).then((credential) => credential.toJSON())`);
}

Deno.test("a passkey made in Chromium opens the account without password or code, and each answer once", async () => {
  await using site = await startSite();
  const { auth, user, web } = site.urls as { auth: string; user: string; web: string };
  const email = "passkey@example.com";
  await (await call(`${auth}/register`, null, { email, password: PASSWORD })).body?.cancel();
  const form = new URLSearchParams({ grant_type: "password", username: email, password: PASSWORD });
  const { access_token } = await (await fetch(`${auth}/token`, { method: "POST", body: form })).json();

  await using opened = await openPage(`${web}/`);
  const { page, context, complaints } = opened;
  const browser = await context.newCDPSession(page);
  await addAuthenticator(browser, true);
  const response = await makePasskey(page, auth, access_token);
  const kept = await call(`${auth}/passkeys`, access_token, { name: "laptop", response });
  assert.equal(kept.status, 201);
  const passkey = await kept.json();
  const again = await call(`${auth}/passkeys`, access_token, { name: "laptop", response });
  assert.equal(again.status, 400, "an answer is good once");
  await again.body?.cancel();

  const authorize = `${auth}/authorize?` + new URLSearchParams({
    response_type: "code",
    client_id: "zhiji",
    redirect_uri: `${web}/callback`,
    state: "s",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
  });
  await page.goto(authorize);
  const sent = page.waitForRequest((request) =>
    request.method() === "POST" && request.url() === `${auth}/authorize`
  );
  // The request, not the page's address: the client takes the code out of it before the page has loaded.
  const returned = page.waitForRequest((request) => request.url().startsWith(`${web}/callback?`));
  await page.getByRole("button", { name: "使用通行密钥" }).click();
  const code = new URL((await returned).url()).searchParams.get("code")!;
  const tokens = await (await fetch(`${auth}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: "zhiji",
      redirect_uri: `${web}/callback`,
      code,
      code_verifier: VERIFIER,
    }),
  })).json();
  const me = await fetch(`${user}/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  assert.equal((await me.json()).email, email);
  assert.deepEqual(complaints, [], "the page keeps its own policy");

  const replay = new URLSearchParams((await sent).postData()!);
  const fresh = /name="request" value="([^"]+)"/.exec(await (await fetch(authorize)).text())![1]!;
  replay.set("request", fresh);
  const replayed = await fetch(`${auth}/authorize`, { method: "POST", body: replay, redirect: "manual" });
  assert.equal(replayed.status, 401, "a seen answer opens nothing");
  await replayed.body?.cancel();

  const headers = { authorization: `Bearer ${access_token}` };
  const removed = await fetch(`${auth}/passkeys/${passkey.id}`, { method: "DELETE", headers });
  assert.equal(removed.status, 204);
  await page.goto(authorize);
  await page.getByRole("button", { name: "使用通行密钥" }).click();
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /不正确/);
});

Deno.test("an authenticator that did not check its person makes no passkey", async () => {
  await using site = await startSite();
  const { auth, web } = site.urls as { auth: string; web: string };
  const email = "unverified@example.com";
  await (await call(`${auth}/register`, null, { email, password: PASSWORD })).body?.cancel();
  const form = new URLSearchParams({ grant_type: "password", username: email, password: PASSWORD });
  const { access_token } = await (await fetch(`${auth}/token`, { method: "POST", body: form })).json();
  await using opened = await openPage(`${web}/`);
  const browser = await opened.context.newCDPSession(opened.page);
  await addAuthenticator(browser, false);
  await assert.rejects(makePasskey(opened.page, auth, access_token), /NotAllowedError/);
});
