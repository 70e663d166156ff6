import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { API_KEYS } from "../../common/identity/api_keys.ts";
import { PASSWORD, type TestUser, testUser } from "../../common/testing.ts";
import { testAdministrator, type TestClient, testClient } from "../auth/_test_client.ts";
import { mobile } from "../mobile/app.ts";

/** All bytes of the database, its log and whatever else lies beside it or in folders there. */
function bytesOf(folder: string): string {
  return [...Deno.readDirSync(folder)].map(({ name, isDirectory }) => {
    const path = `${folder}/${name}`;
    return isDirectory ? bytesOf(path) : new TextDecoder("latin1").decode(Deno.readFileSync(path));
  }).join("\n");
}

const erase = (client: TestClient, who: TestUser, body: unknown) =>
  client.user.request("/me", { method: "DELETE", headers: who.headers, body: JSON.stringify(body) });

Deno.test("DELETE /me leaves of an account nothing in the database file but its id in the audit log", async () => {
  await using client = await testClient();
  await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime, "canarylin");
  const mei = await testUser(client.runtime, "mei");
  const records = serviceApp(mobile, client.runtime);
  const post = (path: string, body: unknown, who = lin) =>
    records.request(path, { method: "POST", headers: who.headers, body: JSON.stringify(body) });
  for (let i = 0; i < 40; i++) await post("/capture", { text: `昨天买canaryword${i}花了12元` });
  const kept = await (await post("/records", { type: "note", text: "a canarynote", tags: ["canarytag"] }))
    .json();
  await records.request(`/records/${kept.id}`, {
    method: "PATCH",
    headers: lin.headers,
    body: JSON.stringify({ text: "a canaryrevision" }),
  });
  const read = await (await post("/capture", { text: "买canarylesson花了12元" })).json();
  const corrected = await records.request(`/records/${read.records[0].id}`, {
    method: "PATCH",
    headers: lin.headers,
    body: JSON.stringify({ tags: ["canarytaught"] }),
  });
  assert.equal(corrected.status, 200);
  assert.equal((await lin.ctx.corrections.list()).length, 1);
  await post("/records", { type: "note", text: "mei keeps her own words" }, mei);
  await lin.ctx.conversations.begin("a canaryquestion", { retention: "ephemeral" });
  const keys = lin.ctx.rows(API_KEYS.collection);
  await keys.create([{ name: "canarykey", scopes: ["chat"], expiresAt: null }], () => "");
  await client.auth.request("/password/forgot", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: lin.email }),
  });
  await client.runtime.identity.settled();
  const conversation = await lin.ctx.conversations.begin("a canarytitle", { retention: "durable" });
  await lin.ctx.conversations.add(conversation, {
    role: "user",
    text: "a canaryturn",
    result: null,
    sources: [],
    plan: null,
  });
  const uploaded = await records.request(`/attachments?name=canaryname.txt&recordId=${kept.id}`, {
    method: "POST",
    headers: { ...lin.headers, "content-type": "application/octet-stream" },
    body: "a canaryfile",
  });
  assert.equal(uploaded.status, 201);
  const before = bytesOf(client.runtime.folder);
  for (const word of ["word7", "title", "turn", "name", "file", "revision", "question", "taught", "key"]) {
    assert.ok(before.includes(`canary${word}`), `${word} was there`);
  }

  assert.equal((await erase(client, lin, {})).status, 400);
  assert.equal((await erase(client, lin, { password: "wrong" })).status, 400);
  assert.equal((await client.user.request("/me", { headers: lin.headers })).status, 200, "still there");
  assert.equal(await lin.ctx.conversations.count({}), 2);
  assert.equal((await erase(client, lin, { password: PASSWORD })).status, 204);

  const left = bytesOf(client.runtime.folder);
  assert.equal(/canary/.exec(left), null);
  // Words of the search index begin with it; what they share is written once, so the word itself may not stand whole.
  assert.equal(left.includes(lin.id.replaceAll("-", "")), false, "the search index");
  const cached = "SELECT key FROM cache_entries WHERE instr(key, ?) > 0";
  assert.deepEqual(await client.runtime.database.rows({ sql: cached, args: [lin.id] }), []);
  const traces = await client.runtime.database.rows(
    "SELECT action FROM audit_log WHERE target_id = '" + lin.id + "'",
  );
  assert.deepEqual(traces.map((row) => row[0]), ["account_erased"]);
  assert.equal((await client.user.request("/me", { headers: lin.headers })).status, 401);
  assert.equal((await client.signIn("canarylin")).status, 400);
  const hers = await (await records.request("/records/search?q=words", { headers: mei.headers })).json();
  assert.equal(hers.data.length, 1, "others' words are still found");
  assert.equal(
    (await testUser(client.runtime, "canarylin")).id === lin.id,
    false,
    "the address is free again",
  );
});
