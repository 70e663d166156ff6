import assert from "node:assert/strict";
import { createRxDatabase, type RxCollection } from "rxdb";
import { replicateRxCollection, type RxReplicationState } from "rxdb/plugins/replication";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { Subject } from "rxjs";
import { serviceApp } from "../../common/http/service_app.ts";
import type { SyncDocument } from "../../common/records/push_records.ts";
import { eventually, testRuntime, type TestUser, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

type Doc = SyncDocument;
interface Checkpoint {
  seq: number;
}

const SCHEMA = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: { id: { type: "string", maxLength: 36 }, text: { type: "string" } },
  required: ["id"],
} as const;

let names = 0;

interface Client extends AsyncDisposable {
  records: RxCollection<Doc>;
  replication: RxReplicationState<Doc, Checkpoint>;
  offline(): Promise<void>;
  online(): Promise<void>;
  texts(): Promise<string[]>;
}

/** A client with RxDB's own replication and no code of ours but three requests. */
async function client(url: string, user: TestUser): Promise<Client> {
  const database = await createRxDatabase({
    name: `client${names++}`,
    storage: getRxStorageMemory(),
    multiInstance: false,
  });
  // deno-lint-ignore no-explicit-any -- RxDB's types want every field in the schema
  const { records } = await database.addCollections({ records: { schema: SCHEMA as any } });
  const call = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { headers: user.headers, ...init });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return await response.json();
  };
  const changes = new Subject<"RESYNC" | { documents: Doc[]; checkpoint: Checkpoint }>();
  const replication = replicateRxCollection<Doc, Checkpoint>({
    collection: records as RxCollection<Doc>,
    replicationIdentifier: url,
    live: true,
    autoStart: false,
    retryTime: 50,
    pull: {
      stream$: changes.asObservable() as never,
      batchSize: 3,
      handler: (checkpoint, limit) =>
        call(
          `/sync/records/pull?limit=${limit}${
            checkpoint ? `&checkpoint=${encodeURIComponent(JSON.stringify(checkpoint))}` : ""
          }`,
        ),
    },
    push: { handler: (rows) => call("/sync/records/push", rows) },
  });
  let leave = new AbortController();
  let listening = Promise.resolve();
  const listen = async (signal: AbortSignal) => {
    const response = await fetch(`${url}/sync/records/stream`, { headers: user.headers, signal });
    changes.next("RESYNC");
    let text = "";
    for await (const bytes of response.body!) {
      text += new TextDecoder().decode(bytes);
      const whole = text.split("\n\n");
      text = whole.pop()!;
      for (const [, data] of whole.map((event) => /^data: (.*)$/m.exec(event) ?? [])) {
        if (data) changes.next(JSON.parse(data));
      }
    }
  };
  return {
    records: records as RxCollection<Doc>,
    replication,
    async online() {
      await replication.start();
      leave = new AbortController();
      listening = listen(leave.signal).catch((error) => {
        if (!leave.signal.aborted) throw error;
      });
      await replication.awaitInSync();
    },
    async offline() {
      leave.abort();
      await listening;
      await replication.pause();
    },
    texts: async () => (await records.find().exec()).map((doc: { text: string }) => doc.text).toSorted(),
    async [Symbol.asyncDispose]() {
      leave.abort();
      await listening;
      await replication.cancel();
      await database.close();
    },
  };
}

const note = (n: number, text: string) =>
  ({
    id: `01990000-0000-7000-8000-${String(n).padStart(12, "0")}`,
    type: "note",
    text,
    data: {},
    tags: [],
  }) as unknown as Doc;

Deno.test("two clients of RxDB's own replication end with the same records: made, changed and deleted offline", async () => {
  await using runtime = await testRuntime();
  const app = serviceApp(mobile, runtime);
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request) => app.fetch(request),
  );
  try {
    const url = `http://127.0.0.1:${server.addr.port}`;
    const user = await testUser(runtime);
    const other = await testUser(runtime, "wang");
    await other.ctx.records.addAll([{ type: "note", text: "theirs", data: {}, source: "api" }]);
    await user.ctx.records.addAll(
      ["s1", "s2", "s3", "s4"].map((text) => ({ type: "note", text, data: {}, source: "api" as const })),
    );
    await using phone = await client(url, user);
    await using laptop = await client(url, user);
    // Made before the first connection, in both.
    await phone.records.bulkInsert([note(1, "from the phone"), note(2, "to be deleted")]);
    await laptop.records.insert(note(3, "from the laptop"));
    await phone.online();
    await laptop.online();
    const all = ["from the laptop", "from the phone", "s1", "s2", "s3", "s4", "to be deleted"];
    await eventually(
      "both have all",
      async () => String(await phone.texts()) === String(all) && String(await laptop.texts()) === String(all),
    );

    // A second change before the first has come back must not be taken for a conflict.
    const doc = (await phone.records.findOne(note(1, "").id).exec())!;
    const first = await doc.incrementalPatch({ text: "once" });
    await first.incrementalPatch({ text: "twice" });
    await eventually("the stream brings it", async () => (await laptop.texts()).includes("twice"));

    await phone.offline();
    await laptop.offline();
    await (await phone.records.findOne(note(2, "").id).exec())!.incrementalRemove();
    await (await phone.records.findOne(note(3, "").id).exec())!.incrementalPatch({ text: "phone's words" });
    await (await laptop.records.findOne(note(3, "").id).exec())!.incrementalPatch({ text: "laptop's words" });
    await laptop.records.insert(note(4, "made offline"));
    await laptop.online();
    await laptop.replication.awaitInSync();
    await phone.online();
    await phone.replication.awaitInSync();
    // The conflict is decided for what came to the server first, as RxDB does unless told otherwise.
    const end = ["laptop's words", "made offline", "s1", "s2", "s3", "s4", "twice"];
    await eventually(
      "both have the same",
      async () => String(await phone.texts()) === String(end) && String(await laptop.texts()) === String(end),
    );
    const { data } = await (await fetch(`${url}/records?limit=50`, { headers: user.headers })).json();
    assert.deepEqual(data.map(({ text }: { text: string }) => text).toSorted(), end);
    assert.ok((await user.ctx.records.find(note(2, "").id))!.deletedAt !== null);
  } finally {
    runtime.stopping.abort();
    await server.shutdown();
  }
});
