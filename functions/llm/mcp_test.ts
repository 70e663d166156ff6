import {
  Client,
  StreamableHTTPClientTransport,
  type VersionNegotiationMode,
} from "@modelcontextprotocol/client";
import assert from "node:assert/strict";
import { testUser } from "../../common/testing.ts";
import { addRecords, type ChatBench, chatBench } from "./testing_chat.ts";

async function connect(
  bench: ChatBench,
  mode: VersionNegotiationMode,
  token = bench.user.token,
): Promise<Client> {
  const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${bench.url}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    }),
  );
  return client;
}

Deno.test("/mcp serves clients of both eras", async (t) => {
  await using bench = await chatBench([]);
  await addRecords(bench.user);
  for (const mode of ["legacy", "auto"] as const) {
    await t.step(mode, async () => {
      const client = await connect(bench, mode);
      const { tools } = await client.listTools();
      assert.ok(
        tools.some(({ name, annotations }) => name === "aggregate_records" && annotations?.readOnlyHint),
      );
      assert.ok(
        tools.some(({ name, annotations }) => name === "delete_record" && annotations?.destructiveHint),
      );
      const { structuredContent, isError } = await client.callTool({
        name: "aggregate_records",
        arguments: { type: "expense", metric: "sum", field: "data.amount" },
      });
      assert.ok(!isError);
      assert.equal((structuredContent as { value: number }).value, 164.5);
      await client.close();
    });
  }
});

Deno.test("/mcp offers and runs what the token's scopes allow", async () => {
  await using bench = await chatBench([]);
  const { token } = await testUser(bench.runtime, "reader", { scope: "records:read" });
  const client = await connect(bench, "auto", token);
  const names = (await client.listTools()).tools.map(({ name }) => name);
  assert.ok(
    names.includes("search_records") && !names.includes("create_record") && !names.includes("capture"),
  );
  const refused = await client.callTool({ name: "create_record", arguments: { type: "note", text: "x" } });
  assert.equal(refused.isError, true);
  await client.close();
});

Deno.test("/mcp tells a model what is wrong with its input, and nothing of another's records", async () => {
  await using bench = await chatBench([]);
  await addRecords(bench.user);
  const [record] = (await bench.user.ctx.records.list({ limit: 1, conditions: {} })).data;
  const { token } = await testUser(bench.runtime, "other");
  const client = await connect(bench, "auto", token);
  const wrong = await client.callTool({ name: "aggregate_records", arguments: { metric: "total" } });
  assert.match(JSON.stringify(wrong.content), /metric/);
  const foreign = await client.callTool({ name: "get_record", arguments: { id: record!.id } });
  assert.equal(foreign.isError, true);
  assert.ok(!JSON.stringify(foreign).includes("火锅"));
  await client.close();
});

Deno.test("/mcp says where to sign in", async () => {
  await using bench = await chatBench([]);
  const response = await fetch(`${bench.url}/mcp`, { method: "POST", body: "{}" });
  await response.body?.cancel();
  assert.equal(response.status, 401);
  const url = /resource_metadata="([^"]+)"/.exec(response.headers.get("www-authenticate")!)![1]!;
  const metadata = await (await fetch(`${bench.url}${new URL(url).pathname}`)).json();
  assert.equal(metadata.resource, `${bench.runtime.urls.of("llm")}/mcp`);
  assert.deepEqual(metadata.authorization_servers, [bench.runtime.urls.of("auth")]);
});

Deno.test("/mcp refuses pages of other sites", async () => {
  await using bench = await chatBench([]);
  const response = await bench.send("POST", "/mcp", {}, { origin: "https://evil.example" });
  await response.body?.cancel();
  assert.equal(response.status, 403);
});
