import assert from "node:assert/strict";
import type { Page } from "./list_rows.ts";
import { caller, garden } from "./testing_plants.ts";

Deno.test("crudRouter() tells changes as they happen, and goes on after Last-Event-ID", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const { body: fern } = await call("POST /plants", { name: "fern" });
  const stream = async (headers: Record<string, string>) => {
    const response = await site.app.request("/plants/events", {
      headers: { ...site.owner.headers, ...headers },
    });
    assert.equal(response.status, 200);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    return reader;
  };
  const live = await stream({});
  await call(`PATCH /plants/${fern.id}`, { litres: 4 });
  await caller(site, site.stranger)("POST /plants", { name: "theirs" });
  const { value } = await live.read();
  const [event, id, data] = value!.trim().split("\n").map((line) => line.replace(/^\w+: /, ""));
  assert.equal(event, "plant");
  assert.deepEqual(JSON.parse(data!).row.litres, 4);
  await live.cancel();
  await call(`DELETE /plants/${fern.id}`);
  const later = await stream({ "last-event-id": id! });
  const rest = (await later.read()).value!;
  assert.match(rest, /"deleted":true/);
  assert.doesNotMatch(rest, /theirs|"litres":null/);
  await later.cancel();
});

Deno.test("a history is walked by pages of any size, each state once, and its cursor is good for no other row", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const { body: fern } = await call("POST /plants", { name: "fern" });
  const { body: moss } = await call("POST /plants", { name: "moss" });
  for (let litres = 1; litres <= 6; litres++) await call(`PATCH /plants/${fern.id}`, { litres });
  const at = `GET /plants/${fern.id}/history`;
  const whole = (await call(at)).body;
  assert.deepEqual(versionsOf(whole), [7, 6, 5, 4, 3, 2, 1]);
  assert.equal(whole.nextCursor, null);
  for (const limit of [1, 2, 3, 7]) {
    const walked: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<{ version: number }> =
        (await call(`${at}?limit=${limit}${cursor === null ? "" : `&cursor=${cursor}`}`)).body;
      // What comes meanwhile is newer than what was seen: it moves nothing.
      if (cursor === null) await call(`PATCH /plants/${fern.id}`, { litres: 10 + limit });
      walked.push(...versionsOf(page));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(walked, Array.from({ length: walked[0]! }, (_, i) => walked[0]! - i), `limit ${limit}`);
  }
  const { nextCursor } = (await call(`${at}?limit=1`)).body;
  for (const query of [`cursor=${nextCursor}x`, "cursor=WyIiLFtdXQ", "limit=0", "limit=101", "sort=id"]) {
    assert.equal((await call(`${at}?${query}`)).status, 400, query);
  }
  const foreign = await call(`GET /plants/${moss.id}/history?cursor=${nextCursor}`);
  assert.deepEqual([foreign.status, foreign.body.errors[0].path], [400, "cursor"]);
});

const versionsOf = ({ data }: { data: { version: number }[] }) => data.map(({ version }) => version);
