/** The protocol's own conformance suite against `/mcp`; it is fetched from npm by Deno where it is not in its cache. */
import assert from "node:assert/strict";
import { type ChatBench, chatBench } from "../functions/llm/testing_chat.ts";

const CONFORMANCE = "npm:@modelcontextprotocol/conformance@0.1.16";
const EXPECTED_FAILURES = new URL("./mcp_expected_failures.yaml", import.meta.url).pathname;

Deno.test("/mcp passes the conformance suite but for the failures that are listed with their reasons", async () => {
  // The suite cannot sign in: what stands between adds the token and nothing else.
  const bench = Promise.withResolvers<ChatBench>();
  await using door = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const { url, user } = await bench.promise;
    const headers = new Headers(request.headers);
    headers.set("authorization", `Bearer ${user.token}`);
    const { method } = request;
    const body = method === "GET" || method === "HEAD" ? null : await request.arrayBuffer();
    return await fetch(`${url}/mcp`, { method, headers, body });
  });
  const CORS_ORIGINS = `http://127.0.0.1:${door.addr.port}`;
  await using served = await chatBench([], { LLM_BASE_URL: "", LLM_MODEL: "", CORS_ORIGINS });
  bench.resolve(served);
  const folder = await Deno.makeTempDir();
  try {
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...[
          "run",
          "-A",
          "--no-lock",
          CONFORMANCE,
          "server",
          "--url",
          `http://127.0.0.1:${door.addr.port}/mcp`,
        ],
        ...["--expected-failures", EXPECTED_FAILURES, "--output-dir", folder],
      ],
      cwd: folder,
      stdout: "piped",
      stderr: "piped",
    }).output();
    const said = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
    assert.equal(code, 0, said);
    assert.match(said, /server-initialize/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
