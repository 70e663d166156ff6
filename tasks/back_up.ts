/** Copies the embedded database, its keys and attachments into a new folder, also while the services run. @module */
import NativeDatabase from "libsql";
import { readConfig } from "./read_config.ts";

const DATABASE = "zhiji.db";
/** Keys that lie beside the database: of tokens, and of the seeds of authenticator apps. */
const KEY_FILES = ["signing_keys.json", "sealing_key"];

/** Makes `target` and puts a consistent, checked copy of the database file `source` into it. */
export function backUp(source: string, target: string): void {
  // Opening a file that is not there would make it.
  Deno.statSync(source);
  Deno.mkdirSync(target, { recursive: true, mode: 0o700 });
  const copy = `${target}/${DATABASE}`;
  copyDatabase(source, copy);
  Deno.chmodSync(copy, 0o600);
  const folder = source.slice(0, source.lastIndexOf("/") + 1);
  for (const name of KEY_FILES) copyKeys(`${folder}${name}`, `${target}/${name}`);
  copyAttachments(`${folder}attachments`, `${target}/attachments`, copy);
}

/** The files that the copied database refers to, and no others: what is stored later belongs to a later backup. */
function copyAttachments(from: string, to: string, database: string): void {
  for (const sha256 of attachmentsIn(database)) {
    const inFolder = sha256.slice(0, 2);
    try {
      Deno.statSync(`${from}/${inFolder}/${sha256}`);
    } catch (error) {
      // Removed since the database was copied, or kept in a bucket.
      if (error instanceof Deno.errors.NotFound) continue;
      throw error;
    }
    Deno.mkdirSync(`${to}/${inFolder}`, { recursive: true, mode: 0o700 });
    Deno.copyFileSync(`${from}/${inFolder}/${sha256}`, `${to}/${inFolder}/${sha256}`);
    Deno.chmodSync(`${to}/${inFolder}/${sha256}`, 0o600);
  }
}

function attachmentsIn(database: string): string[] {
  const copy = new NativeDatabase(database);
  try {
    const known = copy.prepare("SELECT 1 FROM sqlite_master WHERE name = 'attachments'").raw().all([]);
    if (known.length === 0) return [];
    return (copy.prepare("SELECT DISTINCT sha256 FROM attachments").raw().all([]) as string[][]).flat();
  } finally {
    copy.close();
  }
}

function copyKeys(from: string, to: string): void {
  try {
    Deno.copyFileSync(from, to);
    Deno.chmodSync(to, 0o600);
  } catch (error) {
    // Nobody has needed such a key yet.
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function copyDatabase(source: string, copy: string): void {
  const from = new NativeDatabase(source);
  try {
    // The one checkpointer of a running database is the service's own.
    from.exec("PRAGMA wal_autocheckpoint = 0");
    from.prepare("VACUUM INTO ?").run(copy);
  } finally {
    from.close();
  }
  const to = new NativeDatabase(copy);
  try {
    const [answer] = to.prepare("PRAGMA quick_check(1)").raw().all([]) as string[][];
    if (answer?.[0] !== "ok") throw new Error(`the copy is damaged: ${answer?.[0]}`);
  } finally {
    to.close();
  }
}

if (import.meta.main) {
  const [target] = Deno.args;
  try {
    const { database } = readConfig();
    if (target === undefined) throw new Error("name a new folder: deno task backup <folder>");
    if (!database.url.startsWith("file:")) throw new Error("LIBSQL_URL is a server; back it up there");
    backUp(database.url.slice("file:".length), target);
    console.log(target);
  } catch (error) {
    console.error(`cannot back up: ${error instanceof Error ? error.message : error}`);
    Deno.exit(1);
  }
}
