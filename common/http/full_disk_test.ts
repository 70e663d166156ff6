import { sql } from "drizzle-orm";
import assert from "node:assert/strict";
import { testService } from "./testing_service.ts";

const LONG = "长".repeat(15_000);

Deno.test("a full disk is 507, reading goes on, nothing is half-written, and room is used again", async () => {
  await using service = await testService();
  const { database } = service.runtime;
  const keep = (text: string) => service.request("POST /lines", { body: JSON.stringify({ text }) });
  const kept = async () =>
    (await database.rows<[string]>("SELECT text FROM captures ORDER BY id")).map(([text]) => text);
  assert.equal((await keep("before")).status, 201);

  // The engine itself refuses to grow the file: what it does where no page is left on the disk.
  const [pages] = await database.write.values<[number]>(sql`PRAGMA page_count`);
  await database.write.run(sql.raw(`PRAGMA max_page_count = ${pages![0]}`));
  const refused = await keep(LONG);
  const problem = await refused.json();
  assert.deepEqual([refused.status, problem.code], [507, "storage_full"]);
  assert.equal(problem.detail, "Cannot store this: the disk is full");
  assert.equal(refused.headers.get("content-type"), "application/problem+json");
  assert.deepEqual(await kept(), ["before"]);
  assert.equal((await service.request("GET /notes/find?q=a")).status, 200);
  assert.match(service.runtime.logged(), /"level":"error".*"code":"storage_full"/);
  assert.doesNotMatch(service.runtime.logged(), /长长/, "the text is not in the log");

  // The connection that met the full disk was replaced, and with it the limit of this test is gone.
  assert.equal((await keep(LONG)).status, 201);
  assert.deepEqual(await kept(), ["before", LONG]);
});

Deno.test("of many requests at once that meet a full disk none is half-kept and each is told", async () => {
  await using service = await testService();
  const { database } = service.runtime;
  const [pages] = await database.write.values<[number]>(sql`PRAGMA page_count`);
  await database.write.run(sql.raw(`PRAGMA max_page_count = ${pages![0]! + 40}`));
  const texts = Array.from({ length: 40 }, (_, i) => `${i} ${LONG}`);
  const answers = await Promise.all(
    texts.map((text) => service.request("POST /lines", { body: JSON.stringify({ text }) })),
  );
  const acknowledged = texts.filter((_, i) => answers[i]!.status === 201);
  assert.ok(answers.some(({ status }) => status === 507));
  for (const { status } of answers) assert.ok(status === 201 || status === 507, String(status));
  const kept = await database.rows<[string]>("SELECT text FROM captures");
  assert.deepEqual(new Set(kept.map(([text]) => text)), new Set(acknowledged));
});
