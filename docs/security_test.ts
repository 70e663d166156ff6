import assert from "node:assert/strict";

const ROOT = new URL("../", import.meta.url);

Deno.test("docs/security.md names files and configuration that are there", () => {
  const text = Deno.readTextFileSync(new URL("docs/security.md", ROOT));
  const paths = [...text.matchAll(/`((?:common|functions)\/[^`]+)`/g)].map(([, path]) => path!);
  assert.ok(paths.length > 25);
  for (const path of paths) assert.ok(Deno.statSync(new URL(path, ROOT)).isFile, path);
  const env = Deno.readTextFileSync(new URL(".env", ROOT));
  for (const [, key] of text.matchAll(/`([A-Z]+_[A-Z_]+)(?:=\w+)?`/g)) {
    assert.match(env, new RegExp(`^${key}=`, "m"));
  }
});
