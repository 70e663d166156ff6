/** A small service to test the HTTP layer with: notes in memory, and operations that fail in every way. @module */
import { z } from "zod";
import { Timezone } from "../identity/profile_fields.ts";
import { operation, publicOperation } from "../operation.ts";
import { Timestamp } from "../records/timestamp.ts";
import { AppError, notFound } from "../error.ts";
import { type TestRuntime, testRuntime, type TestUser, testUser } from "../testing.ts";
import type { ServiceDescription } from "./openapi.ts";
import { route } from "./route.ts";
import { type ServiceApp, serviceApp } from "./service_app.ts";

const Note = z.strictObject({ id: z.string(), text: z.string(), version: z.int() }).meta({ id: "Note" });
type Note = z.output<typeof Note>;

export interface TestService extends AsyncDisposable {
  runtime: TestRuntime;
  app: ServiceApp;
  user: TestUser;
  /** What was made so far. */
  notes: Map<string, Note>;
  /** Makes the next creation wait until it is let go, or fail. */
  next: { wait?: Promise<void>; fail?: Error };
  request(at: string, init?: { body?: BodyInit; headers?: Record<string, string> }): Promise<Response>;
}

/** The service on a runtime of its own, with a signed-in user whose headers every request carries. */
export async function testService(environment: Record<string, string> = {}): Promise<TestService> {
  const runtime = await testRuntime(environment);
  const user = await testUser(runtime);
  const notes = new Map<string, Note>();
  const next: TestService["next"] = {};
  const app = serviceApp(description(notes, next), runtime);
  return {
    runtime,
    app,
    user,
    notes,
    next,
    request: async (at, { body, headers = {} } = {}) => {
      const [method, path] = at.split(" ") as [string, string];
      const all = new Headers({ ...user.headers, ...headers });
      // An empty header is one that is not sent.
      for (const [name, value] of Object.entries(headers)) if (value === "") all.delete(name);
      return await app.request(path, { method, headers: all, ...(body === undefined ? {} : { body }) });
    },
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  };
}

function description(notes: Map<string, Note>, next: TestService["next"]): ServiceDescription {
  const find = (id: string): Note => {
    const note = notes.get(id);
    if (!note) throw notFound("note");
    return note;
  };
  const create = operation({
    name: "create_note",
    summary: "Make a note",
    scope: "records:write",
    effect: "write",
    input: z.strictObject({
      text: z.string().trim().min(1).max(100),
      at: Timestamp.optional(),
      timezone: Timezone.optional(),
      count: z.int().min(0).optional(),
      place: z.strictObject({ lat: z.number() }).optional(),
    }),
    output: Note,
  }, async (_ctx, { text }) => {
    const { wait, fail } = next;
    delete next.wait;
    delete next.fail;
    await wait;
    if (fail) throw fail;
    const note = { id: `note-${notes.size + 1}`, text, version: 1 };
    notes.set(note.id, note);
    return note;
  });
  const change = operation({
    name: "change_note",
    summary: "Change a note",
    scope: "records:write",
    effect: "write",
    input: z.strictObject({ id: z.string(), text: z.string().min(1), expectedVersion: z.int().optional() }),
    output: Note,
  }, (_ctx, { id, text, expectedVersion }) => {
    const note = find(id);
    if (expectedVersion !== undefined && expectedVersion !== note.version) {
      throw new AppError("version_mismatch", "Cannot change this note: it was changed meanwhile");
    }
    notes.set(id, { id, text, version: note.version + 1 });
    return notes.get(id)!;
  });
  const get = operation({
    name: "get_note",
    summary: "Read a note",
    scope: "records:read",
    effect: "read",
    input: z.strictObject({ id: z.string() }),
    output: Note,
  }, (_ctx, { id }) => find(id));
  const find_ = operation({
    name: "find_notes",
    summary: "Find notes",
    scope: "records:read",
    effect: "read",
    input: z.strictObject({
      q: z.string().max(50).optional(),
      limit: z.int().min(1).max(100).optional(),
      all: z.boolean().optional(),
      tags: z.array(z.string()).optional(),
      filter: z.record(z.string(), z.unknown()).optional(),
    }),
    output: z.unknown(),
  }, (_ctx, input) => input);
  const keep = operation({
    name: "keep_line",
    summary: "Keep a line in the database",
    scope: "records:write",
    effect: "write",
    input: z.strictObject({ text: z.string() }),
    output: z.strictObject({ id: z.string() }),
  }, async (ctx, { text }) => {
    const { capture } = await ctx.captures.keep({
      text,
      spokenAt: "2026-03-18T04:30:00.000Z",
      timezone: "Asia/Shanghai",
      locale: "zh-CN",
      source: "api",
      clientId: null,
    });
    return { id: capture.id };
  });
  const administer = operation({
    name: "administer",
    summary: "Do what administrators do",
    scope: "admin",
    effect: "write",
    input: z.strictObject({}),
    output: z.strictObject({}),
  }, () => ({}));
  const greet = publicOperation({
    name: "greet",
    summary: "Greet anyone",
    effect: "read",
    input: z.strictObject({}),
    output: z.strictObject({}),
  }, () => ({}));
  const fill = publicOperation({
    name: "fill_form",
    summary: "Take a form",
    effect: "write",
    input: z.strictObject({ grant_type: z.string().min(1) }),
    output: z.strictObject({}),
  }, () => {
    if (next.fail) throw next.fail;
    return {};
  });
  return {
    name: "mobile",
    summary: "Notes in memory",
    routes: [
      route("POST /notes", create, { status: 201, idempotent: true, versioned: true }),
      route("GET /notes/find", find_),
      route("GET /notes/:id", get, { versioned: true }),
      route("PATCH /notes/:id", change, { versioned: true }),
      route("POST /lines", keep, { status: 201 }),
      route("POST /administer", administer),
      route("GET /greeting", greet),
      route("POST /form", fill, { consumes: "form", errors: "oauth" }),
    ],
  };
}
