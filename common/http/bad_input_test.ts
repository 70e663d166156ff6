import assert from "node:assert/strict";
import { BODY_BYTES_MAX } from "./read_input.ts";
import { type TestService, testService } from "./testing_service.ts";

const POST = "POST /notes";
const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(
    parts.flatMap((part) => typeof part === "number" ? [part] : [...new TextEncoder().encode(part)]),
  );

interface Case {
  at?: string;
  body?: BodyInit;
  headers?: Record<string, string>;
  status: number;
  code: string;
  /** The field that is named. */
  field?: string;
}

const CASES: Record<string, Case> = {
  "malformed JSON": { body: '{"text":', status: 400, code: "invalid_json" },
  "JSON with something behind it": { body: '{"text":"a"} x', status: 400, code: "invalid_json" },
  "no body": { body: "", status: 400, code: "invalid_input", field: "text" },
  "a body that is a list": { body: '["a"]', status: 400, code: "invalid_input" },
  "a body that is null": { body: "null", status: 400, code: "invalid_input" },
  "a body that is a number": { body: "7", status: 400, code: "invalid_input" },
  "a number for a text": { body: '{"text":7}', status: 400, code: "invalid_input", field: "text" },
  "a text for a number": {
    body: '{"text":"a","count":"7"}',
    status: 400,
    code: "invalid_input",
    field: "count",
  },
  "a fraction for a whole number": {
    body: '{"text":"a","count":1.5}',
    status: 400,
    code: "invalid_input",
    field: "count",
  },
  "a number past all bounds": {
    body: '{"text":"a","count":1e999}',
    status: 400,
    code: "invalid_input",
    field: "count",
  },
  "a negative number": {
    body: '{"text":"a","count":-1}',
    status: 400,
    code: "invalid_input",
    field: "count",
  },
  "a wrong field deep down": {
    body: '{"text":"a","place":{"lat":"x"}}',
    status: 400,
    code: "invalid_input",
    field: "place.lat",
  },
  "an unknown field": { body: '{"text":"a","txet":"b"}', status: 400, code: "invalid_input", field: "txet" },
  "an unknown field deep down": {
    body: '{"text":"a","place":{"lat":1,"lon":2}}',
    status: 400,
    code: "invalid_input",
    field: "place.lon",
  },
  "an unknown field named __proto__": {
    body: '{"text":"a","__proto__":{"x":1}}',
    status: 400,
    code: "invalid_input",
    field: "__proto__",
  },
  "an unknown field named constructor": {
    body: '{"text":"a","constructor":1}',
    status: 400,
    code: "invalid_input",
    field: "constructor",
  },
  "an unknown query key beside a body": {
    at: "POST /notes?dry=1",
    body: '{"text":"a"}',
    status: 400,
    code: "invalid_input",
    field: "dry",
  },
  "an empty text": { body: '{"text":""}', status: 400, code: "invalid_input", field: "text" },
  "a text of spaces": { body: '{"text":" \\n\\u3000 "}', status: 400, code: "invalid_input", field: "text" },
  "a text too long": {
    body: JSON.stringify({ text: "长".repeat(101) }),
    status: 400,
    code: "invalid_input",
    field: "text",
  },
  "a text with the character NUL": {
    body: '{"text":"a\\u0000b"}',
    status: 400,
    code: "invalid_input",
    field: "text",
  },
  "a NUL deep down": { body: '{"text":"a","place":{"b\\u0000":1}}', status: 400, code: "invalid_input" },
  "a text with half a character": {
    body: '{"text":"a\\ud800b"}',
    status: 400,
    code: "invalid_input",
    field: "text",
  },
  "a date that does not exist": {
    body: '{"text":"a","at":"2026-02-30T10:00:00Z"}',
    status: 400,
    code: "invalid_input",
    field: "at",
  },
  "a date without a zone": {
    body: '{"text":"a","at":"2026-02-03T10:00:00"}',
    status: 400,
    code: "invalid_input",
    field: "at",
  },
  "a date in words": {
    body: '{"text":"a","at":"tomorrow"}',
    status: 400,
    code: "invalid_input",
    field: "at",
  },
  "a month thirteen": {
    body: '{"text":"a","at":"2026-13-01T00:00:00Z"}',
    status: 400,
    code: "invalid_input",
    field: "at",
  },
  "a time zone that does not exist": {
    body: '{"text":"a","timezone":"Mars/Olympus"}',
    status: 400,
    code: "invalid_input",
    field: "timezone",
  },
  "a time zone of markup": {
    body: '{"text":"a","timezone":"<script>"}',
    status: 400,
    code: "invalid_input",
    field: "timezone",
  },
  "an empty time zone": {
    body: '{"text":"a","timezone":""}',
    status: 400,
    code: "invalid_input",
    field: "timezone",
  },
  "invalid UTF-8": { body: bytes('{"text":"', 0xff, 0xfe, '"}'), status: 400, code: "invalid_utf8" },
  "half a UTF-8 character": { body: bytes('{"text":"', 0xe7, 0x81, '"}'), status: 400, code: "invalid_utf8" },
  "UTF-16": { body: bytes(0xff, 0xfe, "{", 0, "}", 0), status: 400, code: "invalid_utf8" },
  "a form for JSON": {
    body: "text=a",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    status: 415,
    code: "unsupported_media_type",
  },
  "plain text for JSON": {
    body: '{"text":"a"}',
    headers: { "content-type": "text/plain" },
    status: 415,
    code: "unsupported_media_type",
  },
  "a query key given twice": {
    at: "GET /notes/find?q=a&q=b",
    status: 400,
    code: "invalid_input",
    field: "q",
  },
  "an unknown query key": { at: "GET /notes/find?page=2", status: 400, code: "invalid_input", field: "page" },
  "an unknown query key named __proto__": {
    at: "GET /notes/find?__proto__=2",
    status: 400,
    code: "invalid_input",
    field: "__proto__",
  },
  "words for a number in the query": {
    at: "GET /notes/find?limit=ten",
    status: 400,
    code: "invalid_input",
    field: "limit",
  },
  "an empty number in the query": {
    at: "GET /notes/find?limit=",
    status: 400,
    code: "invalid_input",
    field: "limit",
  },
  "a number past its bound in the query": {
    at: "GET /notes/find?limit=101",
    status: 400,
    code: "invalid_input",
    field: "limit",
  },
  "yes for a boolean in the query": {
    at: "GET /notes/find?all=yes",
    status: 400,
    code: "invalid_input",
    field: "all",
  },
  "malformed JSON in the query": {
    at: "GET /notes/find?filter=%7B",
    status: 400,
    code: "invalid_input",
    field: "filter",
  },
  "JSON nested without end": {
    at: `GET /notes/find?filter={"a":${"[".repeat(7_000)}${"]".repeat(7_000)}}`,
    status: 400,
    code: "invalid_input",
    field: "filter",
  },
  "invalid UTF-8 in the query": {
    at: "GET /notes/find?limit=5&q=caf%E9",
    status: 400,
    code: "invalid_utf8",
    field: "q",
  },
  "half a character of UTF-8 in the query": {
    at: "GET /notes/find?q=%E7%81+%AB",
    status: 400,
    code: "invalid_utf8",
    field: "q",
  },
  "a NUL in the query": { at: "GET /notes/find?q=a%00b", status: 400, code: "invalid_input", field: "q" },
  "a NUL in the path": { at: "GET /notes/a%00b", status: 400, code: "invalid_input", field: "id" },
  "a query too long": { at: `GET /notes/find?q=${"a".repeat(20_000)}`, status: 400, code: "bad_request" },
  "a path field in the body too": {
    at: "PATCH /notes/note-1",
    body: '{"id":"note-2","text":"a"}',
    status: 400,
    code: "invalid_input",
    field: "id",
  },
  "a row that is not there": { at: "GET /notes/nowhere", status: 404, code: "not_found" },
  "an address that is not there": { at: "GET /nowhere", status: 404, code: "not_found" },
  "an address with markup": { at: "GET /<script>alert(1)</script>", status: 404, code: "not_found" },
  "a field no object can have": {
    body: '{"text":"a","more":[{"__proto__":{"a":1}}]}',
    status: 400,
    code: "invalid_input",
    field: "more.0.__proto__",
  },
  "half a percent sign in the path": { at: "GET /notes/%E7%81", status: 404, code: "not_found" },
  "a body declared too large": {
    body: "{}",
    headers: { "content-length": String(BODY_BYTES_MAX + 1) },
    status: 413,
    code: "body_too_large",
  },
};

async function assertProblem(response: Response, expected: Case): Promise<void> {
  const text = await response.text();
  assert.equal(response.status, expected.status, text);
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const problem = JSON.parse(text);
  assert.deepEqual(Object.keys(problem).filter((key) => key !== "errors"), [
    "type",
    "title",
    "status",
    "detail",
    "code",
    "requestId",
  ]);
  assert.equal(problem.code, expected.code);
  assert.equal(problem.type, `urn:zhiji:problem:${expected.code}`);
  assert.equal(problem.status, expected.status);
  assert.equal(problem.requestId, response.headers.get("x-request-id"));
  assert.match(problem.detail, /^Cannot /);
  if (expected.field !== undefined) {
    const { errors } = problem;
    assert.ok(Array.isArray(errors), text);
    assert.ok(errors.some(({ path }: { path: string }) => path === expected.field), text);
    for (const { message } of errors) assert.ok(typeof message === "string" && message.length > 0);
  }
}

Deno.test("bad input gets a problem that names the field, and nothing is made of it", async (t) => {
  await using service = await testService();
  for (const [what, given] of Object.entries(CASES)) {
    await t.step(what, async () => {
      const { at = POST, body, headers } = given;
      const sent = at.startsWith("GET") ? {} : { body: body ?? "{}" };
      await assertProblem(await service.request(at, { ...sent, headers: headers ?? {} }), given);
    });
  }
  assert.equal(service.notes.size, 0);
  assert.doesNotMatch(service.runtime.logged(), /"level":"(warn|error)"/, "a client's mistake is no alarm");
});

/** The service on a port of its own: what arrives in pieces is seen only there. */
async function overTcp(
  service: TestService,
  test: (url: string, port: number) => Promise<void>,
): Promise<void> {
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request, info) => service.app.fetch(request, info),
  );
  await test(`http://127.0.0.1:${server.addr.port}`, server.addr.port);
}

Deno.test("a body that grows past the limit without saying so is refused", async () => {
  await using service = await testService();
  await overTcp(service, async (url) => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        if (sent > 8 * BODY_BYTES_MAX) return controller.close();
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const response = await fetch(`${url}/notes`, {
      method: "POST",
      headers: service.user.headers,
      body: endless,
    });
    await assertProblem(response, { status: 413, code: "body_too_large" });
  });
});

Deno.test("a body of exactly the limit is read", async () => {
  await using service = await testService();
  const body = '{"text":"a"}'.padEnd(BODY_BYTES_MAX, " ");
  assert.equal((await service.request(POST, { body })).status, 201);
});

Deno.test("a client that leaves in the middle of its body harms nobody", async () => {
  await using service = await testService();
  await overTcp(service, async (url, port) => {
    const leaving = await Deno.connect({ hostname: "127.0.0.1", port });
    await leaving.write(new TextEncoder().encode(
      `POST /notes HTTP/1.1\r\nhost: x\r\nauthorization: ${service.user.headers.authorization}\r\n` +
        `content-type: application/json\r\ncontent-length: 100\r\n\r\n{"text":`,
    ));
    assert.equal((await fetch(`${url}/health`)).status, 200);
    leaving.close();
    const after = await fetch(`${url}/notes`, {
      method: "POST",
      headers: service.user.headers,
      body: '{"text":"a"}',
    });
    assert.equal(after.status, 201);
    await after.body?.cancel();
  });
  assert.equal(service.notes.size, 1);
  assert.doesNotMatch(service.runtime.logged(), /"level":"error"/, "someone who left is no alarm");
});

Deno.test("an error nobody expected is a 500 without a word of what it was", async () => {
  await using service = await testService();
  service.next.fail = new Error("near FROM: SELECT canary FROM users", {
    cause: new TypeError("canary cause"),
  });
  const response = await service.request(POST, { body: '{"text":"a"}' });
  const text = await response.clone().text();
  assert.equal(response.status, 500);
  assert.doesNotMatch(text, /canary|SELECT|Error:|\.ts/);
  assert.equal(JSON.parse(text).detail, "Something went wrong on our side");
  const line = service.runtime.logged().split("\n").find((line) => line.includes('"level":"error"'))!;
  assert.match(line, /canary/, "the log has it");
  assert.equal(JSON.parse(line).requestId, response.headers.get("x-request-id"));
});

Deno.test("a form is refused as RFC 6749 says", async (t) => {
  await using service = await testService();
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const cases: [what: string, body: BodyInit, headers: Record<string, string>][] = [
    ["JSON", '{"grant_type":"a"}', {}],
    ["a field given twice", "grant_type=a&grant_type=b", form],
    ["an unknown field", "grant_type=a&more=b", form],
    ["a missing field", "", form],
    ["invalid UTF-8", bytes("grant_type=", 0xff), form],
    ["invalid UTF-8, percent-encoded", "grant_type=caf%e9", form],
    ["a NUL", "grant_type=a%00b", form],
  ];
  for (const [what, body, headers] of cases) {
    await t.step(what, async () => {
      const response = await service.request("POST /form", { body, headers });
      assert.equal(response.status, 400);
      assert.equal(response.headers.get("content-type"), "application/json");
      assert.equal(response.headers.get("cache-control"), "no-store");
      const { error, error_description, ...rest } = await response.json();
      assert.deepEqual([error, rest], ["invalid_request", {}]);
      assert.match(error_description, /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    });
  }
});
