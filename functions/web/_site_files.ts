/** The built client's files, read once and kept in memory with their compressed forms. @module */
import { createHash } from "node:crypto";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  webmanifest: "application/manifest+json",
};

type Bytes = Uint8Array<ArrayBuffer>;

export interface SiteFile {
  type: string;
  etag: string;
  body: Bytes;
  /** Compressed forms by content coding, the best first. */
  encoded: { encoding: "br" | "gzip"; body: Bytes }[];
}

/** Files by the path they are served under; empty where the folder does not exist. */
export function loadSite(dist: URL): ReadonlyMap<string, SiteFile> {
  const site = new Map<string, SiteFile>();
  for (const path of list(dist)) {
    const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
    if (type === undefined) continue;
    const body = Deno.readFileSync(new URL(path, dist));
    site.set(`/${path}`, {
      type,
      body,
      etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`,
      encoded: ([["br", ".br"], ["gzip", ".gz"]] as const).flatMap(([encoding, extension]) => {
        const compressed = readIfThere(new URL(path + extension, dist));
        return compressed && compressed.length < body.length ? [{ encoding, body: compressed }] : [];
      }),
    });
  }
  return site;
}

/** The smallest form that the client accepts; RFC 9110 §12.5.3 without weights beyond zero. */
export function chooseEncoding(
  file: SiteFile,
  accept: string,
): { encoding: "br" | "gzip" | null; body: Bytes } {
  const accepted = accept.toLowerCase().split(",").map((part) => part.replaceAll(" ", ""))
    .filter((part) => !/;q=0(\.0*)?$/.test(part)).map((part) => part.split(";")[0]);
  return file.encoded.find(({ encoding }) => accepted.includes(encoding)) ??
    { encoding: null, body: file.body };
}

function list(folder: URL, prefix = ""): string[] {
  try {
    return [...Deno.readDirSync(folder)].flatMap((entry) =>
      entry.isDirectory
        ? list(new URL(`${entry.name}/`, folder), `${prefix}${entry.name}/`)
        : [prefix + entry.name]
    );
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

function readIfThere(file: URL): Bytes | null {
  try {
    return Deno.readFileSync(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
