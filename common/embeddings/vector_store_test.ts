import assert from "node:assert/strict";
import { testRuntime, type TestUser, testUser } from "../testing.ts";
import { quantize } from "./quantize.ts";
import { VectorStore } from "./vector_store.ts";

const DIMENSIONS = 8;

/** Records of a person, each with a vector as it is stored. */
async function scene() {
  const runtime = await testRuntime();
  const user = await testUser(runtime);
  return Object.assign(runtime, { user, add: (count: number) => addVectors(user, count) });

  async function addVectors({ id, ctx }: TestUser, count: number): Promise<void> {
    const drafts = Array.from(
      { length: count },
      (_, i) => ({ type: "note", text: `${i}`, data: {}, source: "api" as const }),
    );
    const records = await ctx.records.addAll(drafts);
    await runtime.database.commit(records.map((record) => ({
      sql: `INSERT INTO record_embeddings (record_row, user_id, version, model, text_hash, vector)
        SELECT row, user_id, 1, 'small', '', ? FROM records WHERE id = ? AND user_id = ?`,
      args: [quantize(new Float32Array(DIMENSIONS).fill(1)), record.id, id],
    })));
  }
}

Deno.test("VectorStore.open() keeps the newest vectors of a person, by number and by bytes, also as more are written", async () => {
  for (const limits of [{ vectorsMax: 10 }, { bytesMax: 10 * DIMENSIONS }]) {
    await using place = await scene();
    const { database, user } = place;
    const store = new VectorStore(database, "small", limits);
    const held = async () => {
      const vectors = await store.open(user.id);
      const { rows } = await vectors!.scan(new Float32Array(DIMENSIONS).fill(1));
      return [...rows].toSorted((a, b) => a - b);
    };
    const newest = async (count: number) => {
      const sql = "SELECT record_row FROM record_embeddings WHERE user_id = ? ORDER BY seq DESC LIMIT ?";
      const rows = await database.rows<[number]>({ sql, args: [user.id, count] });
      return rows.map(([row]) => row).reverse();
    };
    await place.add(30);
    assert.deepEqual(await held(), await newest(10));
    for (let more = 0; more < 12; more++) {
      await place.add(1);
      const rows = await held();
      assert.ok(rows.length <= 10 && rows.length >= 8, `${rows.length} are held`);
      assert.deepEqual(rows, await newest(rows.length));
    }
    await place.add(25);
    assert.deepEqual(await held(), await newest((await held()).length));
    assert.ok((await held()).length <= 10);
  }
});
