import assert from "node:assert/strict";
import { eventually, testUser } from "../testing.ts";
import { type TestService, testService } from "./testing_service.ts";

const make = (service: TestService, key: string, text = "a", headers = {}) =>
  service.request("POST /notes", {
    body: JSON.stringify({ text }),
    headers: { "idempotency-key": key, ...headers },
  });

const EXPIRED = 250;

/** Adds keys of the one who has used one, which expired before it. */
async function addExpired({ runtime }: TestService): Promise<void> {
  await runtime.database.commit([{
    sql: `INSERT INTO idempotency_keys (id, created_at, updated_at, user_id, key, request_hash, expires_at)
      SELECT 'old ' || value, created_at, updated_at, user_id, 'old ' || value, '', '2026-01-01T00:00:00.000Z'
      FROM idempotency_keys, generate_series(1, ?)`,
    args: [EXPIRED],
  }]);
}

Deno.test("the same request sent again gets its first answer and makes nothing", async () => {
  await using service = await testService();
  const first = await make(service, "key-1");
  const again = await make(service, "key-1");
  assert.deepEqual([first.status, again.status], [201, 201]);
  assert.deepEqual([first, again].map(({ headers }) => headers.get("idempotency-replayed")), [null, "true"]);
  assert.deepEqual([first, again].map(({ headers }) => headers.get("etag")), ['"1"', '"1"']);
  assert.equal(await again.text(), await first.text());
  assert.equal(service.notes.size, 1);
  await make(service, "key-2");
  assert.equal(service.notes.size, 2);
});

Deno.test("the key with another body is 422, and of another user another key", async () => {
  await using service = await testService();
  await make(service, "key-1");
  const other = await make(service, "key-1", "b");
  assert.deepEqual([other.status, (await other.json()).code], [422, "idempotency_mismatch"]);
  assert.equal(service.notes.size, 1);
  const wang = await testUser(service.runtime, "wang");
  assert.equal((await make(service, "key-1", "b", wang.headers)).status, 201);
});

Deno.test("while the first request runs the second is 409, and gets the answer when it has ended", async () => {
  await using service = await testService();
  const running = Promise.withResolvers<void>();
  service.next.wait = running.promise;
  const first = make(service, "key-1");
  let second: Response;
  // The first has begun when it has taken what it is told to wait for.
  await eventually("the first has begun", () => service.next.wait === undefined);
  second = await make(service, "key-1");
  assert.deepEqual([second.status, (await second.json()).code], [409, "idempotency_in_progress"]);
  assert.equal(second.headers.get("retry-after"), "1");
  running.resolve();
  assert.equal((await first).status, 201);
  second = await make(service, "key-1");
  assert.deepEqual([second.status, second.headers.get("idempotency-replayed")], [201, "true"]);
  assert.equal(service.notes.size, 1);
});

Deno.test("of many at once exactly one runs", async () => {
  await using service = await testService();
  const answers = await Promise.all(Array.from({ length: 20 }, () => make(service, "key-1")));
  const made = answers.filter((answer) =>
    answer.status === 201 && !answer.headers.has("idempotency-replayed")
  );
  assert.equal(made.length, 1);
  for (const answer of answers) assert.ok([201, 409].includes(answer.status));
  assert.equal(service.notes.size, 1);
});

Deno.test("a first request that failed leaves the key free for another try", async () => {
  await using service = await testService();
  service.next.fail = new Error("out of luck");
  assert.equal((await make(service, "key-1")).status, 500);
  assert.equal((await make(service, "key-1")).status, 201);
  assert.equal((await make(service, "key-2", "")).status, 400);
  assert.equal((await make(service, "key-2")).status, 201);
});

Deno.test("a key is good for a day, and a first request that was cut off blocks it for a minute", async () => {
  await using service = await testService();
  await make(service, "key-1");
  service.runtime.clock.advance(23 * 3_600_000);
  const user = await testUser(service.runtime, "later");
  await make(service, "key-2", "a", user.headers);
  service.runtime.clock.advance(3_600_001);
  const rows = await service.runtime.database.rows("SELECT key FROM idempotency_keys");
  assert.equal(rows.length, 2);
  const again = await testUser(service.runtime, "again");
  await make(service, "key-3", "a", again.headers);
  assert.deepEqual(
    await service.runtime.database.rows("SELECT key FROM idempotency_keys ORDER BY key"),
    [["key-2"], ["key-3"]],
    "what has expired is removed by the next request",
  );
});

Deno.test("kept answers go after their day also where no other key comes, and a few of them with each that does", async () => {
  await using service = await testService();
  const { database, housekeeping, clock } = service.runtime;
  const count = async () => (await database.rows<[number]>("SELECT count(*) FROM idempotency_keys"))[0]![0];
  await make(service, "key-1");
  await addExpired(service);
  clock.advance(24 * 3_600_000 + 1);
  const user = await testUser(service.runtime, "later");
  const again = await make(service, "another", "a", user.headers);
  assert.equal(again.status, 201);
  assert.equal(await count(), 1 + EXPIRED + 1 - 100, "a request does not wait until all are removed");
  clock.advance(24 * 3_600_000 + 1);
  await housekeeping.sweep();
  assert.equal(await count(), 0);
});

Deno.test("a key that has expired is free, however many others have", async () => {
  await using service = await testService();
  await make(service, "key-1");
  await addExpired(service);
  service.runtime.clock.advance(24 * 3_600_000 + 1);
  const [[userId]] = await service.runtime.database.rows("SELECT id FROM users") as [[string]];
  const opening = { userId, clientId: "zhiji", scope: "records:write", userAgent: null };
  const { accessToken } = await service.runtime.sessions.open(opening);
  const again = await make(service, "key-1", "b", { authorization: `Bearer ${accessToken}` });
  assert.deepEqual([again.status, again.headers.get("idempotency-replayed")], [201, null]);
});

Deno.test("a key too long is 400", async () => {
  await using service = await testService();
  assert.equal((await make(service, "k".repeat(256))).status, 400);
  assert.equal((await make(service, "k".repeat(255))).status, 201);
});
