import assert from "node:assert/strict";
import { temporaryFolder } from "../common/testing.ts";

const ROOT = new URL("../", import.meta.url);
const { tasks } = JSON.parse(Deno.readTextFileSync(new URL("deno.json", ROOT)));
/** As the task has it, but for its place: the tests have folders of their own. */
const [, ...COMMAND] = (tasks.ready.command as string)
  .replace("tasks/check_ready.ts", new URL("tasks/check_ready.ts", ROOT).pathname).split(" ");

/** Runs the check against services on the given ports. */
async function check(
  names: string[],
  ports: Record<string, string>,
  cwd: string | URL = ROOT,
): Promise<{ code: number; said: string }> {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...COMMAND, ...names],
    env: { NO_COLOR: "1", ...ports },
    cwd,
  }).output();
  return { code, said: new TextDecoder().decode(stderr) };
}

Deno.test("check_ready exits with 0 only where every service named answers that it is ready", async () => {
  const serve = (status: number) =>
    Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen() {} },
      (request) => new Response("{}", { status: new URL(request.url).pathname === "/ready" ? status : 404 }),
    );
  await using ready = serve(200);
  await using starting = serve(503);
  const gone = serve(200);
  const ports = {
    AUTH_PORT: String(ready.addr.port),
    LLM_PORT: String(starting.addr.port),
    USER_PORT: String(gone.addr.port),
  };
  await gone.shutdown();

  assert.deepEqual(await check(["auth"], ports), { code: 0, said: "" });
  assert.deepEqual(await check(["auth", "llm"], ports), { code: 1, said: "llm: not ready\n" });
  const { code, said } = await check(["user"], ports);
  assert.equal(code, 1);
  assert.match(said, /^user: /);
  assert.deepEqual(await check(["nosuch"], ports), {
    code: 1,
    said: "there is no service nosuch; there are web, auth, user, mobile, llm\n",
  });
});

Deno.test("check_ready asks at the ports that the services take from .env.local, as they do", async () => {
  await using folder = await temporaryFolder();
  await using ready = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response("{}"),
  );
  await Deno.writeTextFile(`${folder.path}/.env`, "AUTH_PORT=1");
  await Deno.writeTextFile(`${folder.path}/.env.local`, `AUTH_PORT=${ready.addr.port}`);
  assert.deepEqual(await check(["auth"], {}, folder.path), { code: 0, said: "" });
});
