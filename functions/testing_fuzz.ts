/**
 * Sends made-up requests to every service and holds each answer against what the OpenAPI document promises:
 * no failure of ours, a status, media type and body that are declared, and nothing written by a refusal.
 * @module
 */
import Ajv from "ajv/dist/2020.js";
import fc from "fast-check";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../common/database/schema.ts";
import type { ServiceDescription } from "../common/http/openapi.ts";
import { type ServiceApp, serviceApp } from "../common/http/service_app.ts";
import { type TestRuntime, testRuntime, type TestUser, testUser } from "../common/testing.ts";
import { auth } from "./auth/app.ts";
import { llm } from "./llm/app.ts";
import { mobile } from "./mobile/app.ts";
import { asText, type FuzzRequest, type OpenApi, requestsOf } from "./testing_fuzz_requests.ts";
import { user } from "./user/app.ts";

/** Those that have operations; web has files. */
const SERVICES: ServiceDescription[] = [auth, user, mobile, llm];
/** The service that takes what people write has most of the ways to go wrong. */
const WEIGHTS: Record<string, number> = { auth: 3, user: 4, mobile: 12, llm: 3 };
/** One database for so many requests, so that looking it through stays quick. */
const REQUESTS_A_ROUND = 500;
const SCOPE = "records:read records:write chat profile admin";
/** Written by the machinery beside a request, refused or not: counters, marks of use, answers kept. */
const BESIDE: ReadonlySet<string> = new Set([
  "cache_entries",
  "idempotency_keys",
  "audit_log",
  "model_calls",
  "file_removals",
  "signing_keys",
]);
const MARKS = new Set(["last_used_at", "updated_at", "last_step", "counter"]);
/** What a sync client pushed before the row that is refused stays, and the answer says so. */
const IN_PARTS = new Set(["push_records"]);

interface Target {
  app: ServiceApp;
  document: OpenApi;
}

/** Sends so many requests and gives how many were answered with each status; throws with the request that broke a promise. */
export async function fuzzServices(
  { requests, seed = Date.now() }: { requests: number; seed?: number },
): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  for (let sent = 0, round = 0; sent < requests; sent += REQUESTS_A_ROUND, round++) {
    await fuzzRound(Math.min(REQUESTS_A_ROUND, requests - sent), seed + round, statuses);
  }
  return statuses;
}

async function fuzzRound(count: number, seed: number, statuses: Map<number, number>): Promise<void> {
  await using runtime = await testRuntime({ LOG_LEVEL: "error" });
  await testUser(runtime, "first");
  let caller = await newCaller(runtime, 0);
  const targets = new Map<string, Target>();
  for (const service of SERVICES) {
    const app = serviceApp(service, runtime);
    targets.set(service.name, { app, document: await (await app.request("/openapi.json")).json() });
  }
  const ids: string[] = await seedRows(caller);
  const check = answerChecker();
  let people = 1;
  let before = await digestOf(runtime);
  let changes = await changesOf(runtime);
  const requests = fc.oneof(...[...targets].map(([name, { document }]) => ({
    weight: WEIGHTS[name]!,
    arbitrary: fc.tuple(fc.constant(name), requestsOf(document)),
  })));
  const property = fc.asyncProperty(requests, async ([name, request]) => {
    const { app, document } = targets.get(name)!;
    const answer = await send(app, request, caller.token, ids);
    // What a request leaves to be done after its answer is its own, not the next one's.
    await runtime.identity.settled();
    await runtime.assistant.afterwards.settled();
    const what = `${answer.at}: ${answer.status} ${answer.text.slice(0, 500)}`;
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    assert.ok(answer.status < 500 || answer.status === 501, `${what}\n${runtime.logged().slice(-2_000)}`);
    check(document, request, answer, what);
    harvest(answer.text, ids);
    const after = await changesOf(runtime);
    if (after !== changes) {
      const digest = await digestOf(runtime);
      const isRefused = answer.status >= 400 && !IN_PARTS.has(request.described.operationId);
      if (isRefused) assert.equal(digest, before, `a refused request wrote: ${what}`);
      before = digest;
      changes = after;
    }
    // It may have ended its own session, or taken the role from itself.
    if (answer.status === 401 || answer.status === 403) {
      caller = await newCaller(runtime, people++);
      before = await digestOf(runtime);
      changes = await changesOf(runtime);
    }
  });
  // Not fc.assert: its message is the whole document. To shrink would send the requests to another state.
  const { failed, errorInstance } = await fc.check(property, { numRuns: count, seed, endOnFailure: true });
  if (failed) throw new Error(`seed ${seed}: ${(errorInstance as Error).message}`);
}

/** An administrator, who may send everything. */
async function newCaller(runtime: TestRuntime, count: number): Promise<TestUser> {
  const person = await testUser(runtime, `fuzz${count}`);
  await runtime.database.commit([
    { sql: "UPDATE users SET role = 'administrator' WHERE id = ?", args: [person.id] },
  ]);
  const { accessToken } = await runtime.sessions.open({
    userId: person.id,
    clientId: "zhiji",
    scope: SCOPE,
    userAgent: null,
  });
  return { ...person, token: accessToken };
}

/** Something to be found, changed and removed. */
async function seedRows({ ctx }: TestUser): Promise<string[]> {
  const added = await ctx.records.addAll([
    { type: "note", text: "one", data: {}, source: "api" },
    { type: "todo", text: "call mom", data: { dueAt: "2026-03-18T05:00:00Z" }, source: "api" },
    {
      type: "expense",
      text: "火锅 12",
      data: { amount: 12, currency: "CNY", category: "food" },
      source: "api",
    },
  ]);
  return added.map(({ id }) => id);
}

interface Answer {
  at: string;
  status: number;
  mediaType: string;
  text: string;
}

async function send(app: ServiceApp, request: FuzzRequest, token: string, ids: string[]): Promise<Answer> {
  const named = (text: string) => text.replace(/@id:(\d+)/g, (_, n) => ids[Number(n) % ids.length]!);
  const path = request.path.replace(
    /\{(\w+)\}/g,
    (_, name) => encodeURIComponent(named(request.parameters[name]!).toWellFormed()),
  );
  const query = new URLSearchParams(request.query.map(([name, value]) => [
    name,
    named(asText(value)),
  ]));
  const at = `${request.method} ${path}${query.size === 0 ? "" : `?${query}`}`;
  const body = request.body && named(written(request.body));
  const response = await app.request(query.size === 0 ? path : `${path}?${query}`, {
    method: request.method,
    headers: {
      ...request.headers,
      authorization: `Bearer ${token}`,
      ...(request.body ? { "content-type": request.body.mediaType } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  const mediaType = response.headers.get("content-type")?.split(";")[0] ?? "";
  const isEndless = request.method === "GET" && mediaType === "text/event-stream";
  if (isEndless) await response.body?.cancel();
  const text = isEndless ? "" : await response.text();
  return { at: `${at} ${body ?? ""}`, status: response.status, mediaType, text };
}

function written({ mediaType, value }: { mediaType: string; value: unknown }): string {
  if (mediaType === "application/x-www-form-urlencoded" && typeof value === "object" && value !== null) {
    return String(new URLSearchParams(Object.entries(value).map(([name, each]) => [name, asText(each)])));
  }
  if (/json/.test(mediaType) && value !== "{") return JSON.stringify(value) ?? "";
  return asText(value);
}

/** Holds answers against the schemas of the document, each compiled once. */
function answerChecker() {
  const ajv = new Ajv.default({ strict: false, validateFormats: false, allErrors: false });
  const compiled = new Map<object, ReturnType<typeof ajv.compile>>();
  return (document: OpenApi, { described }: FuzzRequest, answer: Answer, what: string) => {
    const declared = described.responses[answer.status] ??
      (answer.status >= 400 ? described.responses.default : undefined);
    assert.ok(declared, `a status that is not declared: ${what}`);
    const kinds = Object.keys(declared.content ?? {});
    if (kinds.length === 0) return assert.equal(answer.text, "", `a body that is not declared: ${what}`);
    const content = declared.content![answer.mediaType] ?? declared.content!["*/*"];
    assert.ok(content, `${answer.mediaType} is not among ${kinds}: ${what}`);
    if (!/json$/.test(answer.mediaType) || !content.schema) return;
    let validate = compiled.get(content.schema);
    if (!validate) {
      validate = ajv.compile({ ...content.schema, components: document.components });
      compiled.set(content.schema, validate);
    }
    assert.ok(validate(JSON.parse(answer.text)), `${JSON.stringify(validate.errors)}: ${what}`);
  };
}

/** Ids that later requests may name; the newest take the places of the oldest. */
function harvest(text: string, ids: string[]): void {
  for (const [found] of text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)) {
    if (ids.includes(found)) continue;
    if (ids.length >= 40) ids.splice(3, 1);
    ids.push(found);
  }
}

/** How much the writing connection has written since it was opened: a look costs nothing. */
async function changesOf({ database }: TestRuntime): Promise<number> {
  const [result] = await database.commit([{ sql: "SELECT total_changes()", args: [] }]);
  return Number(result!.rows[0]![0]);
}

/** Of all rows that are somebody's. */
async function digestOf({ database }: TestRuntime): Promise<string> {
  const hash = createHash("sha256");
  for (const table of Object.values(schema)) {
    if (!(table instanceof SQLiteTable)) continue;
    const { name, columns } = getTableConfig(table);
    if (BESIDE.has(name)) continue;
    const kept = columns.map((column) => column.name).filter((column) => !MARKS.has(column));
    const rows = await database.rows({ sql: `SELECT ${kept.join(", ")} FROM ${name}`, args: [] });
    hash.update(name).update(JSON.stringify(rows));
  }
  return hash.digest("base64url");
}
