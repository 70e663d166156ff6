import assert from "node:assert/strict";
import { copyFileSync, truncateSync } from "node:fs";
import { eventually, temporaryFolder, testLogger } from "../testing.ts";
import { EmbeddedConnection } from "./embedded_connection.ts";
import { DatabaseFileError, type EmbeddedDatabase, openEmbeddedDatabase } from "./embedded_database.ts";

const log = testLogger();

async function withPath(test: (path: string) => Promise<void> | void): Promise<void> {
  await using folder = await temporaryFolder();
  await test(`${folder.path}/zhiji.db`);
}

async function withDatabase(
  test: (database: EmbeddedDatabase, path: string) => Promise<void>,
): Promise<void> {
  await withPath(async (path) => {
    const database = openEmbeddedDatabase(path, log);
    try {
      await database.writer.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY, text)");
      await test(database, path);
    } finally {
      await database.close();
    }
  });
}

const lines = (count: number, chars = 1_000) =>
  Array.from({ length: count }, (_, i) => ({
    sql: "INSERT INTO lines (text) VALUES (?)",
    args: [`${i} ${"x".repeat(chars)}`],
  }));

const refused = (path: string, why: RegExp) =>
  assert.throws(() => openEmbeddedDatabase(path, log), (error) => {
    assert.ok(error instanceof DatabaseFileError, String(error));
    assert.match(error.message, why);
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });

Deno.test("the writer's connection is durable, checked and without automatic checkpoints", () =>
  withDatabase(async ({ writer }) => {
    const pragmas = {
      journal_mode: "wal",
      synchronous: 2,
      foreign_keys: 1,
      wal_autocheckpoint: 0,
      secure_delete: 1,
      // Small while the file is looked through at the start, and of its full size after.
      cache_size: -32_000,
    };
    for (const [pragma, value] of Object.entries(pragmas)) {
      const { rows } = await writer.execute(`PRAGMA ${pragma}`);
      assert.equal(rows[0]![0], value, pragma);
    }
  }));

Deno.test("the reader refuses writes", () =>
  withDatabase(async ({ reader, writer }) => {
    for (
      const sql of ["INSERT INTO lines (text) VALUES ('x')", "DROP TABLE lines", "CREATE TABLE more (id)"]
    ) {
      await assert.rejects(async () => await reader.execute(sql), { code: "SQLITE_READONLY" }, sql);
    }
    assert.deepEqual(
      [...(await writer.execute("SELECT count(*) FROM lines")).rows[0] as unknown as number[]],
      [0],
    );
  }));

Deno.test("a read sees what was acknowledged before it", () =>
  withDatabase(async ({ reader, row, writer }) => {
    for (let i = 1; i <= 20; i++) {
      await writer.execute({ sql: "INSERT INTO lines (text) VALUES (?)", args: [`line ${i}`] });
      assert.deepEqual(row("SELECT text FROM lines WHERE id = ?", [i]), [`line ${i}`]);
      assert.equal((await reader.execute("SELECT id FROM lines")).rows.length, i);
    }
  }));

Deno.test("a migration that rebuilds a table keeps the rows that refer to it, also where it waits for a lock", () =>
  withDatabase(async ({ writer, reader }, path) => {
    await writer.batch([
      "CREATE TABLE notes (line_id INTEGER REFERENCES lines (id) ON DELETE CASCADE)",
      ...lines(3, 1),
      "INSERT INTO notes SELECT id FROM lines",
    ]);
    const outside = new EmbeddedConnection(path, []);
    outside.exec("BEGIN IMMEDIATE");
    const migrated = writer.migrate([
      "CREATE TABLE new_lines (id INTEGER PRIMARY KEY, text TEXT)",
      "INSERT INTO new_lines SELECT id, text FROM lines",
      "DROP TABLE lines",
      "ALTER TABLE new_lines RENAME TO lines",
    ]);
    // The writer has met the lock and replaced its connection by then.
    await new Promise((resolve) => setTimeout(resolve, 60));
    outside.exec("COMMIT");
    outside.close();
    await migrated;
    assert.equal((await reader.execute("SELECT line_id FROM notes")).rows.length, 3);
    assert.equal((await writer.execute("PRAGMA foreign_keys")).rows[0]![0], 1);
  }));

Deno.test("close() keeps every write that waited, and leaves one whole file", () =>
  withPath(async (path) => {
    const database = openEmbeddedDatabase(path, log);
    await database.writer.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY, text)");
    const writes = lines(700, 10).map((line) => database.writer.execute(line));
    await database.close();
    await Promise.all(writes);

    const outside = new EmbeddedConnection(path, []);
    assert.deepEqual(outside.rows("SELECT count(*) FROM lines"), [[700]]);
    outside.close();
  }));

Deno.test("the write-ahead log stays bounded while rows keep coming", () =>
  withDatabase(async ({ writer }, path) => {
    let written = 0;
    const sizes: number[] = [];
    for (let round = 0; round < 12; round++) {
      const before = Deno.statSync(path).size;
      await Promise.all(lines(600).map((line) => writer.execute(line)));
      written += 600 * 1_000;
      await eventually("a checkpoint moves the log into the file", () => Deno.statSync(path).size > before);
      sizes.push(Deno.statSync(`${path}-wal`).size);
    }
    const largest = Math.max(...sizes);
    assert.ok(largest < written / 3, `the log has ${largest} bytes after ${written} were written`);
  }));

Deno.test("one write alone is moved into the file when no more come", () =>
  withDatabase(async ({ writer }, path) => {
    const before = Deno.statSync(path).size;
    await Promise.all(lines(1, 20_000).map((line) => writer.execute(line)));
    await eventually("the log is moved into the file", () => Deno.statSync(path).size > before);
  }));

Deno.test("a second process on the same file is refused with what to do", () =>
  withDatabase(async (_database, path) => {
    refused(path, /zhiji\.db is in use by another Zhiji process; stop it, or .* LIBSQL_URL/);
    const script = `import { openEmbeddedDatabase } from "${new URL(
      "./embedded_database.ts",
      import.meta.url,
    )}";
      import { createLogger } from "${new URL("../log.ts", import.meta.url)}";
      try { openEmbeddedDatabase(${
      JSON.stringify(path)
    }, createLogger("info")); } catch (error) { console.log(error.message); }`;
    const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["eval", script] }).output();
    assert.match(new TextDecoder().decode(stdout), /in use by another Zhiji process/);
  }));

Deno.test("a file that was refused can be opened once its holder is gone", () =>
  withPath(async (path) => {
    const first = openEmbeddedDatabase(path, log);
    refused(path, /in use/);
    await first.close();
    await openEmbeddedDatabase(path, log).close();
  }));

Deno.test("an empty file does not pass for a new database", () =>
  withPath((path) => {
    Deno.writeTextFileSync(path, "");
    refused(path, /is 0 bytes long and no database; restore a backup, or remove the file to start anew/);
    assert.equal(Deno.statSync(path).size, 0, "the file was changed");
  }));

Deno.test("a file that is no database is refused and left as it is", () =>
  withPath((path) => {
    for (const text of ["Dear diary, ".repeat(5_000), "\0".repeat(8_192)]) {
      Deno.writeTextFileSync(path, text);
      refused(path, /is no database/);
      assert.equal(Deno.readTextFileSync(path), text);
    }
  }));

async function closedDatabase(path: string): Promise<void> {
  const database = openEmbeddedDatabase(path, log);
  await database.writer.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY, text)");
  await database.writer.execute("CREATE INDEX lines_by_text ON lines (text)");
  await database.writer.batch(lines(200), "write");
  await database.close();
}

Deno.test("a file that was cut short is refused", () =>
  withPath(async (path) => {
    await closedDatabase(path);
    truncateSync(path, Math.floor(Deno.statSync(path).size / 2));
    refused(path, /is cut short: \d+ bytes of \d+; restore a backup/);
  }));

Deno.test("a damaged file is refused", () =>
  withPath(async (path) => {
    await closedDatabase(path);
    const file = Deno.openSync(path, { write: true });
    file.seekSync(4096 * 3, Deno.SeekMode.Start);
    file.writeSync(new Uint8Array(4096 * 20).fill(0xa5));
    file.close();
    refused(path, /is damaged.*; restore a backup/);
  }));

Deno.test("a file whose checkpoint was cut off is whole together with its log", () =>
  withDatabase(async ({ writer }, path) => {
    await writer.batch(lines(400), "write");
    const connection = new EmbeddedConnection(path, []);
    // All pages are in the file now and still in the log: as kill -9 in a checkpoint would leave them.
    connection.rows("PRAGMA wal_checkpoint(PASSIVE)");
    await using elsewhere = await temporaryFolder();
    const copy = `${elsewhere.path}/zhiji.db`;
    for (const suffix of ["", "-wal"]) copyFileSync(path + suffix, copy + suffix);
    connection.close();
    truncateSync(copy, 4096 * 10);

    const recovered = openEmbeddedDatabase(copy, log);
    const { rows } = await recovered.reader.execute("SELECT count(*) FROM lines");
    assert.equal(rows[0]![0], 400);
    await recovered.close();
  }));

Deno.test("a file that was cut short is refused also where a log lies beside it that has not its pages", () =>
  withPath(async (path) => {
    await closedDatabase(path);
    const connection = new EmbeddedConnection(path, ["wal_autocheckpoint = 0"]);
    connection.execute("INSERT INTO lines (text) VALUES ('one more')");
    await using elsewhere = await temporaryFolder();
    const copy = `${elsewhere.path}/zhiji.db`;
    for (const suffix of ["", "-wal"]) copyFileSync(path + suffix, copy + suffix);
    connection.close();
    assert.ok(Deno.statSync(`${copy}-wal`).size > 0);
    truncateSync(copy, 4096 * 10);
    refused(copy, /is damaged.*; restore a backup/);
  }));

Deno.test("the file, its log and its lock are for their owner's eyes only", () =>
  withDatabase((_database, path) => {
    for (const name of [path, `${path}-wal`, `${path}-shm`, `${path}.lock`]) {
      assert.equal(Deno.statSync(name).mode! & 0o777, 0o600, name);
    }
    return Promise.resolve();
  }));

Deno.test("a place that cannot be written stops the start in one line", async () => {
  await using folder = await temporaryFolder();
  assert.throws(() => openEmbeddedDatabase(folder.path, log), (error: Error) => {
    return error instanceof DatabaseFileError && error.message.startsWith(`${folder.path} cannot be opened`);
  });
});
