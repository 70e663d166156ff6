import assert from "node:assert/strict";
import { temporaryFolder } from "../testing.ts";
import { EmbeddedConnection } from "./embedded_connection.ts";

async function withFile(test: (path: string, writer: EmbeddedConnection) => void): Promise<void> {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/zhiji.db`;
  const writer = new EmbeddedConnection(path, ["journal_mode = WAL", "wal_autocheckpoint = 0"]);
  try {
    writer.exec("CREATE TABLE lines (id INTEGER PRIMARY KEY, text)");
    test(path, writer);
  } finally {
    writer.close();
  }
}

const open = (path: string) => new EmbeddedConnection(path, []);

Deno.test("reconnect() makes a connection that met SQLITE_BUSY write for others again", () =>
  withFile((path, writer) => {
    const outside = open(path);
    const insert = "INSERT INTO lines (text) VALUES (?)";
    outside.exec("BEGIN IMMEDIATE");
    assert.throws(() => writer.execute({ sql: insert, args: ["refused"] }), { code: "SQLITE_BUSY" });
    outside.exec("ROLLBACK");

    writer.reconnect();
    // Another statement: it would be taken for kept while the refused one is still running.
    assert.equal(writer.execute("INSERT INTO lines (text) VALUES ('kept')").rowsAffected, 1);

    assert.deepEqual(outside.rows("SELECT text FROM lines"), [["kept"]]);
    outside.close();
  }));

Deno.test("reconnect() runs the pragmas again", () =>
  withFile((path, writer) => {
    const reader = new EmbeddedConnection(path, ["query_only = ON"]);
    const insert = "INSERT INTO lines (text) VALUES ('x')";
    assert.throws(() => reader.execute(insert), { code: "SQLITE_READONLY" });
    reader.reconnect();
    assert.throws(() => reader.execute(insert), { code: "SQLITE_READONLY" });
    assert.deepEqual(writer.rows("SELECT count(*) FROM lines"), [[0]]);
    reader.close();
  }));

Deno.test("execute() of INSERT … RETURNING leaves the log free to be cut down", () =>
  withFile((path, writer) => {
    for (let i = 0; i < 200; i++) {
      const { rows } = writer.execute({
        sql: "INSERT INTO lines (text) VALUES (?) RETURNING id",
        args: [`line ${i} ${"x".repeat(500)}`],
      });
      assert.equal(rows.length, 1);
    }
    const [busy, , left] = writer.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]!;
    assert.deepEqual({ busy, left }, { busy: 0, left: 0 });
    assert.equal(Deno.statSync(`${path}-wal`).size, 0);
  }));

Deno.test("row() of one row among many holds back neither the log nor later reads", () =>
  withFile((path, writer) => {
    for (let i = 0; i < 50; i++) writer.execute("INSERT INTO lines (text) VALUES ('before')");
    const reader = open(path);
    assert.deepEqual(reader.row("SELECT text FROM lines WHERE id > ?", [0]), ["before"]);
    writer.execute("UPDATE lines SET text = 'after'");
    assert.deepEqual(reader.row("SELECT text FROM lines WHERE id > ?", [0]), ["after"]);

    assert.equal(writer.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]![0], 0);
    assert.equal(Deno.statSync(`${path}-wal`).size, 0);
    reader.close();
  }));

Deno.test("a lone blob is an argument like any other", () =>
  withFile((_path, writer) => {
    const bytes = new Uint8Array([0, 255, 128]);
    writer.execute({ sql: "INSERT INTO lines (text) VALUES (?)", args: [bytes] });
    const [row] = writer.rows("SELECT id FROM lines WHERE text = ?", [bytes]);
    assert.deepEqual(row, [1]);
    assert.deepEqual(writer.row("SELECT hex(text) FROM lines WHERE text = ?", [bytes]), ["00FF80"]);
  }));

Deno.test("more statements than are kept still run", () =>
  withFile((_path, writer) => {
    for (let i = 0; i < 1_100; i++) assert.deepEqual(writer.rows(`SELECT ${i}`), [[i]]);
    assert.deepEqual(writer.rows("SELECT 0"), [[0]]);
  }));
