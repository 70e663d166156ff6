/** A process that tells of what is due while its clock runs a minute a round, to be killed: `<folder> <from> <to>`. @module */
import { parseConfig } from "../config.ts";
import { openRuntime } from "../runtime.ts";
import { FrozenClock, testLogger } from "../testing.ts";

const [folder, from, to] = Deno.args as [string, string, string];
const clock = new FrozenClock(from);
const config = parseConfig({ LIBSQL_URL: `file:${folder}/zhiji.db` });
await using runtime = await openRuntime(config, testLogger(), clock);
const encoder = new TextEncoder();
for (; clock.now() <= Date.parse(to); clock.advance(60_000)) {
  // Said before it is done: whoever starts the next process lets it begin here.
  Deno.stdout.writeSync(encoder.encode(`${new Date(clock.now()).toISOString()}\n`));
  await runtime.reminders.runDue();
}
Deno.stdout.writeSync(encoder.encode("end\n"));
