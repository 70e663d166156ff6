import assert from "node:assert/strict";
import { caller, garden } from "./testing_plants.ts";

Deno.test("crudRouter() lists, filters, sorts and counts by what can be read, and by nothing else", async () => {
  await using site = await garden();
  const call = caller(site, site.owner);
  const plantsOf = [["a", 1, "garden"], ["b", 3, "window"], ["c", null, "garden"], ["d", 2, "garden"]];
  const batch = await call("POST /plants/batch", {
    plants: plantsOf.map(([name, litres, place]) => ({ name, litres, place, tags: [`tag-${name}`] })),
  });
  assert.equal(batch.status, 201);
  assert.equal(batch.body.plants.length, 4);
  const names = async (query: string) =>
    (await call(`GET /plants?${query}`)).body.data.map(({ name }: { name: string }) => name).join("");
  assert.equal(await names("sort=name"), "abcd");
  assert.equal(await names("sort=-litres"), "bdac");
  assert.equal(await names("place=garden&litres__gte=2"), "d");
  assert.equal(await names("tags__has=tag-c"), "c");
  assert.equal(await names("q=B"), "b");
  assert.equal(await names("q=%25"), "", "% is a character");
  assert.deepEqual((await call("GET /plants/count?q=c&place=garden")).body, { count: 1 });
  assert.equal(
    await names(`filter=${encodeURIComponent('{"or":[{"name":"a"},{"litres":3}]}')}&sort=name`),
    "ab",
  );
  assert.deepEqual((await call("GET /plants?fields=name&sort=name&limit=1")).body.data, [{ name: "a" }]);
  assert.deepEqual((await call("GET /plants/count?place=garden")).body, { count: 3 });
  const first = (await call("GET /plants?sort=litres&limit=3&count=true")).body;
  assert.equal(first.total, 4);
  assert.equal(await names(`sort=litres&limit=3&cursor=${first.nextCursor}`), "c");
  for (
    const query of ["pin=1", "sort=pin", "userId=x", "sort=seq", "fields=pin", "nosuch=1", "name__gtx=1"]
  ) {
    assert.equal((await call(`GET /plants?${query}`)).status, 400, query);
  }
  assert.equal((await call("GET /plants/count?pin=1")).status, 400);
});
