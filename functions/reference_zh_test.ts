import assert from "node:assert/strict";
import { OPERATIONS_ZH, SERVICES_ZH } from "../common/http/reference_zh.ts";
import { auth } from "./auth/app.ts";
import { llm } from "./llm/app.ts";
import { mobile } from "./mobile/app.ts";
import { user } from "./user/app.ts";
import { web } from "./web/app.ts";

const SERVICES = [web, auth, user, mobile, llm];

Deno.test("the reference says in Chinese what every operation does, and nothing of any other", () => {
  const operations = SERVICES.flatMap(({ routes }) => routes.map(({ operation }) => operation));
  const written = operations.filter(({ zh }) => zh === undefined);
  assert.deepEqual(
    Object.keys(OPERATIONS_ZH).toSorted(),
    [...new Set(written.map(({ name }) => name))].toSorted(),
  );
  for (const { name, description, zh } of operations) {
    const [summary, more] = zh ?? OPERATIONS_ZH[name]!;
    assert.match(summary, /\p{Script=Han}/u, name);
    assert.equal(
      more !== undefined,
      description !== undefined,
      `${name}: a description in one language only`,
    );
  }
  assert.deepEqual(Object.keys(SERVICES_ZH).toSorted(), SERVICES.map(({ name }) => name).toSorted());
});
