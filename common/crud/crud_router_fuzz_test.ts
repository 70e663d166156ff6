import fc from "fast-check";
import assert from "node:assert/strict";
import { caller, garden } from "./testing_plants.ts";

Deno.test("no request makes a generated collection fail, and one that is refused writes nothing", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const { body: fern } = await call("POST /plants", { name: "fern" });
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      "fern",
      "garden",
      1,
      -1,
      2.5,
      true,
      null,
      "",
      "\u0000",
      "\ud800",
      [],
      {},
      ["a"],
      {
        light: "x",
      },
      "2026-03-18T00:00:00Z",
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const names = ["name", "place", "litres", "wateredAt", "tags", "care", "code", "pin", "id", "version", "x"];
  const body = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });
  const query = fc.dictionary(
    fc.constantFrom(
      "name",
      "litres__gt",
      "tags__has",
      "sort",
      "limit",
      "cursor",
      "fields",
      "filter",
      "pin",
      "care",
    ),
    fc.oneof(fc.constantFrom("fern", "-litres", "1", '{"or":[{"name":"a"}]}', "name,id"), fc.string()),
    { maxKeys: 3 },
  );
  const path = fc.constantFrom(
    "POST /plants",
    `PUT /plants/${fern.id}`,
    `PATCH /plants/${fern.id}`,
    "POST /plants/batch",
    "GET /plants",
    "GET /plants/count",
    "GET /plants/nosuch",
    `GET /plants/${fern.id}/history`,
  );
  let before = JSON.stringify(await site.runtime.database.rows("SELECT * FROM plants"));
  await fc.assert(
    fc.asyncProperty(path, body, query, async (at, given, conditions) => {
      const [method, where] = at.split(" ") as [string, string];
      if (given.name === "refused") return;
      const search = new URLSearchParams(conditions).toString();
      const answer = method === "GET"
        ? await call(search ? `GET ${where}?${search}` : at)
        : await call(at, where.endsWith("/batch") ? { plants: [given] } : given);
      const what = `${at} ${JSON.stringify(given)} ${search}: ${answer.status} ${
        JSON.stringify(answer.body)
      }`;
      assert.ok(answer.status < 500, what);
      const after = JSON.stringify(await site.runtime.database.rows("SELECT * FROM plants"));
      if (answer.status >= 400 || method === "GET") assert.equal(after, before, what);
      before = after;
    }),
    { numRuns: 1_000 },
  );
});
