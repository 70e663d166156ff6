/** What the documents say of lists is what lists take: every condition of every list, and no other key. */
import { getTableColumns } from "drizzle-orm";
import assert from "node:assert/strict";
import { serviceApp } from "../common/http/service_app.ts";
import { testRuntime, testUser } from "../common/testing.ts";
import { auth } from "./auth/app.ts";
import { llm } from "./llm/app.ts";
import { mobile } from "./mobile/app.ts";
import { user } from "./user/app.ts";

const services = [auth, user, mobile, llm];
const NOWHERE = "01990000-0000-7000-8000-000000000000";
const SCOPE = "records:read records:write chat profile admin";

interface Parameter {
  name: string;
  schema: { type: string; format?: string; items?: Parameter["schema"]; minItems?: number };
  "x-condition"?: true;
}

function exampleOf({ type, format, items, minItems = 1 }: Parameter["schema"]): string {
  if (type === "array") return Array(minItems).fill(exampleOf(items!)).join(",");
  if (type === "boolean") return "true";
  if (type === "number") return "1.5";
  return format === "date-time" ? "2026-03-01T00:00:00Z" : "a";
}

Deno.test("every condition that a document names is taken, with a value of the type it names", async (t) => {
  await using runtime = await testRuntime();
  const { headers } = await testUser(runtime, "root", { scope: SCOPE });
  let lists = 0;
  for (const service of services) {
    const app = serviceApp(service, runtime);
    const { paths } = await (await app.request("/openapi.json")).json();
    for (const [path, { get }] of Object.entries<{ get?: { parameters: Parameter[] } }>(paths)) {
      const conditions = get?.parameters.filter((parameter) => parameter["x-condition"]) ?? [];
      if (conditions.length === 0) continue;
      lists++;
      await t.step(`${service.name} ${path}: ${conditions.length} conditions`, async () => {
        for (const { name, schema } of conditions) {
          const query = new URLSearchParams({ [name]: exampleOf(schema) });
          const response = await app.request(`${path}?${query}`, { headers });
          assert.equal(response.status, 200, `${query}: ${await response.text()}`);
          if (schema.type === "string" && !schema.format) continue;
          const wrong = await app.request(`${path}?${name}=x%20y`, { headers });
          const isText = schema.type === "array" && schema.items!.type === "string" && !schema.items!.format;
          assert.equal(wrong.status, isText && schema.minItems !== 2 ? 200 : 400, `${name}=x y`);
          await wrong.body?.cancel();
        }
      });
    }
  }
  assert.ok(lists >= 8, `${lists} lists`);
});

Deno.test("no route to read takes a key that it does not know, and no list one that it does not show", async (t) => {
  await using runtime = await testRuntime();
  const { headers } = await testUser(runtime, "root", { scope: SCOPE });
  for (const service of services) {
    const app = serviceApp(service, runtime);
    for (const { method, path, operation, filters, declares } of service.routes) {
      if (method !== "GET" || operation.scope === "public") continue;
      const hidden = filters && declares
        ? Object.keys(getTableColumns(declares.table)).filter((n) => !filters.has(n))
        : [];
      const shown = filters ? Object.keys(operation.input.shape) : [];
      await t.step(`${service.name} ${path}`, async () => {
        for (const name of ["nosuch", "user_id", ...hidden.filter((name) => !shown.includes(name))]) {
          const response = await app.request(`${path.replace(/:\w+/g, NOWHERE)}?${name}=1`, { headers });
          const text = await response.text();
          assert.equal(response.status, 400, `${name}: ${text}`);
          assert.match(text, new RegExp(`"${name}|${name} `), "the field is named");
        }
      });
    }
  }
});
