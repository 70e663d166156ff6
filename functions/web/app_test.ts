import assert from "node:assert/strict";
import { brotliDecompressSync } from "node:zlib";
import { serviceApp } from "../../common/http/service_app.ts";
import { testRuntime } from "../../common/testing.ts";
import { webService } from "./app.ts";

const SCRIPT = `console.log(${JSON.stringify("x".repeat(500))})`;
const ACCEPTS_PAGES = { accept: "text/html,application/xhtml+xml" };

/** The service of a small built client. */
async function testSite(environment: Record<string, string> = {}) {
  const runtime = await testRuntime(environment);
  const dist = new URL(`file://${runtime.folder}/dist/`);
  await Deno.mkdir(new URL("assets/", dist), { recursive: true });
  const { brotliCompressSync, gzipSync } = await import("node:zlib");
  const files: Record<string, string | Uint8Array> = {
    "index.html": "<!DOCTYPE html><title>Zhiji</title>",
    "manifest.webmanifest": "{}",
    "build.json": "{}",
    "assets/app-0a1b2c3d4e.js": SCRIPT,
    "assets/app-0a1b2c3d4e.js.br": brotliCompressSync(SCRIPT),
    "assets/app-0a1b2c3d4e.js.gz": gzipSync(SCRIPT),
  };
  for (const [name, content] of Object.entries(files)) {
    await Deno.writeFile(
      new URL(name, dist),
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    );
  }
  const app = serviceApp(webService(dist), runtime);
  return Object.assign(app, { [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() });
}

Deno.test("the page comes with headers that let it load its own files and call its services only", async () => {
  await using site = await testSite({ PUBLIC_URL_MOBILE: "https://api.example/mobile" });
  const response = await site.request("/");
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
  assert.match(await response.text(), /<title>Zhiji<\/title>/);

  const policy = Object.fromEntries(
    response.headers.get("content-security-policy")!.split("; ").map((directive) => {
      const [name, ...sources] = directive.split(" ");
      return [name, sources.join(" ")];
    }),
  );
  assert.equal(policy["default-src"], "'none'");
  assert.equal(policy["script-src"], "'self'");
  assert.equal(policy["style-src"], "'self'");
  assert.equal(
    policy["connect-src"],
    "'self' http://localhost:8000 http://localhost:8001 http://localhost:8002 https://api.example http://localhost:8004",
  );
  assert.equal(policy["frame-ancestors"], "'none'");
  assert.equal(policy["base-uri"], "'none'");
  assert.equal(policy["require-trusted-types-for"], "'script'");
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  assert.equal(response.headers.get("referrer-policy"), "no-referrer");
  assert.equal(response.headers.get("cross-origin-opener-policy"), "same-origin");
  assert.match(response.headers.get("permissions-policy")!, /microphone=\(\)/);
});

Deno.test("/config.json names the address of every service, as the policy does", async () => {
  await using site = await testSite({ PUBLIC_URL_AUTH: "https://id.example" });
  const response = await site.request("/config.json");
  assert.deepEqual(await response.json(), {
    services: {
      web: "http://localhost:8000",
      auth: "https://id.example",
      user: "http://localhost:8002",
      mobile: "http://localhost:8003",
      llm: "http://localhost:8004",
    },
    version: "0.1.0",
  });
  assert.equal(response.headers.get("cache-control"), "no-cache");
  assert.match(response.headers.get("content-security-policy")!, /connect-src [^;]*https:\/\/id\.example/);
});

Deno.test("files with a hash in their name are kept for ever, all others are asked for again", async (t) => {
  await using site = await testSite();
  const cases: [path: string, cacheControl: string, type: string][] = [
    ["/assets/app-0a1b2c3d4e.js", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"],
    ["/", "no-cache", "text/html; charset=utf-8"],
    ["/index.html", "no-cache", "text/html; charset=utf-8"],
    ["/manifest.webmanifest", "no-cache", "application/manifest+json"],
  ];
  for (const [path, cacheControl, type] of cases) {
    await t.step(path, async () => {
      const response = await site.request(path);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("cache-control"), cacheControl);
      assert.equal(response.headers.get("content-type"), type);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      const etag = response.headers.get("etag")!;
      await response.body?.cancel();
      const again = await site.request(path, { headers: { "if-none-match": etag } });
      assert.equal(again.status, 304);
      assert.equal(await again.text(), "");
    });
  }
});

Deno.test("a file is sent in the smallest form that the client reads", async (t) => {
  await using site = await testSite();
  const cases: [accept: string, encoding: string | null][] = [
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["identity", null],
    ["", null],
  ];
  for (const [accept, encoding] of cases) {
    await t.step(`accept-encoding: ${accept}`, async () => {
      const response = await site.request("/assets/app-0a1b2c3d4e.js", {
        headers: { "accept-encoding": accept },
      });
      assert.equal(response.headers.get("content-encoding"), encoding);
      assert.equal(response.headers.get("vary"), "accept-encoding");
      const body = new Uint8Array(await response.arrayBuffer());
      assert.equal(response.headers.get("content-length"), String(body.length));
      if (encoding === "br") assert.equal(brotliDecompressSync(body).toString(), SCRIPT);
      if (encoding === null) assert.equal(new TextDecoder().decode(body), SCRIPT);
    });
  }
});

Deno.test("an unknown path is the client's page for a person and a 404 for a program", async (t) => {
  await using site = await testSite();
  const cases: [path: string, headers: Record<string, string>, status: number][] = [
    ["/settings", ACCEPTS_PAGES, 200],
    ["/some/where", ACCEPTS_PAGES, 200],
    ["/settings", {}, 404],
    ["/settings", { accept: "application/json" }, 404],
    ["/assets/app-gone.js", ACCEPTS_PAGES, 404],
    ["/favicon.ico", ACCEPTS_PAGES, 404],
    ["/build.json", ACCEPTS_PAGES, 404],
    ["/assets/app-0a1b2c3d4e.js.br", ACCEPTS_PAGES, 404],
    ["/../deno.json", ACCEPTS_PAGES, 404],
    ["/%2e%2e/%2e%2e/deno.json", ACCEPTS_PAGES, 404],
  ];
  for (const [path, headers, status] of cases) {
    await t.step(`${path} ${JSON.stringify(headers)}`, async () => {
      const response = await site.request(path, { headers });
      assert.equal(response.status, status);
      assert.match(
        response.headers.get("content-type")!,
        status === 200 ? /^text\/html/ : /^application\/problem\+json/,
      );
      await response.body?.cancel();
    });
  }
});

Deno.test("what every service answers is there as well", async (t) => {
  await using site = await testSite();
  for (const path of ["/health", "/ready", "/openapi.json", "/docs"]) {
    await t.step(path, async () => {
      const response = await site.request(path, { headers: ACCEPTS_PAGES });
      assert.equal(response.status, 200);
      assert.doesNotMatch(await response.text(), /<title>Zhiji<\/title>/);
    });
  }
});

Deno.test("without a built client the start fails and says what to do", async () => {
  await using runtime = await testRuntime();
  assert.throws(
    () => serviceApp(webService(new URL(`file://${runtime.folder}/nothing/`)), runtime),
    /not built.*deno task build/,
  );
});
