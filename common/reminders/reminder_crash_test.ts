import assert from "node:assert/strict";
import { parseConfig } from "../config.ts";
import { openRuntime } from "../runtime.ts";
import { FrozenClock, NOW, temporaryFolder, testLogger, testUser } from "../testing.ts";

const PROCESS = new URL("testing_reminder_process.ts", import.meta.url).pathname;
const HOURS = 6;
const RECORDS = 5;

/** Lets the process run until it has said so many lines, then kills it; gives the last line. */
async function runUntilKilled(folder: string, from: string, to: string, lines: number): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", PROCESS, folder, from, to],
    stdout: "piped",
  }).spawn();
  let said = "";
  for await (const bytes of child.stdout) {
    said += new TextDecoder().decode(bytes);
    if (said.split("\n").length > lines) child.kill("SIGKILL");
  }
  await child.status;
  return said.trimEnd().split("\n").at(-1)!;
}

Deno.test("processes that are killed again and again tell of each time exactly once", async () => {
  await using folder = await temporaryFolder();
  const config = parseConfig({ LIBSQL_URL: `file:${folder.path}/zhiji.db` });
  const open = () => openRuntime(config, testLogger(), new FrozenClock());
  {
    await using runtime = await open();
    const user = await testUser(runtime);
    await user.ctx.records.addAll(Array.from({ length: RECORDS }, (_, i) => ({
      type: "todo",
      text: `todo ${i}`,
      data: { dueAt: NOW, repeat: "FREQ=MINUTELY;INTERVAL=10" },
      source: "api" as const,
    })));
  }
  const to = new Date(Date.parse(NOW) + HOURS * 3_600_000).toISOString();
  let at = NOW;
  let kills = 0;
  for (const lines of [20, 41, 33, 60, 25, Infinity]) {
    at = await runUntilKilled(folder.path, at, to, lines);
    if (at !== "end") kills++;
  }
  assert.equal(at, "end");
  assert.equal(kills, 5);
  await using runtime = await open();
  const rows = await runtime.database.rows<[string, number, number]>(
    "SELECT at, count(*), count(DISTINCT record_id) FROM notifications GROUP BY at ORDER BY at",
  );
  assert.equal(rows.length, HOURS * 6 + 1);
  assert.ok(rows.every(([, count, of]) => count === RECORDS && of === RECORDS));
});
