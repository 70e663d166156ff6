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
    assert.doesNotThrow(() => new Sealing(folder).checkFile());
    assert.equal((await Deno.stat(`${folder}/sealing_key`)).mode! & 0o777, 0o600);
    await Deno.writeTextFile(`${folder}/sealing_key`, "dG9vIHNob3J0");
    assert.throws(() => new Sealing(folder).checkFile(), /is not a key file; restore it/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
