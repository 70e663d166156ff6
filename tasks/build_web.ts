/** Builds the browser client into web-static/dist, and does nothing where it is up to date. @module */
import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ROOT = new URL("../", import.meta.url);
const SOURCES = new URL("web-static/", ROOT);
const DIST = new URL("web-static/dist/", ROOT);
const STAMP = new URL("build.json", DIST);
const STYLES = new URL("styles/", SOURCES);
/** Served as they are, under a name that does not change. */
const PLAIN_FILES = [
  "manifest.webmanifest",
  "icon.svg",
  "icon-192.png",
  "icon-512.png",
  "apple-touch-icon.png",
];
const HASH_CHARS = 10;

/** Everything that the output depends on, as one hash. */
function hashSources(): string {
  const hash = createHash("sha256").update(Deno.version.deno);
  const files = [import.meta.url, new URL("deno.lock", ROOT).href];
  const walk = (folder: URL) => {
    for (const entry of Deno.readDirSync(folder)) {
      const url = new URL(entry.name + (entry.isDirectory ? "/" : ""), folder);
      if (url.href === DIST.href || entry.name.endsWith("_test.ts")) continue;
      if (entry.isDirectory) walk(url);
      else files.push(url.href);
    }
  };
  walk(SOURCES);
  for (const file of files.sort()) {
    hash.update(file.slice(ROOT.href.length)).update(Deno.readFileSync(new URL(file)));
  }
  return hash.digest("hex");
}

function isUpToDate(sources: string): boolean {
  try {
    return JSON.parse(Deno.readTextFileSync(STAMP)).sources === sources;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof SyntaxError) return false;
    throw error;
  }
}

/** One script with all it imports, minified. */
async function bundle(entry: string): Promise<string> {
  const out = await Deno.makeTempFile({ suffix: ".js" });
  try {
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "bundle",
        "--quiet",
        "--platform",
        "browser",
        "--minify",
        "-o",
        out,
        new URL(entry, SOURCES).pathname,
      ],
      cwd: ROOT,
      stdout: "null",
    }).output();
    if (!success) throw new Error(`cannot bundle ${entry}:\n${new TextDecoder().decode(stderr)}`);
    return await Deno.readTextFile(out);
  } finally {
    await Deno.remove(out);
  }
}

/** The style sheets in the order of their names, without comments and indentation. */
function joinStyles(): string {
  const names = [...Deno.readDirSync(STYLES)].map(({ name }) => name).filter((name) => name.endsWith(".css"));
  return names.sort().map((name) => Deno.readTextFileSync(new URL(name, STYLES))).join("\n")
    .replace(/\/\*[^]*?\*\//g, "").replace(/\n\s*/g, "\n").replace(/\n+/g, "\n").trim();
}

/** Writes a file and its compressed forms. */
function write(folder: URL, name: string, content: string | Uint8Array): void {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  Deno.writeFileSync(new URL(name, folder), bytes);
  if (/\.png$/.test(name)) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  Deno.writeFileSync(new URL(`${name}.br`, folder), brotliCompressSync(bytes, quality));
  Deno.writeFileSync(new URL(`${name}.gz`, folder), gzipSync(bytes, { level: 9 }));
}

function hashedName(name: string, extension: string, content: string): string {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, HASH_CHARS);
  return `assets/${name}-${hash}.${extension}`;
}

async function build(sources: string): Promise<void> {
  const [script, worker] = await Promise.all([bundle("client/main.tsx"), bundle("client/service_worker.ts")]);
  const styles = joinStyles();
  const scriptName = hashedName("app", "js", script);
  const stylesName = hashedName("styles", "css", styles);
  const page = Deno.readTextFileSync(new URL("index.html", SOURCES))
    .replace("{{script}}", `/${scriptName}`).replace("{{styles}}", `/${stylesName}`);
  const shell = [`/${scriptName}`, `/${stylesName}`, "/icon.svg", "/manifest.webmanifest"];

  const folder = new URL(`dist-${crypto.randomUUID()}/`, SOURCES);
  Deno.mkdirSync(new URL("assets/", folder), { recursive: true });
  try {
    write(folder, scriptName, script);
    write(folder, stylesName, styles);
    write(folder, "index.html", page);
    write(
      folder,
      "service_worker.js",
      `self.SHELL=${JSON.stringify({ version: sources.slice(0, HASH_CHARS), files: shell })};\n${worker}`,
    );
    for (const name of PLAIN_FILES) write(folder, name, Deno.readFileSync(new URL(name, SOURCES)));
    Deno.writeTextFileSync(new URL("build.json", folder), JSON.stringify({ sources }));
    // Two builds at once must not mix their files: each makes its own folder and the last one wins.
    await Deno.remove(DIST, { recursive: true }).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
    await Deno.rename(folder, DIST);
  } catch (error) {
    await Deno.remove(folder, { recursive: true });
    throw error;
  }
}

// Also as what `deno task dev` loads before the services, at every restart.
const sources = hashSources();
if (!isUpToDate(sources)) await build(sources);
