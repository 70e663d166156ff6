import assert from "node:assert/strict";
import { testService } from "./testing_service.ts";

const ALLOWED = "https://app.example";
/** Origins that look like the allowed one to a careless comparison. */
const STRANGERS = [
  "https://evil.example",
  "https://app.example.evil.example",
  "https://evil-app.example",
  "http://app.example",
  "https://app.example:8443",
  "https://APP.example",
  "https://app.example/",
  "null",
  "https://app.exampl",
];

const allowOf = (response: Response) => response.headers.get("access-control-allow-origin");
const corsHeadersOf = (response: Response) =>
  [...response.headers.keys()].filter((name) => name.startsWith("access-control-"));

Deno.test("pages of an allowed origin may read every answer, and no other page any", async (t) => {
  await using service = await testService({
    CORS_ORIGINS: `${ALLOWED}, https://second.example`,
    WEB_PORT: "8000",
  });
  const paths = [
    "GET /notes/find",
    "GET /notes/nowhere",
    "GET /nowhere",
    "DELETE /notes/find",
    "GET /health",
    "GET /ready",
  ];
  for (const at of paths) {
    await t.step(at, async () => {
      const own = ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"];
      for (const origin of [ALLOWED, "https://second.example", ...own]) {
        const response = await service.request(at, { headers: { origin } });
        assert.equal(allowOf(response), origin);
        assert.equal(response.headers.get("vary"), "Origin");
        assert.match(response.headers.get("access-control-expose-headers")!, /x-request-id/);
        assert.equal(response.headers.get("access-control-allow-credentials"), null);
      }
      for (const origin of STRANGERS) {
        const response = await service.request(at, { headers: { origin } });
        assert.deepEqual(corsHeadersOf(response), [], origin);
        assert.equal(response.headers.get("vary"), "Origin", origin);
      }
      assert.deepEqual(corsHeadersOf(await service.request(at)), []);
    });
  }
});

Deno.test("a preflight request is answered for allowed origins alone, without a token", async () => {
  await using service = await testService({ CORS_ORIGINS: ALLOWED });
  const ask = (origin: string) =>
    service.app.request("/notes", {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type, idempotency-key",
      },
    });
  const allowed = await ask(ALLOWED);
  assert.deepEqual([allowed.status, allowOf(allowed)], [204, ALLOWED]);
  const headers = allowed.headers.get("access-control-allow-headers")!.split(", ");
  for (const name of ["authorization", "content-type", "idempotency-key", "if-match"]) {
    assert.ok(headers.includes(name));
  }
  assert.match(allowed.headers.get("access-control-allow-methods")!, /\bPOST\b.*\bPATCH\b.*\bDELETE\b/);
  for (const origin of STRANGERS) {
    const refused = await ask(origin);
    assert.deepEqual([refused.status, corsHeadersOf(refused)], [204, []], origin);
  }
});

Deno.test("where the client has a public address, localhost is no origin of ours", async () => {
  await using service = await testService({ PUBLIC_URL_WEB: "https://zhiji.example/app" });
  const from = (origin: string) => service.request("GET /health", { headers: { origin } });
  assert.equal(allowOf(await from("https://zhiji.example")), "https://zhiji.example");
  assert.equal(allowOf(await from("http://localhost:8000")), null);
});
