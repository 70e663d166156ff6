import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { openRemoteClient } from "./remote_client.ts";

/** A server that answers every pipeline with `status` and `body`. */
function serve(status: number, body: string, type = "application/json"): { url: string } & AsyncDisposable {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response(body, { status, headers: { "content-type": type } }),
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Failure of one statement, as Hrana 3 has it. */
const refusal = (code: string) => {
  const error = { type: "error", error: { message: `${code}: said the server`, code } };
  return JSON.stringify({ baton: null, base_url: null, results: [error, error] });
};

const codeOf = (url: string) =>
  openRemoteClient({ url, authToken: null }).execute("SELECT 1").then(
    () => "an answer",
    (error) => error instanceof AppError ? error.code : String(error.code),
  );

Deno.test("a libSQL server that is gone, or a proxy before it that says so, is unavailable", async () => {
  const gone = serve(200, "");
  await gone[Symbol.asyncDispose]();
  assert.equal(await codeOf(gone.url), "unavailable");
  await using failing = serve(502, "bad gateway", "text/html");
  assert.equal(await codeOf(failing.url), "unavailable");
  await using lying = serve(502, "bad gateway");
  assert.equal(await codeOf(lying.url), "unavailable");
  await assert.rejects(
    openRemoteClient({ url: gone.url, authToken: null }).batch(["SELECT 1"], "write"),
    (error) => error instanceof AppError && error.code === "unavailable",
  );
});

Deno.test("a server whose disk is full is storage_full, and what a statement did wrong stays as it was", async () => {
  await using full = serve(200, refusal("SQLITE_FULL"));
  assert.equal(await codeOf(full.url), "storage_full");
  await using taken = serve(200, refusal("SQLITE_CONSTRAINT"));
  assert.equal(await codeOf(taken.url), "SQLITE_CONSTRAINT");
});

Deno.test("a server that never answers is given up on", async () => {
  const { promise: never, resolve: release } = Promise.withResolvers<Response>();
  await using server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, () => never);
  const client = openRemoteClient({ url: `http://127.0.0.1:${server.addr.port}`, authToken: null }, 50);
  await assert.rejects(
    client.execute("SELECT 1"),
    (error) => error instanceof AppError && error.code === "unavailable",
  );
  release(new Response());
});
