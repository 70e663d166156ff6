import assert from "node:assert/strict";
import { Sealing } from "./sealing.ts";

Deno.test("what is sealed opens with the same key and context only, and the key is its owner's to read", async () => {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-test-" });
  try {
    const sealed = await new Sealing(folder).seal("JBSWY3DPEHPK3PXP", "lin");
    assert.equal(sealed.includes("JBSWY3DPEHPK3PXP"), false);
    assert.notEqual(await new Sealing(folder).seal("JBSWY3DPEHPK3PXP", "lin"), sealed);
    assert.equal(await new Sealing(folder).open(sealed, "lin"), "JBSWY3DPEHPK3PXP", "after a restart");
    await assert.rejects(new Sealing(folder).open(sealed, "mei"));
    const last = sealed.at(-1) === "A" ? "E" : "A";
    await assert.rejects(new Sealing(folder).open(sealed.slice(0, -1) + last, "lin"));
    const derived = await new Sealing(folder).derive("a", "b", "c");
    assert.equal(await new Sealing(folder).derive("a", "b", "c"), derived);
    assert.equal(derived.length, 43);
    const others: [string, ...string[]][] = [["x", "b", "c"], ["a", "b", "x"], ["a", "bc"], ["a", 'b","c']];
    for (const other of others) assert.notEqual(await new Sealing(folder).derive(...other), derived);
    assert.doesNotThrow(() => new Sealing(folder).checkFile());
    assert.equal((await Deno.stat(`${folder}/sealing_key`)).mode! & 0o777, 0o600);
    await Deno.writeTextFile(`${folder}/sealing_key`, "dG9vIHNob3J0");
    assert.throws(() => new Sealing(folder).checkFile(), /is not a key file; restore it/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
