import { Validator } from "@seriousme/openapi-schema-validator";
import assert from "node:assert/strict";
import Ajv from "ajv/dist/2020.js";
import type { ServiceDescription } from "../common/http/openapi.ts";
import type { Route } from "../common/http/route.ts";
import { serviceApp } from "../common/http/service_app.ts";
import { describeTool } from "../common/operation.ts";
import { PASSWORD, type TestRuntime, testRuntime, testUser } from "../common/testing.ts";
import { z } from "zod";
import { auth } from "./auth/app.ts";
import { llm } from "./llm/app.ts";
import { mobile } from "./mobile/app.ts";
import { user } from "./user/app.ts";
import { web } from "./web/app.ts";

/** The page of web is built by a task; its files have tests of their own. */
const services: ServiceDescription[] = [{ ...web, extend: () => {} }, auth, user, mobile, llm];
const routes = services.flatMap((service) => service.routes.map((route) => ({ service, route })));
const NOWHERE = "01990000-0000-7000-8000-000000000000";

type Json = Record<string, unknown>;

interface Described {
  operationId: string;
  parameters: { name: string; in: string }[];
  security: { bearer: string[] }[];
}

/** The address of a route with ids that are nobody's. */
const addressOf = ({ path }: Route) => path.replace(/:\w+/g, NOWHERE);

async function documentOf(service: ServiceDescription, runtime: TestRuntime): Promise<Json> {
  const response = await serviceApp(service, runtime).request("/openapi.json");
  assert.equal(response.status, 200);
  return await response.json();
}

Deno.test("every service's OpenAPI document is valid, whole, and says what the routes say", async (t) => {
  await using runtime = await testRuntime();
  for (const service of services) {
    await t.step(service.name, async () => {
      const document = await documentOf(service, runtime);
      assert.equal(document.openapi, "3.1.0");
      const { valid, errors } = await new Validator().validate(structuredClone(document));
      assert.ok(valid, JSON.stringify(errors));

      const paths = document.paths as Record<string, Record<string, Described>>;
      const described = Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
      );
      const mounted = service.routes.map(({ method, path }) =>
        `${method} ${path.replace(/:(\w+)/g, "{$1}")}`
      );
      assert.deepEqual(described.sort(), mounted.sort());

      for (const { method, path, operation } of service.routes) {
        const { operationId, parameters, security } =
          paths[path.replace(/:(\w+)/g, "{$1}")]![method.toLowerCase()]!;
        assert.equal(operationId, operation.name);
        const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
        assert.deepEqual(inPath, [...path.matchAll(/:(\w+)/g)].map(([, name]) => name), operationId);
        assert.deepEqual(
          security,
          operation.scope === "public" ? [] : [{ bearer: [operation.scope, ...operation.alsoNeeds ?? []] }],
          operationId,
        );
      }
      for (const at of refsOf(document)) assert.ok(resolves(document, at), `${at} leads nowhere`);
    });
  }
});

function* refsOf(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "$ref" && typeof inner === "string") yield inner;
    else yield* refsOf(inner);
  }
}

function resolves(document: Json, ref: string): boolean {
  const steps = ref.replace(/^#\//, "").split("/");
  let at: unknown = document;
  for (const step of steps) at = (at as Json | undefined)?.[step.replaceAll("~1", "/").replaceAll("~0", "~")];
  return ref.startsWith("#/") && at !== undefined;
}

Deno.test("every operation has a name of its own, a summary, and is a tool with a valid schema", () => {
  const names = routes.map(({ route }) => route.operation.name);
  assert.deepEqual(names, [...new Set(names)]);
  const ajv = new Ajv.default({ strict: false });
  for (const { route: { operation } } of routes) {
    const tool = describeTool(operation);
    assert.match(tool.name, /^[a-z]+(_[a-z0-9]+)*$/);
    assert.match(tool.description, /^[A-Z]/);
    assert.doesNotMatch(operation.summary, /\.$/);
    assert.ok(ajv.validateSchema(tool.inputSchema), `${tool.name}: ${JSON.stringify(ajv.errors)}`);
    assert.equal(tool.inputSchema.type, "object", tool.name);
    assert.equal(tool.readOnly, operation.effect === "read");
  }
});

Deno.test("every service's reference page needs nothing but itself, in both languages", async (t) => {
  await using runtime = await testRuntime();
  for (const service of services) {
    await t.step(service.name, async () => {
      const app = serviceApp(service, runtime);
      const pages = await Promise.all(
        [["/docs", "zh-CN,zh;q=0.9"], ["/docs", "en"], ["/docs?lang=zh", "en"], ["/docs?lang=en", "zh"]].map(
          async ([path, language]) => {
            const response = await app.request(path!, { headers: { "accept-language": language! } });
            assert.equal(response.status, 200);
            assert.match(response.headers.get("content-security-policy")!, /default-src 'none'/);
            return await response.text();
          },
        ),
      );
      assert.deepEqual(pages.map((page) => /<html lang="([^"]+)"/.exec(page)![1]), [
        "zh-CN",
        "en",
        "zh-CN",
        "en",
      ]);
      for (const page of pages) {
        assert.doesNotMatch(page, /<(script|link|img|iframe|object|embed)\b|@import|url\(|\bon\w+=/i);
        for (const { path, operation } of service.routes) {
          assert.ok(page.includes(`id="${operation.name}"`), operation.name);
          assert.ok(page.includes(path.replace(/:(\w+)/g, "{$1}")), path);
        }
      }
    });
  }
});

Deno.test("every service says what it is, that it is up and that it is ready", async () => {
  await using runtime = await testRuntime();
  for (const service of services) {
    const app = serviceApp(service, runtime);
    const get = async (path: string) => await (await app.request(path)).json();
    assert.deepEqual(await get("/health"), { status: "up" });
    assert.deepEqual(await get("/ready"), { status: "ready", database: "ready", cache: "ready" });
    if (service.name === "web") continue;
    const { docs, openapi, version, ...rest } = await get("/");
    assert.deepEqual(rest, { name: "zhiji", service: service.name });
    assert.ok(version && docs.endsWith("/docs") && openapi.endsWith("/openapi.json"));
  }
});

Deno.test("every route that needs a scope is 401 without a token and 403 without the scope", async (t) => {
  await using runtime = await testRuntime();
  // The first account is the administrator's, who is tried without the scope as well.
  const callers = await Promise.all((["records:read", "records:write", "chat", "profile"] as const).map(
    async (scope) => ({ scope, ...await testUser(runtime, scope.replace(":", "-"), { scope }) }),
  ));
  for (const { service, route } of routes) {
    const { operation, method } = route;
    if (operation.scope === "public") continue;
    await t.step(`${method} ${route.path}`, async () => {
      const app = serviceApp(service, runtime);
      const body = method === "GET" || method === "DELETE" ? {} : { body: "{}" };
      const nobody = await app.request(addressOf(route), { method, ...body });
      assert.equal(nobody.status, 401);
      await nobody.body?.cancel();
      const without = callers.find(({ scope }) => scope !== operation.scope)!;
      const answer = await app.request(addressOf(route), { method, headers: without.headers, ...body });
      assert.equal(answer.status, 403);
      const { code, error } = await answer.json();
      // Doors that speak another protocol have its shape of errors.
      if (route.errors) assert.ok(error);
      else assert.equal(code, "insufficient_scope");
    });
  }
});

Deno.test("no route answers nonsense with a failure of ours", async (t) => {
  await using runtime = await testRuntime();
  const scope = "records:read records:write chat profile admin";
  const { headers } = await testUser(runtime, "admin", { scope });
  const bodies = [
    "{}",
    "[]",
    "null",
    "{",
    '{"id":{"a":[1]}}',
    '{"filter":{"and":[{"or":[]}]}}',
    '{"text":7,"data":[],"tags":"x"}',
    "",
  ];
  const queries = [
    "?x=1",
    "?limit=-1",
    "?cursor=%00",
    "?cursor=e30",
    "?filter=[]",
    "?sort=nosuch",
    "?fields=a,b",
    "?__proto__=1",
    "?q=%E7%81",
  ];
  for (const { service, route } of routes) {
    await t.step(`${route.method} ${route.path}`, async () => {
      const app = serviceApp(service, runtime);
      const tries: [path: string, init: RequestInit][] = route.method === "GET" || route.method === "DELETE"
        ? queries.map((query) => [addressOf(route) + query, {}])
        : bodies.map((body) => [addressOf(route), { body }]);
      for (const [path, init] of tries) {
        const type = route.consumes === "form" ? "application/x-www-form-urlencoded" : "application/json";
        const response = await app.request(path, {
          method: route.method,
          headers: { ...headers, "content-type": type },
          ...init,
        });
        const text = await response.text();
        // What needs an endpoint that nobody set up says so; that is an answer and no failure.
        const unconfigured = response.status === 501 && JSON.parse(text).code === "not_configured";
        assert.ok(
          response.status < 500 || unconfigured,
          `${path} ${String(init.body)}: ${response.status} ${text}`,
        );
        assert.doesNotMatch(text, /\bat .*\.ts:\d|SQLITE|SELECT .* FROM|node_modules|file:\/\//, path);
      }
    });
  }
});

Deno.test("metrics count what was answered, in Prometheus' text, and are for this machine and administrators", async () => {
  await using runtime = await testRuntime();
  const app = serviceApp(mobile, runtime);
  const admin = await testUser(runtime, "admin", { scope: "admin records:read" });
  const person = await testUser(runtime, "lin");
  await app.request("/records", { headers: person.headers });
  await app.request("/records?nosuch=1", { headers: person.headers });

  const ask = (address: string | undefined, headers: Record<string, string> = {}) =>
    app.request(
      "/metrics",
      { headers },
      address === undefined ? undefined : { remoteAddr: { hostname: address } },
    );
  for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
    assert.equal((await ask(address)).status, 200, address);
  }
  for (const address of ["192.0.2.1", "10.127.0.1", "::2", undefined]) {
    assert.equal((await ask(address)).status, 401, String(address));
  }
  for (const proxied of ["x-forwarded-for", "forwarded"]) {
    assert.equal((await ask("127.0.0.1", { [proxied]: "203.0.113.9" })).status, 401, proxied);
  }
  assert.equal((await ask("192.0.2.1", { authorization: `Bearer ${admin.token}` })).status, 200);
  assert.equal((await ask("192.0.2.1", { authorization: `Bearer ${person.token}` })).status, 403);
  assert.equal((await ask("192.0.2.1", { authorization: "Bearer nonsense" })).status, 401);

  const response = await ask("127.0.0.1");
  assert.match(response.headers.get("content-type")!, /^text\/plain; version=0\.0\.4/);
  const samples = parseMetrics(await response.text());
  const label = 'service="mobile",operation="list_records"';
  assert.equal(samples.get(`zhiji_requests_total{${label},status="200"}`), 1);
  assert.equal(samples.get(`zhiji_requests_total{${label},status="400"}`), 1);
  assert.equal(samples.get(`zhiji_request_duration_seconds_count{${label}}`), 2);
  assert.equal(samples.get(`zhiji_request_duration_seconds_bucket{${label},le="+Inf"}`), 2);
  assert.ok(samples.get("process_resident_memory_bytes")! > 1_000_000);
});

/** Every sample by its name and labels; throws on a line that Prometheus could not read. */
function parseMetrics(text: string): Map<string, number> {
  assert.ok(text.endsWith("\n"));
  const samples = new Map<string, number>();
  const types = new Set<string>();
  for (const line of text.trimEnd().split("\n")) {
    const type = /^# (?:TYPE|HELP) (\w+) /.exec(line);
    if (type) {
      types.add(type[1]!);
      continue;
    }
    const sample = /^([a-zA-Z_:][\w:]*)(\{\w+="[^"\\\n]*"(?:,\w+="[^"\\\n]*")*\})? (-?[\d.e+-]+|NaN|[+-]Inf)$/
      .exec(line);
    assert.ok(sample, line);
    const [, name, labels = "", value] = sample;
    assert.ok(
      types.has(name!) || types.has(name!.replace(/_(bucket|sum|count)$/, "")),
      `${name} has no type`,
    );
    assert.ok(!samples.has(name! + labels), `${line} is there twice`);
    samples.set(name! + labels, Number(value));
  }
  return samples;
}

Deno.test("the log of a whole day's use holds neither secrets nor what people wrote", async () => {
  await using runtime = await testRuntime({ LOG_LEVEL: "debug" });
  const apps = Object.fromEntries(services.map((service) => [service.name, serviceApp(service, runtime)]));
  const word = "canary7f3a";
  const email = `${word}@example.com`;
  const secrets = new Set([word, PASSWORD]);
  const call = async (service: string, at: string, init: RequestInit = {}) => {
    const [method, path] = at.split(" ") as [string, string];
    const response = await apps[service]!.request(path, { method, ...init });
    const text = await response.text();
    assert.ok(response.status < 500, `${at}: ${text}`);
    return text.startsWith("{") ? JSON.parse(text) : text;
  };
  const json = (body: unknown, headers: Record<string, string> = {}) => ({
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });
  const form = (fields: Record<string, string>) => ({ body: new URLSearchParams(fields) });

  await call("auth", "POST /register", json({ email, password: PASSWORD, displayName: word }));
  await call("auth", "POST /register", json({ email, password: PASSWORD }));
  await call(
    "auth",
    "POST /token",
    form({ grant_type: "password", username: email, password: `${word}wrong` }),
  );
  const tokens = await call(
    "auth",
    "POST /token",
    form({ grant_type: "password", username: email, password: PASSWORD }),
  );
  secrets.add(tokens.access_token).add(tokens.refresh_token);
  const next = await call(
    "auth",
    "POST /token",
    form({ grant_type: "refresh_token", refresh_token: tokens.refresh_token }),
  );
  secrets.add(next.access_token).add(next.refresh_token);
  const own = { authorization: `Bearer ${next.access_token}` };

  await call("user", "GET /me", { headers: own });
  await call("user", "PATCH /me", json({ displayName: `${word} Lin` }, own));
  const kept = await call("mobile", "POST /capture", json({ text: `吃${word}花了128元` }, own));
  await call("mobile", "POST /capture", json({ text: `${word}`, nosuch: word }, own));
  await call("mobile", "POST /records", json({ type: "note", text: word, data: { [word]: 1 } }, own));
  await call(
    "mobile",
    `PATCH /records/${kept.records[0].id}`,
    json({ text: `${word} 2`, tags: [word] }, { ...own, "if-match": `"${word}"` }),
  );
  await call("mobile", `GET /records/search?q=${word}`, { headers: own });
  await call("mobile", `GET /records?tags__has=${word}&nosuch=${word}`, { headers: own });
  await call("mobile", `GET /${word}`, { headers: own });
  await call(
    "llm",
    "POST /chat",
    json({ message: `${word}花了多少钱？` }, { ...own, accept: "application/json" }),
  );
  await call("llm", "POST /extract", json({ text: `${word} 20元` }, own));
  await call(
    "auth",
    "POST /token",
    form({ grant_type: "refresh_token", refresh_token: tokens.refresh_token }),
  );
  await call("mobile", "GET /records", { headers: { authorization: `Bearer ${word}.${word}.${word}` } });

  const logged = runtime.logged();
  assert.match(logged, /"operation":"capture"/, "there is a log to look into");
  for (const secret of secrets) assert.ok(!logged.includes(secret), `${secret} is in the log`);
  for (const line of logged.trimEnd().split("\n")) JSON.parse(line);
});

Deno.test("every POST that creates honours an Idempotency-Key, and seals an answer that holds a secret", () => {
  const creating = routes.filter(({ route }) => route.method === "POST" && route.status === 201);
  assert.ok(creating.length > 5, `${creating.length} routes`);
  for (const { service, route: { path, idempotent, operation } } of creating) {
    assert.ok(idempotent, `POST ${path} of ${service.name}`);
    const answer = JSON.stringify(z.toJSONSchema(operation.output, { unrepresentable: "any" }));
    if (answer.includes('"secret":')) assert.equal(idempotent, "sealed", `POST ${path} of ${service.name}`);
  }
});
