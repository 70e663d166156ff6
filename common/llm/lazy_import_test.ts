import assert from "node:assert/strict";

interface Graph {
  modules: { specifier: string; dependencies?: { code?: { specifier: string }; isDynamic?: boolean }[] }[];
}

/** Packages that only a call of a model or of MCP needs, an import or an upload. */
const LAZY = /npm:\/?(ai@|@ai-sdk\/|@modelcontextprotocol\/|openai@|papaparse@|htmlparser2@|file-type@)/;

Deno.test("starting loads no library of language models, of MCP, or of other programs' files", async () => {
  const main = new URL("../../main.ts", import.meta.url).href;
  const command = new Deno.Command(Deno.execPath(), { args: ["info", "--json", main], stdout: "piped" });
  const { code, stdout } = await command.output();
  assert.equal(code, 0);
  const { modules } = JSON.parse(new TextDecoder().decode(stdout)) as Graph;
  const imports = new Map(modules.map(({ specifier, dependencies = [] }) => [specifier, dependencies]));
  const reached = new Set<string>();
  const later = new Set<string>();
  const visit = (specifier: string) => {
    if (reached.has(specifier)) return;
    reached.add(specifier);
    for (const { code: imported, isDynamic } of imports.get(specifier) ?? []) {
      if (!imported) continue;
      if (isDynamic) later.add(imported.specifier);
      else visit(imported.specifier);
    }
  };
  visit(main);
  assert.ok(reached.size > 100, `${reached.size} modules were followed`);
  assert.deepEqual([...reached].filter((specifier) => LAZY.test(specifier)), []);
  // The pattern fits what is loaded later, so it would have fitted above.
  assert.equal([...later].filter((specifier) => LAZY.test(specifier)).length, 3);
});
