import assert from "node:assert/strict";
import { testService } from "./testing_service.ts";

Deno.test("one answer in 61 is padded, with a head over a kilobyte and under what proxies take", async () => {
  await using service = await testService();
  const lengths: number[] = [];
  for (let i = 0; i < 122; i++) {
    const created = await service.request("POST /notes", {
      body: '{"text":"a"}',
      headers: { "content-type": "application/json" },
    });
    assert.equal(created.status, 201);
    await created.body?.cancel();
    lengths.push(
      [...created.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0),
    );
  }
  const padded = lengths.filter((length) => length > 512);
  assert.equal(padded.length, 2);
  assert.ok(padded.every((length) => length > 1_024 && length < 2_048), `${padded}`);
});
