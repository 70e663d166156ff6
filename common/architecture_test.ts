import assert from "node:assert/strict";
import { posix } from "node:path";

const ROOT = new URL("../", import.meta.url);
const SOURCE_FOLDERS = ["common", "functions", "tasks", "bench", "e2e", "web-static/client"];

/** Tests, and what only tests import: `testing.ts`, `testing_<what>.ts`, `_test_<what>.ts`, `<what>_contract.ts`. */
const TEST_FILE = /(_test\.tsx?|(^|\/)_?test(ing)?(_\w+)?\.ts|_contract\.ts)$/;

interface SourceFile {
  path: string;
  text: string;
  /** Every specifier that is imported; relative ones as paths from the root. */
  imports: string[];
  isTest: boolean;
}

const files: SourceFile[] = [
  ...SOURCE_FOLDERS.flatMap(sourcesIn),
  "main.ts",
  "main_test.ts",
].filter((path) => /\.tsx?$/.test(path)).map(readSource);

function sourcesIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(`${folder}/`, ROOT))].flatMap(({ name, isDirectory }) =>
    isDirectory ? sourcesIn(`${folder}/${name}`) : [`${folder}/${name}`]
  );
}

function readSource(path: string): SourceFile {
  const text = Deno.readTextFileSync(new URL(path, ROOT));
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\b[^;"'`=(]*?\bfrom\s+["']([^"'\n]+)["']/gm),
    ...text.matchAll(/^import\s+["']([^"'\n]+)["']/gm),
    ...text.matchAll(/\bimport\(\s*["']([^"'\n]+)["']/g),
  ].map((match) => match[1]!);
  return {
    path,
    text,
    imports: specifiers.map((at) => at.startsWith(".") ? posix.join(posix.dirname(path), at) : at),
    isTest: TEST_FILE.test(path),
  };
}

const within = (...folders: string[]) => (path: string) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** Names every file and what it does wrong; nothing is wrong where there is none. */
function assertNone(rule: string, breaches: Iterable<string>): void {
  assert.deepEqual([...breaches].sort(), [], rule);
}

function importsThat(
  from: (file: SourceFile) => boolean,
  breach: (target: string, file: SourceFile) => boolean,
) {
  return files.filter(from).flatMap((file) =>
    file.imports.filter((target) => breach(target, file)).map((target) => `${file.path} imports ${target}`)
  );
}

const linesThat = (allowed: (file: SourceFile) => boolean, forbidden: RegExp) =>
  files.filter((file) => !allowed(file)).flatMap((file) =>
    withoutComments(file.text).split("\n").filter((line) => forbidden.test(line))
      .map((line) => `${file.path}: ${line.trim()}`)
  );

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

const serviceOf = (path: string) => /^functions\/([^/]+)\//.exec(path)?.[1];
const isOurs = (target: string) =>
  !/^(npm:|node:|[@\w])/.test(target) || files.some(({ path }) => path === target);

Deno.test("the tree was read", () => {
  assert.ok(files.length > 150, `${files.length} files`);
  const main = files.find(({ path }) => path === "main.ts")!;
  assert.ok(main.imports.includes("common/config.ts") && main.imports.includes("functions/llm/app.ts"));
});

Deno.test("main imports functions, functions import common, and never the other way round", () => {
  assertNone(
    "common must not import functions, main, tasks, bench or e2e",
    importsThat(
      ({ path }) => within("common")(path),
      within("functions", "main.ts", "tasks", "bench", "e2e"),
    ),
  );
  assertNone(
    "functions must not import main, tasks, bench or e2e",
    importsThat(({ path }) => within("functions")(path), within("main.ts", "tasks", "bench", "e2e")),
  );
  assertNone(
    "only tests import what tests stand on",
    importsThat(
      ({ path, isTest }) => !isTest && !within("e2e", "tasks", "bench")(path),
      (target) => TEST_FILE.test(target),
    ),
  );
});

Deno.test("services never import each other", () => {
  assertNone(
    "what two services need belongs to common",
    importsThat(
      ({ path, isTest }) => serviceOf(path) !== undefined && !isTest,
      (target, file) => serviceOf(target) !== undefined && serviceOf(target) !== serviceOf(file.path),
    ),
  );
});

Deno.test("the grammar imports its own folder and packages alone", () => {
  assertNone(
    "common/language must not know the rest",
    importsThat(
      ({ path, isTest }) => within("common/language")(path) && !isTest,
      (target) => isOurs(target) && !within("common/language")(target),
    ),
  );
});

Deno.test("the browser's client and the server do not import each other", () => {
  const inClient = within("web-static");
  assertNone(
    "they meet on HTTP",
    importsThat(
      ({ isTest }) => !isTest,
      (target, file) =>
        isOurs(target) && inClient(file.path) !== inClient(target) && !/^(node|npm):/.test(target),
    ),
  );
});

Deno.test("only main.ts, tasks and tests read the environment", () => {
  assertNone(
    "configuration is passed down from main.ts",
    linesThat(
      ({ path, isTest }) => isTest || within("main.ts", "tasks", "bench", "e2e")(path),
      /\bDeno\.env\b|\bprocess\.env\b/,
    ),
  );
});

Deno.test("only log.ts prints", () => {
  assertNone(
    "hand a Logger down",
    linesThat(
      ({ path, isTest }) => isTest || within("common/log.ts", "tasks", "bench", "e2e")(path),
      /\bconsole\.\w+\(|\bDeno\.(stdout|stderr)\b/,
    ),
  );
});

Deno.test("primary keys and timestamps of rows are made by newRow() alone", () => {
  assertNone(
    "only new_row.ts imports uuid",
    importsThat(
      ({ path }) => path !== "common/database/new_row.ts" && !within("web-static")(path),
      (target) => /^(npm:)?uuid(@|$)/.test(target),
    ),
  );
  // None of these is a row: an id for the logs, a password nobody has, an id of a token, a name for a file,
  // a proposal that waits for its answer.
  const otherIds = within(
    "common/http/mount.ts",
    "common/security/passwords.ts",
    "common/security/access_tokens.ts",
    "common/security/key_file.ts",
    "common/ask/tool_calls.ts",
  );
  assertNone(
    "take ids from newRow()",
    linesThat(
      ({ path, isTest }) => isTest || within("web-static", "e2e", "bench", "tasks")(path) || otherIds(path),
      /randomUUID/,
    ),
  );
  assertNone(
    "take createdAt from newRow()",
    linesThat(
      ({ path, isTest }) => isTest || within("web-static", "bench", "common/database/new_row.ts")(path),
      /\bcreatedAt: (toTimestamp|new Date|Temporal)\b/,
    ),
  );
  assertNone(
    "take the time from a Clock",
    linesThat(
      ({ path, isTest }) =>
        isTest || within("web-static", "bench", "tasks", "e2e", "common/clock.ts", "common/log.ts")(path),
      /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/,
    ),
  );
});

Deno.test("files are named for what is in them", () => {
  const names = files.map(({ path }) => path);
  assertNone(
    "snake_case",
    names.filter((path) => !/^_?[a-z0-9]+(_[a-z0-9]+)*\.tsx?$/.test(posix.basename(path))),
  );
  assertNone(
    "no dumping grounds",
    names.filter((path) => /(^|[/_])(index|utils?|helpers?|lib|misc|common)\.tsx?$/.test(path)),
  );
  assertNone("no default exports", linesThat(() => false, /^export default\b/));
  assertNone(
    "a reason to exist in its first comment",
    files.filter(({ text, isTest, path }) =>
      !isTest && !within("web-static")(path) && !/@module \*\/|@module$/m.test(text)
    )
      .map(({ path }) => path),
  );
});

Deno.test("a handler's file stays within 120 lines", () => {
  assertNone(
    "split it",
    files.filter(({ path, text, isTest }) =>
      /^functions\/\w+\/[a-z]/.test(path) && !isTest && text.split("\n").length > 121
    )
      .map(({ path }) => path),
  );
});

Deno.test("no test is skipped or run alone", () => {
  assertNone(
    "a test that does not run proves nothing",
    linesThat(() => false, /\bDeno\.test\.(ignore|only)\b|^\s*(ignore|only): /),
  );
});

Deno.test("packages come from npm, each at one exact version", () => {
  const { imports } = JSON.parse(Deno.readTextFileSync(new URL("deno.json", ROOT)));
  assertNone(
    "npm:<name>@<version>",
    Object.entries<string>(imports).filter(([, at]) =>
      !/^npm:(@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+[\w.-]*$/.test(at)
    )
      .map(([name, at]) => `${name}: ${at}`),
  );
  assertNone(
    "import the bare name",
    importsThat(() => true, (target) => /^(npm:|jsr:|https?:)/.test(target)),
  );
});
