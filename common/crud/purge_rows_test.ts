import assert from "node:assert/strict";
import { purgeRows } from "./purge_rows.ts";
import { caller, freshHeaders, garden, plants } from "./testing_plants.ts";

Deno.test("purgeRows() removes what was deleted thirty days ago with its history, and nothing younger", async () => {
  await using site = await garden();
  const { runtime } = site;
  const call = caller(site, site.owner);
  const { body: { plants: [old, young, kept] } } = await call("POST /plants/batch", {
    plants: [{ name: "old" }, { name: "young" }, { name: "kept" }],
  });
  await call(`DELETE /plants/${old.id}`);
  runtime.clock.advance(29 * 24 * 3_600_000);
  await call(`DELETE /plants/${young.id}`);
  assert.equal(await purgeRows(runtime.database, runtime.clock, [plants]), 0);
  runtime.clock.advance(2 * 24 * 3_600_000);
  assert.equal(await purgeRows(runtime.database, runtime.clock, [plants]), 1);

  const again = caller(site, { ...site.owner, headers: await freshHeaders(site) });
  assert.equal((await again(`GET /plants/${old.id}/history`)).status, 404);
  assert.equal((await again(`POST /plants/${old.id}/restore`)).status, 404);
  assert.equal((await again(`POST /plants/${young.id}/restore`)).status, 200);
  assert.equal((await again(`GET /plants/${kept.id}/history`)).body.data.length, 1);
  const left = await runtime.database.rows({
    sql: "SELECT 1 FROM row_revisions WHERE row_id = ?",
    args: [old.id],
  });
  assert.deepEqual(left, []);
  const stream = await site.app.request("/plants/events", {
    headers: { ...await freshHeaders(site), "last-event-id": "1" },
  });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  assert.match(
    (await reader.read()).value!,
    /event: resync/,
    "who has seen less cannot be told what is gone",
  );
  await reader.cancel();
});
