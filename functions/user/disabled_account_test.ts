import assert from "node:assert/strict";
import { type ServiceApp, serviceApp } from "../../common/http/service_app.ts";
import { testApiKey, testUser } from "../../common/testing.ts";
import { testAdministrator, testClient } from "../auth/_test_client.ts";
import { llm } from "../llm/app.ts";
import { mobile } from "../mobile/app.ts";

Deno.test("a disabled account's token and key open nothing at any service, at once; enabled again its key does", async () => {
  await using client = await testClient();
  const root = await testAdministrator(client.runtime);
  const lin = await testUser(client.runtime);
  const key = await testApiKey(lin, ["records:read", "chat", "profile"]);
  const byKey = { authorization: `Bearer ${key}` };
  const records = serviceApp(mobile, client.runtime);
  const talks = serviceApp(llm, client.runtime);
  const doors: [app: ServiceApp, path: string][] = [
    [client.auth, "/sessions"],
    [client.user, "/me"],
    [records, "/records"],
    [records, "/events"],
    [talks, "/conversations"],
    [talks, "/v1/models"],
  ];
  const statuses = async (headers: Record<string, string>) => {
    const answers = await Promise.all(doors.map(([app, path]) => app.request(path, { headers })));
    const calendar = await records.request(`/calendar.ics?key=${key}`);
    await Promise.all([...answers, calendar].map((answer) => answer.body?.cancel()));
    return new Set([...answers, ...(headers === byKey ? [calendar] : [])].map(({ status }) => status));
  };
  const disable = async (disabled: boolean) => {
    const body = JSON.stringify({ disabled });
    const options = { method: "PATCH", headers: root.headers, body };
    assert.equal((await client.user.request(`/users/${lin.id}`, options)).status, 200);
  };
  for (const headers of [lin.headers, byKey]) assert.deepEqual(await statuses(headers), new Set([200]));
  await disable(true);
  for (const headers of [lin.headers, byKey]) assert.deepEqual(await statuses(headers), new Set([401]));
  await disable(false);
  assert.deepEqual(await statuses(lin.headers), new Set([401]), "its sessions have ended for good");
  assert.deepEqual(await statuses(byKey), new Set([200]));
});
