/** A process that imports 20,000 rows and says how far it is, to be killed in the middle. @module */
import { parseConfig } from "../../common/config.ts";
import { UserContext } from "../../common/context.ts";
import { createLogger } from "../../common/log.ts";
import { openRuntime } from "../../common/runtime.ts";
import { type TestRuntime, testUser } from "../../common/testing.ts";

const [folder] = Deno.args;
const say = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
const config = parseConfig({ LIBSQL_URL: `file:${folder}/zhiji.db`, RATE_LIMIT: "off" });
const runtime = await openRuntime(config, createLogger("error", () => {}));
const [known] = await runtime.database.rows<[string]>("SELECT id FROM users");
const userId = known?.[0] ?? (await testUser(runtime as TestRuntime)).id;
const tokens = await runtime.sessions.open({
  userId,
  clientId: "zhiji",
  scope: "records:read records:write",
  userAgent: null,
});
const ctx = new UserContext(runtime, await runtime.accessTokens.verify(tokens.accessToken), {
  requestId: "test",
  address: "127.0.0.1",
  userAgent: null,
  signal: new AbortController().signal,
});
const [[found]] = await runtime.database.rows<[number]>("SELECT count(*) FROM records") as [[number]];
say(`found ${found}`);
const rows = Array.from({ length: 20_000 }, (_, i) => `row ${i} ${"words ".repeat(20)}`);
// Says when the storing has gone on for a while: nothing of one transaction is in a file before its commit.
const { commit } = runtime.database;
let isStoring = false;
runtime.database.commit = (statements) => {
  if (!isStoring && statements.length > 500) setTimeout(() => say("storing"), 100);
  isStoring ||= statements.length > 500;
  return commit(statements);
};
const { counts } = await ctx.imports.import(new TextEncoder().encode(`text\n${rows.join("\n")}\n`), {});
say(`done ${counts.new}`);
