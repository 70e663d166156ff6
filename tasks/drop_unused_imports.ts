/** Drops the imports of deno.json that `main.ts` never reaches: an image needs no tools and test libraries. @module */
const CONFIG = "deno.json";

interface ModuleGraph {
  modules: { dependencies?: { specifier: string }[] }[];
}

/** Every specifier that a module reached from `entry` imports, as it is written. */
async function specifiersFrom(entries: string[]): Promise<Set<string>> {
  const graphs = await Promise.all(entries.map(async (entry) => {
    const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["info", "--json", entry],
    }).output();
    if (!success) throw new Error(`cannot read the imports of ${entry}: ${new TextDecoder().decode(stderr)}`);
    return JSON.parse(new TextDecoder().decode(stdout)) as ModuleGraph;
  }));
  return new Set(
    graphs.flatMap(({ modules }) => modules)
      .flatMap(({ dependencies }) => dependencies ?? [])
      .map(({ specifier }) => specifier),
  );
}

/** The imports that some specifier uses, as `name` or `name/path`. */
export function usedImports(
  imports: Readonly<Record<string, string>>,
  specifiers: ReadonlySet<string>,
): Record<string, string> {
  const used = [...specifiers];
  return Object.fromEntries(
    Object.entries(imports).filter(([name]) =>
      used.some((specifier) => specifier === name || specifier.startsWith(`${name}/`))
    ),
  );
}

if (import.meta.main) {
  const config = JSON.parse(Deno.readTextFileSync(CONFIG));
  config.imports = usedImports(config.imports, await specifiersFrom(Deno.args));
  Deno.writeTextFileSync(CONFIG, JSON.stringify(config, null, 2) + "\n");
}
