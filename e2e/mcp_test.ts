/** The protocol's own inspector against `/mcp`; it is fetched from npm by Deno where it is not in its cache. */
import assert from "node:assert/strict";
import { chatBench } from "../functions/llm/testing_chat.ts";

const INSPECTOR = "npm:@modelcontextprotocol/inspector@2.12.0";

Deno.test("inspector --cli lists the tools of /mcp and calls one", async () => {
  await using bench = await chatBench([], { LLM_BASE_URL: "", LLM_MODEL: "" });
  const folder = await Deno.makeTempDir();
  const inspect = async (...args: string[]) => {
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "-A", "--no-lock", INSPECTOR, "--cli", `${bench.url}/mcp`, "--transport", "http"],
        ...["--header", `Authorization: Bearer ${bench.user.token}`, ...args],
      ],
      cwd: folder,
      stdout: "piped",
      stderr: "piped",
    }).output();
    const text = new TextDecoder().decode(stdout);
    assert.ok(text.includes("{"), new TextDecoder().decode(stderr));
    return JSON.parse(text.slice(text.indexOf("{")));
  };
  try {
    const { tools } = await inspect("--method", "tools/list");
    assert.ok(tools.some(({ name }: { name: string }) => name === "aggregate_records"));
    const call = ["--method", "tools/call", "--tool-name", "aggregate_records", "--tool-arg", "metric=count"];
    assert.equal((await inspect(...call)).structuredContent.count, 0);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
