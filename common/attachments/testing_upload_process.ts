/** A process that stores and removes attachments, many at a time, and says what it has done, to be killed. @module */
import { parseConfig } from "../config.ts";
import { createLogger } from "../log.ts";
import { openRuntime } from "../runtime.ts";
import { type TestRuntime, testUser } from "../testing.ts";
import { AttachmentRepository } from "./attachment_repository.ts";

const [folder] = Deno.args;
const WORKERS = 6;
/** So few contents that several workers often have the same. */
const CONTENTS = 5;

const say = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
const config = parseConfig({ LIBSQL_URL: `file:${folder}/zhiji.db`, RATE_LIMIT: "off" });
const runtime = await openRuntime(config, createLogger("error", () => {}));
const { database, files, clock } = runtime;
const [known] = await database.rows<[string]>("SELECT id FROM users");
const userId = known?.[0] ?? (await testUser(runtime as TestRuntime)).id;
const attachments = new AttachmentRepository({ database, files, clock, userId, bytesMax: 1_000_000 });

async function work(seed: number) {
  for (let i = seed;; i = (i * 1_103_515_245 + 12_345) % 2_147_483_648) {
    const text = `content-${i % CONTENTS}`;
    await using file = await files.receive(new Blob([text]).stream(), 1_000);
    const { id } = await attachments.add(file, { name: text, recordId: null });
    say(`stored ${id} ${text}`);
    if (i % 3 === 0) continue;
    say(`removing ${id}`);
    await database.commit([{ sql: "DELETE FROM attachments WHERE id = ?", args: [id] }]);
    await files.removeUnused();
  }
}

await Promise.all(Array.from({ length: WORKERS }, (_, i) => work(i + 1)));
