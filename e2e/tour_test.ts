import assert from "node:assert/strict";
import { SERVICE_NAMES } from "../common/config.ts";
import { eventually, temporaryFolder } from "../common/testing.ts";

const ROOT = new URL("../", import.meta.url);
const SIGN_UP = "curl -s localhost:8001/register";

const START_MS_MAX = 30_000;

/** The five lines of a README. */
function tourOf(readme: string): string {
  const text = Deno.readTextFileSync(new URL(readme, ROOT));
  const block = [...text.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, body]) => body!)
    .find((body) => body.startsWith(SIGN_UP));
  assert.ok(block, `${readme} has a tour`);
  assert.equal(block.trim().split("\n").length, 5);
  return block;
}

/** Starts all services as the task does, on free ports and a database of their own. */
async function startServices(folder: string) {
  const { tasks } = JSON.parse(Deno.readTextFileSync(new URL("deno.json", ROOT)));
  const [, ...args] = tasks.start.command.split(" ") as string[];
  const env = Object.fromEntries(SERVICE_NAMES.map((name) => [`${name.toUpperCase()}_PORT`, "0"]));
  const services = new Deno.Command(Deno.execPath(), {
    args,
    cwd: ROOT,
    env: { ...env, LIBSQL_URL: `file:${folder}/zhiji.db` },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let said = "";
  const reading = (async () => {
    for await (const text of services.stdout.pipeThrough(new TextDecoderStream())) said += text;
  })();
  const listening = () =>
    [...said.matchAll(/"msg":"listening","service":"(\w+)","port":(\d+)/g)]
      .map(([, name, port]) => [name!, port!] as const);
  await eventually("all services listen", () => listening().length === SERVICE_NAMES.length, START_MS_MAX);
  return {
    ports: new Map(listening()),
    async [Symbol.asyncDispose]() {
      services.kill("SIGTERM");
      await services.status;
      await reading;
    },
  };
}

for (const readme of ["README.md", "README.zh-CN.md"]) {
  Deno.test(`the tour of ${readme} works as pasted`, async () => {
    const tour = tourOf(readme);
    await using folder = await temporaryFolder();
    await using services = await startServices(folder.path);
    const defaults = Deno.readTextFileSync(new URL(".env", ROOT));
    const pasted = SERVICE_NAMES.reduce((text, name) => {
      const port = new RegExp(`^${name.toUpperCase()}_PORT=(\\d+)$`, "m").exec(defaults)![1];
      return text.replaceAll(`localhost:${port}/`, `localhost:${services.ports.get(name)}/`);
    }, tour);

    // A line break after each answer tells them apart.
    const { code, stdout } = await new Deno.Command("bash", {
      args: ["-e", "-c", pasted.replaceAll(/^curl .*$/gm, "$&; echo")],
    }).output();
    const [registered, captured, added, answered] = new TextDecoder().decode(stdout).trim().split("\n")
      .map((answer) => JSON.parse(answer));

    assert.equal(code, 0);
    assert.equal(registered.user.role, "administrator");
    const [record] = captured.records;
    assert.equal(record.type, "expense");
    assert.deepEqual(record.data, { amount: 128, currency: "CNY", category: "food" });
    assert.deepEqual(added, { value: 128, unit: "CNY", count: 1, recordIds: [record.id] });
    assert.match(answered.text, /128/);
    assert.deepEqual(answered.sources.map(({ id }: { id: string }) => id), [record.id]);
  });
}
