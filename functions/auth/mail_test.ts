import assert from "node:assert/strict";
import { SMTPServer } from "smtp-server";
import { PASSWORD, testUser } from "../../common/testing.ts";
import { type TestClient, testClient } from "./_test_client.ts";

const post = (client: TestClient, path: string, body: unknown, headers: Record<string, string> = {}) =>
  client.auth.request(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

/** The secret of the newest mail of a kind in the outbox. */
async function mailed(client: TestClient, page: string): Promise<string> {
  await client.runtime.identity.settled();
  const rows = await client.runtime.database.rows<[string]>({
    sql: "SELECT body FROM outbox WHERE body LIKE ? ORDER BY id DESC",
    args: [`%/#/${page}?%`],
  });
  return /token=([\w-]+)/.exec(rows[0]?.[0] ?? "")?.[1] ?? "";
}

const NEXT = "a quite different sentence 9";

Deno.test("a forgotten password is set anew once, within 30 minutes, and all sessions end", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  assert.equal((await post(client, "/password/forgot", { email: "LIN@example.com" })).status, 202);
  const secret = await mailed(client, "reset-password");
  const reset = async (token: string, password = NEXT) =>
    (await post(client, "/password/reset", { token, password })).status;
  assert.equal(await reset("made-up"), 400);
  assert.equal(await reset(secret, "password1"), 400, "refused, but not used up");
  assert.equal(await reset(secret, "lin@example.com"), 400, "refused, but not used up");
  assert.equal(await reset(secret), 204);
  assert.equal(await reset(secret), 400, "good once");
  const me = await client.user.request("/me", { headers: lin.headers });
  assert.equal(me.status, 401);
  assert.equal((await client.signIn()).status, 400);
  assert.equal((await client.signIn("lin", { password: NEXT })).status, 200);

  await post(client, "/password/forgot", { email: lin.email });
  const late = await mailed(client, "reset-password");
  assert.notEqual(late, secret);
  client.runtime.clock.advance(30 * 60_000 + 1);
  assert.equal(await reset(late), 400);
});

Deno.test("a changed password puts reset mails out of use", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await post(client, "/password/forgot", { email: lin.email });
  const secret = await mailed(client, "reset-password");
  const change = { currentPassword: PASSWORD, newPassword: NEXT };
  assert.equal((await post(client, "/password/change", change, lin.headers)).status, 200);
  assert.equal((await post(client, "/password/reset", { token: secret, password: PASSWORD })).status, 400);
});

Deno.test("POST /password/forgot answers the same for everyone and floods no mailbox", async () => {
  await using client = await testClient();
  await testUser(client.runtime);
  const answer = async (email: string) => {
    const response = await post(client, "/password/forgot", { email });
    return [response.status, await response.text()];
  };
  assert.deepEqual(await answer("lin@example.com"), await answer("nobody@example.com"));
  for (let i = 0; i < 10; i++) {
    await answer("lin@example.com");
    await client.runtime.identity.settled();
  }
  const rows = await client.runtime.database.rows("SELECT 1 FROM outbox");
  assert.equal(rows.length, 5);
});

Deno.test("an address is verified within a day, and another one takes effect only when its mail is read", async () => {
  await using client = await testClient();
  await post(client, "/register", { email: "lin@example.com", password: PASSWORD });
  const { access_token } = await (await client.signIn()).json();
  const headers = { authorization: `Bearer ${access_token}` };
  const me = async () => await (await client.user.request("/me", { headers })).json();
  assert.equal((await me()).emailVerified, false);
  const verify = async (token: string) => (await post(client, "/email/verify", { token })).status;
  const first = await mailed(client, "verify-email");
  assert.equal(await verify(first), 204);
  assert.equal(await verify(first), 400);
  assert.equal((await me()).emailVerified, true);

  await post(client, "/email/change", { email: "New@example.com" }, headers);
  assert.equal((await me()).email, "lin@example.com");
  const second = await mailed(client, "verify-email");
  assert.equal(await verify(second), 204);
  assert.equal((await me()).email, "new@example.com");

  assert.equal((await post(client, "/email/verification", {}, headers)).status, 202);
  const late = await mailed(client, "verify-email");
  client.runtime.clock.advance(86_400_001);
  assert.equal(await verify(late), 400);
});

Deno.test("an address that meanwhile belongs to another account is not taken from it", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await post(client, "/email/change", { email: "mei@example.com" }, lin.headers);
  const secret = await mailed(client, "verify-email");
  await testUser(client.runtime, "mei");
  assert.equal((await post(client, "/email/verify", { token: secret })).status, 409);
});

/** A mail server on a real port that takes mails, or refuses them while `refusing`. */
async function mailServer() {
  const state = { refusing: false, mails: [] as string[] };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password }, _session, done) =>
      done(password === "canary-smtp" ? null : new Error("no"), { user: username }),
    onData(stream, _session, done) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        if (state.refusing) return done(new Error("canary-refusal"));
        state.mails.push(new TextDecoder().decode(new Uint8Array(chunks.flatMap((chunk) => [...chunk]))));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://zhiji%40example.com:canary-smtp@127.0.0.1:${port}`,
    state,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

Deno.test("mails reach a mail server, are tried again when it refuses, and leave no secret behind", async () => {
  await using server = await mailServer();
  await using client = await testClient({ SMTP_URL: server.url });
  const lin = await testUser(client.runtime);
  const { outbox } = client.runtime.identity;
  server.state.refusing = true;
  await post(client, "/password/forgot", { email: lin.email });
  const secret = await mailed(client, "reset-password");
  await outbox.idle();
  assert.equal(server.state.mails.length, 0);
  server.state.refusing = false;
  assert.equal(await outbox.sendDue(), 0, "not at once");
  client.runtime.clock.advance(30_000);
  assert.equal(await outbox.sendDue(), 1);
  assert.equal(await outbox.sendDue(), 0, "sent once");
  const mail = server.state.mails[0]!;
  assert.match(mail, /To: lin@example\.com/);
  assert.match(mail, /From: zhiji@example\.com/);
  const text = mail.replaceAll("=\r\n", "");
  assert.ok(text.includes(secret), "the link arrived");
  const rows = await client.runtime.database.rows<[string | null]>("SELECT body FROM outbox");
  assert.deepEqual(rows, [[null]]);
  const logged = client.runtime.logged();
  assert.match(logged, /mail not taken/);
  for (const word of [secret, "canary", lin.email]) assert.equal(logged.includes(word), false, word);
});

Deno.test("with a mail server POST /register tells nobody whether an address is taken; its owner gets a mail", async () => {
  await using server = await mailServer();
  await using client = await testClient({ SMTP_URL: server.url, RATE_LIMIT: "on" });
  const register = async (email: string, password = PASSWORD) => {
    const answer = await post(client, "/register", { email, password });
    const { user, code } = await answer.json();
    await client.runtime.identity.settled();
    return [answer.status, user ?? code] as const;
  };
  const attempt = async (name: string, password = PASSWORD) => {
    const answer = await client.signIn(name, { password });
    return [answer.status, (await answer.json()).error];
  };
  await register("root@example.com");
  assert.deepEqual(
    await attempt("root"),
    [200, undefined],
    "the first account opens: it mends a wrong SMTP_URL",
  );

  const [status, made] = await register("lin@example.com");
  const secret = await mailed(client, "verify-email");
  const [again, apparent] = await register("lin@example.com", "another plum-tree 8");
  assert.deepEqual([status, again], [201, 201]);
  const { id: madeId, ...shown } = made;
  const { id: apparentId, ...same } = apparent;
  assert.deepEqual(same, shown);
  assert.notEqual(apparentId, madeId);
  const keyed = async () => {
    const answer = await post(client, "/register", { email: "lin@example.com", password: PASSWORD }, {
      "idempotency-key": "k",
    });
    return [answer.headers.get("idempotency-replayed"), (await answer.json()).user.id];
  };
  const [, keyedId] = await keyed();
  assert.deepEqual(await keyed(), ["true", keyedId], "as for an address that was free");
  assert.deepEqual(await attempt("lin"), [400, "invalid_grant"], "right, but not proved");
  assert.deepEqual(await attempt("lin", "another plum-tree 8"), [400, "invalid_grant"]);
  assert.deepEqual(await attempt("mei"), [400, "invalid_grant"], "no account at all");

  // A second try mailed the link anew; the first one is still good.
  assert.equal((await post(client, "/email/verify", { token: secret })).status, 204);
  assert.deepEqual(await attempt("lin"), [200, undefined]);

  await testUser(client.runtime, "taken");
  const triesOf = async (email: string) => {
    for (let tries = 1;; tries++) if ((await register(email))[0] === 429) return tries;
  };
  const tries = await triesOf("taken@example.com");
  assert.equal(await triesOf("free@example.com"), tries, "as soon for an address that was free");
});

Deno.test("a forgotten password opens an account that waits for the proof of its address", async () => {
  await using server = await mailServer();
  await using client = await testClient({ SMTP_URL: server.url });
  for (const name of ["root", "lin"]) {
    await post(client, "/register", { email: `${name}@example.com`, password: PASSWORD });
  }
  await client.runtime.identity.settled();
  assert.equal((await client.signIn()).status, 400);
  await post(client, "/password/forgot", { email: "lin@example.com" });
  const token = await mailed(client, "reset-password");
  assert.equal((await post(client, "/password/reset", { token, password: NEXT })).status, 204);
  assert.equal((await client.signIn("lin", { password: NEXT })).status, 200);
});

Deno.test("who owns an address is told of few attempts to register with it", async () => {
  await using server = await mailServer();
  await using client = await testClient({ SMTP_URL: server.url });
  const lin = await testUser(client.runtime);
  for (let i = 0; i < 5; i++) await post(client, "/register", { email: lin.email, password: PASSWORD });
  await client.runtime.identity.settled();
  const told = await client.runtime.database.rows<[string, string]>("SELECT recipient, subject FROM outbox");
  assert.deepEqual(told, Array.from({ length: 3 }, () => [lin.email, "智记：您已经有账户了"]));
});

Deno.test("the old address is told that the account has another one", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await post(client, "/email/change", { email: "new@example.com" }, lin.headers);
  const token = await mailed(client, "verify-email");
  assert.equal((await post(client, "/email/verify", { token })).status, 204);
  const told = await client.runtime.database.rows<[string, string]>("SELECT recipient, subject FROM outbox");
  assert.deepEqual(told.at(-1), ["lin@example.com", "智记：邮箱地址已更改"]);
});

Deno.test("an account whose address nobody proves is gone after seven days, and the address is free again", async () => {
  await using server = await mailServer();
  await using client = await testClient({ SMTP_URL: server.url });
  const day = 86_400_000;
  const register = async (name: string) => {
    await post(client, "/register", { email: `${name}@example.com`, password: PASSWORD });
    await client.runtime.identity.settled();
    return await mailed(client, "verify-email");
  };
  const left = async () =>
    (await client.runtime.database.rows<[string]>("SELECT email FROM users ORDER BY email"))
      .map(([email]) => email.split("@")[0]);
  const { unproved } = client.runtime.identity;
  await register("root");
  const proof = await register("lin");
  for (const name of ["mei", "late"]) await register(name);
  assert.equal((await post(client, "/email/verify", { token: proof })).status, 204);

  client.runtime.clock.advance(6.5 * day);
  assert.equal(await unproved.purge(), 0);
  const link = await register("late");
  client.runtime.clock.advance(0.6 * day);
  assert.equal(await unproved.purge(), 1);
  assert.deepEqual(await left(), ["late", "lin", "root"], "a link that is still good keeps its account");
  assert.equal((await post(client, "/email/verify", { token: link })).status, 204);
  client.runtime.clock.advance(30 * day);
  assert.equal(await unproved.purge(), 0, "one proved, and the first one, which needs no proof, stay");
  const again = await register("mei");
  assert.equal((await post(client, "/email/verify", { token: again })).status, 204);
  assert.equal((await client.signIn("mei")).status, 200);
});

Deno.test("without a mail server nobody is asked for a proof, and no account goes for want of one", async () => {
  await using client = await testClient();
  for (const name of ["root", "lin"]) {
    await post(client, "/register", { email: `${name}@example.com`, password: PASSWORD });
  }
  await client.runtime.database.commit(["UPDATE users SET awaits_verification = 1 WHERE role = 'user'"]);
  client.runtime.clock.advance(60 * 86_400_000);
  assert.equal(await client.runtime.identity.unproved.purge(), 0);
});
