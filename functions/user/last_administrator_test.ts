import assert from "node:assert/strict";
import { PASSWORD, type TestUser, testUser } from "../../common/testing.ts";
import { testAdministrator, type TestClient, testClient } from "../auth/_test_client.ts";

const erase = async (client: TestClient, who: TestUser) => {
  const body = JSON.stringify({ password: PASSWORD });
  const response = await client.user.request("/me", { method: "DELETE", headers: who.headers, body });
  return [response.status, response.status === 204 ? undefined : (await response.json()).code];
};

const change = (client: TestClient, by: TestUser, whom: TestUser, body: unknown) =>
  client.user.request(`/users/${whom.id}`, {
    method: "PATCH",
    headers: by.headers,
    body: JSON.stringify(body),
  });

Deno.test("the only administrator cannot leave the others without one, by any way", async () => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  const mei = await testUser(client.runtime, "mei");
  for (const body of [{ role: "user" }, { disabled: true }]) {
    assert.equal((await change(client, root, root, body)).status, 400);
  }
  assert.deepEqual(await erase(client, root), [409, "last_administrator"]);
  assert.equal(
    (await client.user.request("/users", { headers: root.headers })).status,
    200,
    "nothing is lost",
  );
  assert.deepEqual(await client.runtime.database.rows("SELECT 1 FROM erasures"), []);

  await change(client, root, lin, { role: "administrator", disabled: true });
  assert.deepEqual(await erase(client, root), [409, "last_administrator"], "one who cannot come in is none");
  await change(client, root, mei, { role: "administrator" });
  assert.deepEqual(await erase(client, root), [204, undefined]);
});

Deno.test("of two administrators who erase themselves at once one stays", async () => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  await testUser(client.runtime, "mei");
  await change(client, root, lin, { role: "administrator" });
  const answers = await Promise.all([erase(client, root), erase(client, lin)]);
  assert.deepEqual(answers.map(([status]) => status).sort(), [204, 409]);
});

Deno.test("who is alone on a server erases everything, and the next to come is its administrator", async () => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  assert.deepEqual(await erase(client, root), [204, undefined]);
  const next = await testUser(client.runtime, "next");
  const me = await (await client.user.request("/me", { headers: next.headers })).json();
  assert.equal(me.role, "administrator");
});

Deno.test("what an administrator changes of an account and its line of the audit log are one: neither without the other", async () => {
  await using client = await testClient();
  const { database } = client.runtime;
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  await database.commit([{
    sql: `CREATE TRIGGER no_line BEFORE INSERT ON audit_log WHEN NEW.action = 'user_changed'
      BEGIN SELECT RAISE(ABORT, 'no line'); END`,
    args: [],
  }]);
  assert.equal((await change(client, root, lin, { role: "administrator" })).status, 500);
  assert.deepEqual(await database.rows(`SELECT role, version FROM users WHERE id = '${lin.id}'`), [[
    "user",
    1,
  ]]);
  await database.commit([{ sql: "DROP TRIGGER no_line", args: [] }]);
  const changed = await (await change(client, root, lin, { role: "administrator" })).json();
  assert.deepEqual([changed.role, changed.version], ["administrator", 2]);
});
