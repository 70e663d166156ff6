import assert from "node:assert/strict";
import { temporaryFolder } from "../common/testing.ts";

const ROOT = new URL("../", import.meta.url);
const read = (path: string) => Deno.readTextFileSync(new URL(path, ROOT));
const READMES = ["README.md", "README.zh-CN.md"] as const;
/** The files of a folder, by their paths from the root. */
const namesOf = (folder: string) =>
  [...Deno.readDirSync(new URL(folder, ROOT))].filter(({ isFile }) => isFile).map(({ name }) =>
    folder + name
  );
const DOCUMENTS = [
  ...READMES,
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...namesOf("docs/").filter((path) => path.endsWith(".md")),
];
const english = read(READMES[0]);
const chinese = read(READMES[1]);

/** Fenced blocks of a language, without their indentation. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([^]*?)^\\1\`\`\``, "gm"))]
    .map(([, indent, body]) => body!.replaceAll(new RegExp(`^${indent}`, "gm"), ""));
}

/** `**\`path\`** says …` and the block after it. */
function exampleFiles(text: string): Map<string, string> {
  const named = text.matchAll(/^\*\*`([^`]+)`\*\*.*\n\n```ts\n([^]*?)```/gm);
  return new Map([...named].map(([, path, code]) => [path!, code!]));
}

function exists(path: string): boolean {
  try {
    Deno.statSync(new URL(path, ROOT));
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Every path of the tree block; an indented one stands below the unindented one before it. */
function treePaths(tree: string): string[] {
  let above = "";
  return tree.trimEnd().split("\n").flatMap((line) => {
    const names = line.trim().split(/ {2,}/).filter((part) => /^[\w./-]+$/.test(part));
    if (!line.startsWith(" ")) {
      above = names[0]!.endsWith("/") ? names[0]! : "";
      return names;
    }
    return names.map((name) => above + name);
  });
}

Deno.test("both READMEs have the same sections, code and paths", () => {
  const outline = (text: string) => [...text.matchAll(/^(#+) /gm)].map(([, level]) => level);
  const withoutQuestion = (text: string) => text.replace(/\{"message":"[^"]+"\}/, "");
  assert.deepEqual(outline(chinese), outline(english));
  for (const language of ["sh", "ts", "json"]) {
    assert.deepEqual(
      blocks(chinese, language).map(withoutQuestion),
      blocks(english, language).map(withoutQuestion),
    );
  }
  assert.deepEqual(treePaths(blocks(chinese, "text")[0]!), treePaths(blocks(english, "text")[0]!));
});

Deno.test("every task that the READMEs, documents and workflows name is in deno.json", () => {
  const { tasks } = JSON.parse(read("deno.json"));
  const texts = [
    ...DOCUMENTS,
    ...namesOf(".github/workflows/"),
    ".ci/run",
    "Dockerfile",
    "compose.yaml",
  ].map(read).join("\n");
  const named = new Set(
    [...texts.matchAll(/\bdeno(?:@2\.9)? task ([a-z][a-z:]*)/g)].map(([, name]) => name!),
  );
  assert.ok(named.size >= 5, "the texts name tasks");
  assert.deepEqual([...named].filter((name) => tasks[name] === undefined), []);
});

Deno.test("every path of the README's tree exists", () => {
  const paths = treePaths(blocks(english, "text")[0]!);
  assert.ok(paths.includes("common/config.ts") && paths.includes("functions/llm/"), "the tree is read");
  assert.deepEqual(paths.filter((path) => !exists(path)), []);
});

Deno.test("every link in the documents leads to a file", () => {
  for (const page of DOCUMENTS) {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link!);
    const folder = page.slice(0, page.lastIndexOf("/") + 1);
    assert.deepEqual(links.filter((link) => !exists(folder + link)), [], page);
  }
});

Deno.test("the README's example of an operation compiles beside the others and passes its test", async () => {
  const files = exampleFiles(english);
  const [operation, table, test] = [...files.keys()];
  assert.equal(table, "functions/mobile/app.ts");

  // The example's own tree: the real code but for the folder that the example changes.
  await using folder = await temporaryFolder();
  await Deno.mkdir(`${folder.path}/functions/mobile`, { recursive: true });
  // A copy, for Deno may write to it.
  await Deno.copyFile(new URL("deno.lock", ROOT), `${folder.path}/deno.lock`);
  for (const name of ["common", "sqlite", "prompts", "web-static", "deno.json"]) {
    if (exists(name)) await Deno.symlink(new URL(name, ROOT), `${folder.path}/${name}`);
  }
  for (const { name } of Deno.readDirSync(new URL("functions/mobile/", ROOT))) {
    if (name !== "app.ts") {
      await Deno.symlink(
        new URL(`functions/mobile/${name}`, ROOT),
        `${folder.path}/functions/mobile/${name}`,
      );
    }
  }
  for (const path of [operation!, test!]) {
    await Deno.writeTextFile(`${folder.path}/${path}`, files.get(path)!);
  }
  const routes = read(table!).replace(
    /^(import .* from "\.\/search_records\.ts";)$/m,
    (line) => `${line}\nimport { listTodos } from "./list_todos.ts";`,
  )
    .replace(/routes: \[\n/, (line) => line + files.get(table!)!);
  await Deno.writeTextFile(`${folder.path}/${table}`, routes);
  // The route table is loaded with the test, so that it is checked too.
  await Deno.writeTextFile(`${folder.path}/${test}`, `import "./app.ts";\n${files.get(test!)}`);

  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "--cached-only", "-A", `${folder.path}/${test}`],
    cwd: folder.path,
    env: { NO_COLOR: "1" },
  }).output();
  const said = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
  assert.equal(code, 0, said);
  assert.match(said, /1 passed/);
});
