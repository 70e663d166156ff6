import assert from "node:assert/strict";
import { embed, fail, type ModelServer, modelServer, type Play, raw } from "../llm/testing_model_server.ts";
import type { RecordDraft } from "../records/record_repository.ts";
import { type TestRuntime, testRuntime, type TestUser, testUser } from "../testing.ts";
import { Embedder } from "../llm/embedder.ts";
import { RecordEmbeddings } from "./record_embeddings.ts";

/** What a text is about, one dimension each: a space small enough to know every answer. */
const SUBJECTS = [/dog|puppy|狗|犬/i, /eat|food|lunch|饭|火锅/i, /car|drive|车/i, /money|pay|钱/i];
const meaning = (text: string) => [
  ...SUBJECTS.map((subject) => subject.test(text) ? 1 : 0.05),
  0.3,
  0.3,
  0.3,
  0.3,
];

const note = (text: string, more: Partial<RecordDraft> = {}): RecordDraft => ({
  type: "note",
  text,
  data: {},
  source: "api",
  ...more,
});

interface Scene extends AsyncDisposable {
  server: ModelServer;
  runtime: TestRuntime;
  user: TestUser;
  /** Embeds everything that is due now. */
  settle(): Promise<void>;
  found(q: string, more?: object): Promise<string[]>;
  stored(): Promise<number>;
  calls(): Promise<unknown[][]>;
}

async function scene(environment: Record<string, string> = {}): Promise<Scene> {
  const server = modelServer();
  server.otherwise(embed(meaning));
  const runtime = await testRuntime({
    EMBEDDING_BASE_URL: server.url,
    EMBEDDING_MODEL: "small",
    EMBEDDING_INPUT_PRICE: "2",
    ...environment,
  });
  const user = await testUser(runtime);
  return {
    server,
    runtime,
    user,
    settle: async () => void await runtime.jobs.runDue(),
    found: async (q, more = {}) =>
      (await user.ctx.records.search({ q, ...more })).map(({ record }) => record.text),
    stored: async () =>
      (await runtime.database.rows<[number]>("SELECT count(*) FROM record_embeddings"))[0]![0],
    calls: () =>
      runtime.database.rows(
        "SELECT feature, status, error, input_tokens, cost_micros FROM model_calls ORDER BY rowid",
      ),
    async [Symbol.asyncDispose]() {
      await runtime[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** More than are needed to tell what is unlike the rest. */
const OTHERS = Array.from({ length: 20 }, (_, i) => note(`meeting number ${i}`));

Deno.test("records are found by what they mean, in the transaction that stores them a job is queued", async () => {
  await using place = await scene();
  const { user, server, runtime } = place;
  await user.ctx.records.addAll([note("my puppy was ill"), note("柴犬去打针"), note("hot lunch"), ...OTHERS]);
  assert.deepEqual(await place.found("dog"), [], "words alone until the job has run");
  assert.equal(server.requests.length, 0, "nobody is asked where there is nothing to compare with");
  const [job] = await runtime.jobs.list(user.id, undefined);
  assert.deepEqual([job!.kind, job!.status, job!.subject], ["embed", "queued", "records"]);
  await place.settle();
  assert.deepEqual((await place.found("dog")).toSorted(), ["my puppy was ill", "柴犬去打针"]);
  assert.deepEqual(await place.found("dog", { type: "todo" }), []);
  assert.deepEqual((await place.found("dog", { type: "note", limit: 1 })).length, 1);
  const [done] = await runtime.jobs.list(user.id, undefined);
  assert.deepEqual([done!.status, done!.result], ["done", { embedded: 23 }]);
  assert.deepEqual((await place.calls())[0], ["embedding", "done", null, 161, 322]);
  const sent = server.requests.length;
  await place.found("dog", { limit: 5 });
  assert.equal(server.requests.length, sent, "the same question is not asked twice");
  const other = await testUser(runtime, "wang");
  await other.ctx.records.addAll([note("my dog")]);
  await place.settle();
  const theirs = await other.ctx.records.search({ q: "puppy" });
  assert.deepEqual(theirs.map(({ record }) => record.text), ["my dog"]);
});

Deno.test("a record that both its words and its meaning find stands above one that only one of them finds", async () => {
  await using place = await scene();
  await place.user.ctx.records.addAll([
    note("a dog is a hot word"),
    note("the puppy sleeps"),
    note("our dog ate"),
    ...OTHERS,
  ]);
  await place.settle();
  const hits = await place.user.ctx.records.search({ q: "the dog ate" });
  assert.equal(hits[0]!.record.text, "our dog ate");
  assert.equal(hits[0]!.score, 1);
  assert.ok(hits.some(({ record }) => record.text === "the puppy sleeps"));
  assert.ok(hits.every(({ score }) => score > 0 && score <= 1));
});

Deno.test("a change embeds again only where it is one of the text", async () => {
  await using place = await scene();
  const { user, server } = place;
  const [record] = await user.ctx.records.addAll([note("my puppy"), ...OTHERS]);
  await place.settle();
  const sent = server.requests.length;
  await user.ctx.records.change(record!.id, { occurredAt: "2026-01-01T00:00:00.000Z" });
  await place.settle();
  assert.equal(server.requests.length, sent);
  await user.ctx.records.change(record!.id, { text: "my car" });
  await place.settle();
  assert.deepEqual(server.requests.at(-1)!.body.input, ["my car"]);
  assert.deepEqual(await place.found("dog"), []);
  assert.deepEqual(await place.found("drive"), ["my car"]);
});

Deno.test("what is in the trash, purged or erased has no vector, and comes back with the record", async () => {
  await using place = await scene();
  const { user, runtime } = place;
  const [puppy, dog] = await user.ctx.records.addAll([note("my puppy"), note("old dog")]);
  await place.settle();
  assert.equal((await place.found("puppy")).length, 2);
  await user.ctx.records.remove(puppy!.id);
  assert.equal(await place.stored(), 1);
  assert.deepEqual(await place.found("狗"), ["old dog"]);
  await user.ctx.records.restore(puppy!.id);
  await place.settle();
  assert.equal((await place.found("狗")).length, 2);
  await user.ctx.records.remove(puppy!.id);
  await user.ctx.trash.empty();
  await runtime.database.commit([{ sql: "DELETE FROM records WHERE id = ?", args: [dog!.id] }]);
  assert.equal(await place.stored(), 0);
});

Deno.test("a record that goes to the trash while it is embedded gets no vector", async () => {
  await using place = await scene();
  const { user, server } = place;
  const [record] = await user.ctx.records.addAll([note("my puppy")]);
  server.play(async (request) => {
    await user.ctx.records.remove(record!.id);
    return await embed(meaning)(request);
  });
  await place.settle();
  assert.equal(await place.stored(), 0);
});

Deno.test("an endpoint that fails leaves the job queued, visible, and the search to the words", async (t) => {
  const cases: [name: string, play: Play, code: string, attempts: number][] = [
    ["500", fail(500), "status_500", 3],
    ["429 that asks for long patience", fail(429, 60), "status_429", 1],
    ["401", fail(401), "status_401", 1],
    ["too few vectors", embed(meaning, (data) => data.slice(1)), "wrong_count", 3],
    [
      "the same vector twice",
      embed(meaning, (data) => data.map((each) => ({ ...each, index: 0 }))),
      "wrong_count",
      3,
    ],
    [
      "vectors of two lengths",
      embed((text) => meaning(text).slice(text.startsWith("my") ? 1 : 0)),
      "wrong_dimensions",
      3,
    ],
    ["null for a number", embed((text) => [...meaning(text), null]), "malformed", 3],
    ["NaN", raw('{"data":[{"index":0,"embedding":[NaN,1]}]}'), "malformed", 3],
    ["a vector of nothing", embed(() => [0, 0]), "malformed", 3],
    ["infinity", embed(() => [1e308, 1e308]), "malformed", 3],
    ["no JSON", raw("<html>"), "malformed", 3],
  ];
  for (const [name, play, code, attempts] of cases) {
    await t.step(name, async () => {
      await using place = await scene();
      const { user, server, runtime } = place;
      await user.ctx.records.addAll([note("my puppy"), note("an old dog")]);
      server.otherwise(play);
      await place.settle();
      assert.equal(server.requests.length, attempts);
      const [job] = await runtime.jobs.list(user.id, undefined);
      assert.deepEqual([job!.status, job!.tries, job!.error], ["queued", 1, "unavailable"]);
      assert.ok(job!.nextTryAt > job!.updatedAt, "tried again later");
      assert.deepEqual((await place.calls())[0], ["embedding", "failed", code, 0, 0]);
      assert.equal(await place.stored(), 0);
      assert.deepEqual(await place.found("puppy"), ["my puppy"]);
      server.otherwise(embed(meaning));
      runtime.clock.advance(10 * 60_000);
      await place.settle();
      assert.equal(await place.stored(), 2);
    });
  }
});

Deno.test("a search does not wait for a slow endpoint, and soon leaves it alone", async () => {
  await using place = await scene();
  const { user, server } = place;
  await user.ctx.records.addAll([note("my puppy"), note("an old dog")]);
  await place.settle();
  const sent = server.requests.length;
  // Answers nothing until the caller hangs up.
  server.otherwise(({ signal }) =>
    new Promise((resolve) => signal.addEventListener("abort", () => resolve(new Response())))
  );
  const started = performance.now();
  for (let i = 0; i < 8; i++) assert.deepEqual(await place.found(`puppy ${"x".repeat(i)}`), ["my puppy"]);
  assert.equal(server.requests.length, sent + 5, "five failures in a row, then it rests");
  assert.ok(performance.now() - started < 8 * 600);
});

Deno.test("texts too long for the model are sent again shortened", async () => {
  await using place = await scene();
  const { user, server } = place;
  server.otherwise((request) =>
    request.body.input.some((text: string) => text.length > 512)
      ? fail(413)(request)
      : embed(meaning)(request)
  );
  await user.ctx.records.addAll([note(`my puppy ${"and so on ".repeat(100)}`), note("short")]);
  await place.settle();
  assert.equal(await place.stored(), 2);
});

Deno.test("another model embeds everything again; vectors of the old one are compared with nothing", async () => {
  await using place = await scene();
  const { user, runtime, server } = place;
  await user.ctx.records.addAll([note("my puppy"), note("an old dog"), note("a car")]);
  await place.settle();
  const { database, clock, log, assistant } = runtime;
  const endpoint = { ...runtime.config.embedding!, model: "large" };
  const embedder = new Embedder(endpoint, assistant.ledger, clock, log, {});
  const next = new RecordEmbeddings({ database, clock, log, embedder });
  assert.equal(await next.near(user.ctx.principal, "dog"), null);
  await next.queueMissing();
  assert.equal((await runtime.jobs.list(user.id, "queued")).length, 1);
  server.otherwise(embed((text) => [...meaning(text), 0.1]));
  assert.deepEqual(await next.embed(user.ctx.principal), { embedded: 3 });
  assert.equal((await next.near(user.ctx.principal, "dog"))!.rows.length, 3);
  await next.queueMissing();
});

Deno.test("another length under the same name is believed the second time, and then everything is embedded again", async () => {
  await using place = await scene();
  const { user, server, runtime } = place;
  await user.ctx.records.addAll([note("my puppy"), note("an old dog")]);
  await place.settle();
  const lengths = () =>
    runtime.database.rows<[number]>("SELECT DISTINCT length(vector) FROM record_embeddings");

  await user.ctx.records.addAll([note("a car")]);
  server.play(embed(() => [1, 2, 3]));
  await place.settle();
  assert.deepEqual(await lengths(), [[8]], "one odd answer is a failure");
  runtime.clock.advance(10 * 60_000);
  await place.settle();
  assert.equal(await place.stored(), 3);

  server.otherwise(embed((text) => [...meaning(text), 0.2, 0.2]));
  assert.deepEqual(await place.found("puppy again"), ["my puppy"], "words alone");
  await place.settle();
  assert.deepEqual(await lengths(), [[10]]);
  assert.equal((await place.found("puppy")).length, 2);
});

Deno.test("many records are embedded a bounded part at a time, each once", async () => {
  await using place = await scene();
  const { user, server } = place;
  const count = 64 * 33 + 5;
  for (let at = 0; at < count; at += 500) {
    await user.ctx.records.addAll(
      Array.from({ length: Math.min(500, count - at) }, (_, i) => note(`line ${at + i}`)),
    );
  }
  await place.settle();
  assert.equal(await place.stored(), count);
  const sent = server.requests.flatMap(({ body }) => body.input as string[]);
  assert.equal(sent.length, count);
  assert.equal(new Set(sent).size, count);
});

Deno.test("a spent budget embeds nothing and asks nobody", async () => {
  await using place = await scene({ LLM_DAILY_TOKENS: "3" });
  const { user, server, runtime } = place;
  await user.ctx.records.addAll([note("a line that has more than three tokens, surely")]);
  await place.settle();
  assert.equal(server.requests.length, 0);
  const [job] = await runtime.jobs.list(user.id, undefined);
  assert.deepEqual([job!.status, job!.error, job!.tries], ["queued", "budget_spent", 0]);
});

Deno.test("without an endpoint there are no jobs", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime);
  await user.ctx.records.addAll([note("my puppy")]);
  assert.deepEqual(await runtime.jobs.list(user.id, undefined), []);
  assert.equal(runtime.embeddings, undefined);
});

Deno.test("of an erased account no vector is left in the file", async () => {
  await using place = await scene();
  const { user, runtime, server } = place;
  // The largest component is 127, so that the bytes are stored as they are here.
  const bytes = [...new TextEncoder().encode("canaryvectorcanaryvector"), 127];
  server.otherwise(embed(() => bytes));
  await user.ctx.records.addAll(Array.from({ length: 30 }, (_, i) => note(`puppy ${i}`)));
  await place.settle();
  const held = async () => {
    const names = [...Deno.readDirSync(runtime.folder)].filter(({ isFile }) => isFile).map(({ name }) =>
      name
    );
    const files = await Promise.all(names.map((name) => Deno.readFile(`${runtime.folder}/${name}`)));
    return files.some((file) => new TextDecoder("latin1").decode(file).includes("canaryvector"));
  };
  assert.equal(await held(), true, "it was there");
  await runtime.identity.erasure.erase(user.id);
  assert.equal(await place.stored(), 0);
  assert.equal(await held(), false);
});
