import type { InStatement } from "@libsql/client";
import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { temporaryFolder, testLogger } from "../testing.ts";
import { EmbeddedConnection } from "./embedded_connection.ts";
import { GroupCommit } from "./group_commit.ts";

const BUSY_WAIT_MS = 400;

interface Bench {
  writer: EmbeddedConnection;
  commits: GroupCommit;
  /** A connection of somebody else's on the same file. */
  outside: EmbeddedConnection;
  /** Jobs of each durable commit. */
  groups: number[];
  logged(): string;
}

async function withQueue(test: (bench: Bench) => Promise<void>): Promise<void> {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/zhiji.db`;
  const writer = new EmbeddedConnection(path, [
    "journal_mode = WAL",
    "synchronous = FULL",
    "cache_size = -32000",
  ]);
  writer.exec("CREATE TABLE lines (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)");
  const log = testLogger();
  const groups: number[] = [];
  const commits = new GroupCommit(writer, log, (jobs) => groups.push(jobs), BUSY_WAIT_MS);
  const outside = new EmbeddedConnection(path, []);
  try {
    await test({ writer, commits, outside, groups, logged: log.lines });
  } finally {
    outside.close();
    writer.close();
  }
}

const insert = (text: string | null): InStatement => ({
  sql: "INSERT INTO lines (text) VALUES (?)",
  args: [text],
});
const linesOf = (connection: EmbeddedConnection) =>
  connection.rows("SELECT text FROM lines ORDER BY id").map(([text]) => text);

Deno.test("write() resolves when another connection can see the rows", () =>
  withQueue(async ({ commits, outside }) => {
    await commits.write([insert("a"), insert("b")]);
    assert.deepEqual(linesOf(outside), ["a", "b"]);
  }));

Deno.test("many jobs share few commits", () =>
  withQueue(async ({ commits, outside, groups }) => {
    const jobs = Array.from({ length: 1_000 }, (_, i) => commits.write([insert(`line ${i}`)]));
    await Promise.all(jobs);
    assert.equal(linesOf(outside).length, 1_000);
    assert.equal(groups.reduce((sum, jobs) => sum + jobs, 0), 1_000);
    assert.ok(groups.length <= 8, `${groups.length} commits for 1,000 jobs`);
  }));

Deno.test("a job that fails is undone alone and the others of its group are kept", () =>
  withQueue(async ({ commits, outside, groups }) => {
    const outcomes = await Promise.allSettled([
      commits.write([insert("first")]),
      commits.write([insert("half"), insert(null)]),
      commits.write([insert(null)]),
      commits.write([insert("twice"), insert("twice")]),
      commits.write([insert("last")]),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status), [
      "fulfilled",
      "rejected",
      "rejected",
      "rejected",
      "fulfilled",
    ]);
    assert.deepEqual(linesOf(outside), ["first", "last"]);
    assert.equal(groups.length, 1, "all five were one group");
  }));

Deno.test("a write that meets a lock waits for it, is not acknowledged before, and is then seen by others", () =>
  withQueue(async ({ writer, commits, outside }) => {
    // Set on this connection only: its loss shows that the connection was replaced.
    writer.exec("PRAGMA cache_size = -1234");
    outside.exec("BEGIN IMMEDIATE");
    outside.execute(insert("theirs"));
    let acknowledged = 0;
    const writes = Array.from(
      { length: 20 },
      (_, i) => commits.write([insert(`ours ${i}`)]).then(() => acknowledged++),
    );
    // The lock is held while the writer has tried and tried again.
    await new Promise((resolve) => setTimeout(resolve, 120));
    assert.equal(acknowledged, 0);

    outside.exec("COMMIT");
    await Promise.all(writes);
    assert.equal(acknowledged, 20);
    assert.deepEqual(linesOf(outside), ["theirs", ...Array.from({ length: 20 }, (_, i) => `ours ${i}`)]);
    assert.deepEqual(writer.rows("PRAGMA cache_size"), [[-32000]], "the connection was not replaced");

    await commits.write([insert("later")]);
    assert.equal(linesOf(outside).at(-1), "later");
  }));

Deno.test("a lock that is never given up refuses the writes, says so in the log, and leaves the next ones whole", () =>
  withQueue(async ({ commits, outside, logged }) => {
    outside.exec("BEGIN IMMEDIATE");
    const refused = await commits.write([insert("refused")]).catch((error) => error);
    assert.ok(refused instanceof AppError);
    assert.equal(refused.code, "unavailable");
    assert.match(logged(), /"level":"error".*locked by another process/);

    outside.exec("ROLLBACK");
    await commits.write([insert("kept")]);
    assert.deepEqual(linesOf(outside), ["kept"]);
  }));

Deno.test("a full disk refuses the whole group as storage_full and keeps what was acknowledged", () =>
  withQueue(async ({ writer, commits, outside, groups }) => {
    await commits.write([insert("kept")]);
    writer.exec(`PRAGMA max_page_count = ${writer.rows("PRAGMA page_count")[0]![0]}`);
    const outcomes = await Promise.allSettled([
      commits.write([insert("small")]),
      commits.write([insert("x".repeat(100_000))]),
    ]);
    for (const outcome of outcomes) {
      assert.ok(outcome.status === "rejected" && outcome.reason instanceof AppError);
      assert.equal(outcome.reason.code, "storage_full");
    }
    assert.deepEqual(linesOf(outside), ["kept"]);
    assert.deepEqual(groups, [1], "a commit that failed is not counted as one");

    await commits.write([insert("room again")]);
    assert.deepEqual(linesOf(outside), ["kept", "room again"]);
  }));

Deno.test("a full queue refuses more instead of growing", () =>
  withQueue(async ({ commits }) => {
    const writes = Array.from({ length: 10_001 }, (_, i) => commits.write([insert(`line ${i}`)]));
    await assert.rejects(writes.at(-1)!, { code: "unavailable", retryAfterSeconds: 1 });
    assert.equal(
      (await Promise.allSettled(writes)).filter(({ status }) => status === "fulfilled").length,
      10_000,
    );
  }));

Deno.test("drained() resolves when nothing waits", () =>
  withQueue(async ({ commits, outside }) => {
    await commits.drained();
    const writes = Array.from({ length: 600 }, (_, i) => commits.write([insert(`line ${i}`)]));
    await commits.drained();
    assert.equal(linesOf(outside).length, 600);
    await Promise.all(writes);
  }));

/** Long enough to be a job of its own that takes several turns of the event loop. */
const LONG_JOB = Array.from({ length: 60_000 }, (_, i) => insert(`long ${i}`));
const countOf = (connection: EmbeddedConnection) =>
  connection.rows("SELECT count(*) FROM lines")[0]![0] as number;

Deno.test("a long job lets the event loop turn, is seen whole or not at all, and others' writes come after it", () =>
  withQueue(async ({ commits, outside, groups }) => {
    const seen = new Set<number>();
    let turns = 0;
    const watch = setInterval(() => {
      turns++;
      seen.add(countOf(outside));
    }, 1);
    const long = commits.write(LONG_JOB);
    const short = commits.write([insert("short")]);
    assert.equal((await long).length, LONG_JOB.length);
    clearInterval(watch);
    await short;
    assert.ok(turns >= 3, `${turns} turns while it ran`);
    assert.deepEqual([...seen], [0], "none of it was seen before all of it");
    assert.equal(countOf(outside), LONG_JOB.length + 1);
    assert.deepEqual(groups, [LONG_JOB.length, 1]);
  }));

Deno.test("a long job that fails leaves nothing, and the writes behind it are done", () =>
  withQueue(async ({ commits, outside }) => {
    const long = commits.write([...LONG_JOB, insert("long 7")]).catch((error) => error);
    const short = commits.write([insert("short")]);
    assert.match(String(await long), /UNIQUE/);
    await short;
    assert.deepEqual(linesOf(outside), ["short"]);
  }));

Deno.test("drained() waits for a long job that runs", () =>
  withQueue(async ({ commits, outside }) => {
    const long = commits.write(LONG_JOB);
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(commits.isInTransaction, true);
    await commits.drained();
    assert.equal(commits.isInTransaction, false);
    assert.equal(countOf(outside), LONG_JOB.length);
    await long;
  }));
