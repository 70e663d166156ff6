import assert from "node:assert/strict";
import { fail, type Play, say, stall } from "../../common/llm/testing_model_server.ts";
import { eventually } from "../../common/testing.ts";
import { type ChatBench, chatBench } from "./testing_chat.ts";

const PNG = Uint8Array.fromHex("89504e470d0a1a0a0000000d49484452");

function post(bench: ChatBench, path: string, body: Uint8Array, more = {}): Promise<Response> {
  const headers = {
    authorization: bench.user.headers.authorization!,
    "content-type": "application/octet-stream",
    ...more,
  };
  return fetch(`${bench.url}${path}`, { method: "POST", headers, body: body as BodyInit });
}

Deno.test("speech and images without an endpoint answer 501 and name the setting", async () => {
  await using bench = await chatBench([]);
  for (
    const [path, key] of [["/transcribe", "TRANSCRIPTION_BASE_URL"], [
      "/read-image",
      "VISION_BASE_URL",
    ]] as const
  ) {
    const response = await post(bench, path, PNG);
    assert.equal(response.status, 501);
    assert.match((await response.json()).detail, new RegExp(key));
  }
});

const SPEECH = {
  TRANSCRIPTION_BASE_URL: "MODEL",
  TRANSCRIPTION_MODEL: "whisper",
  TRANSCRIPTION_API_KEY: "key",
  TRANSCRIPTION_MINUTE_PRICE: "0.06",
};
const VISION = {
  VISION_BASE_URL: "MODEL",
  VISION_MODEL: "eyes",
  VISION_INPUT_PRICE: "2",
  VISION_OUTPUT_PRICE: "10",
};

/** What stands in the ledger, oldest first. */
async function billed(bench: ChatBench): Promise<string[]> {
  const rows = await bench.runtime.database.rows<(string | number)[]>(
    `SELECT feature, model, status, error, input_tokens, output_tokens, estimated, audio_seconds, cost_micros
    FROM model_calls ORDER BY id`,
  );
  return rows.map((row) => row.join(" "));
}

Deno.test("POST /transcribe loses nothing of a long recording or of odd characters", async () => {
  await using bench = await chatBench([], SPEECH);
  const sentence = "我们接着说下一件事,大家都同意。";
  const said = `${sentence.repeat(3_000)}\u0000\ud83d`;
  bench.model.play(() => new Response(`{"text":${JSON.stringify(said)}}`));
  const response = await post(bench, "/transcribe?fileName=a.m4a", PNG);
  const { text, records } = await response.json();
  assert.equal(response.status, 200, text);
  assert.equal(text, `${sentence.repeat(3_000)}\ufffd`);
  const captures = await bench.runtime.database.rows<[string]>("SELECT text FROM captures ORDER BY id");
  assert.equal(captures.map(([text]) => text).join(""), text);
  assert.ok(captures.every(([text]) => text.length <= 20_000));
  assert.ok(captures.slice(0, -1).every(([text]) => text.endsWith("。")), "none is cut in a sentence");
  assert.ok(records.length >= captures.length);
});

Deno.test("POST /transcribe captures what was said", async () => {
  await using bench = await chatBench([], SPEECH);
  bench.model.play(() => Response.json({ text: "昨天打车36块" }));
  const answer = await (await post(bench, "/transcribe?fileName=a.m4a", PNG)).json();
  assert.equal(answer.text, "昨天打车36块");
  assert.equal(answer.records[0].data.amount, 36);
  const [request] = bench.model.requests;
  assert.equal(request!.path, "/v1/audio/transcriptions");
  assert.equal(request!.authorization, "Bearer key");
  assert.match(String(request!.body), /filename="a\.m4a"/);
});

Deno.test("a recording sent again with its key is heard once, however long that takes", async () => {
  const gate = Promise.withResolvers<void>();
  await using bench = await chatBench([], SPEECH);
  bench.model.play(async () => {
    await gate.promise;
    return Response.json({ text: "昨天打车36块" });
  });
  const send = (body = PNG) => post(bench, "/transcribe", body, { "idempotency-key": "k" });
  const first = send();
  try {
    // The endpoint has been asked: the key is taken.
    await eventually("the model is asked", () => bench.model.requests.length > 0);
    bench.runtime.clock.advance(200_000);
    assert.equal((await send()).status, 409);
  } finally {
    gate.resolve();
  }
  const answer = await (await first).json();
  const again = await send();
  assert.deepEqual([again.headers.get("idempotency-replayed"), await again.json()], ["true", answer]);
  assert.equal((await send(PNG.slice(1))).status, 422);
  assert.equal(bench.model.requests.length, 1);
  assert.equal(await bench.user.ctx.records.count({}), 1);
});

Deno.test("POST /transcribe bills seconds, tokens and money, as the endpoint tells them or estimated", async (t) => {
  const answers: [what: string, answer: object, billed: string][] = [
    ["seconds as usage", { usage: { type: "duration", seconds: 90 } }, "900 0 1 90 90000"],
    ["a duration", { duration: 30.4 }, "310 0 1 31 31000"],
    [
      "tokens",
      { usage: { type: "tokens", input_tokens: 140, output_tokens: 10, total_tokens: 150 } },
      "140 10 0 1 1000",
    ],
    ["nothing", {}, "10 0 1 1 1000"],
    ["nonsense", { usage: { type: "duration", seconds: -5 }, duration: "long" }, "10 0 1 1 1000"],
  ];
  for (const [what, answer, expected] of answers) {
    await t.step(what, async () => {
      await using bench = await chatBench([() => Response.json({ text: "好", ...answer })], SPEECH);
      assert.equal((await (await post(bench, "/transcribe", PNG)).json()).text, "好");
      assert.deepEqual(await billed(bench), [`transcription whisper done  ${expected}`]);
    });
  }
  await t.step("and the usage shows it", async () => {
    await using bench = await chatBench([() => Response.json({ text: "好", duration: 90 })], SPEECH);
    await (await post(bench, "/transcribe", PNG)).body?.cancel();
    const { data, today } = await (await bench.send("GET", "/usage")).json();
    assert.deepEqual(
      data.map(({ feature, audioSeconds, cost }: Record<string, unknown>) => [
        feature,
        audioSeconds,
        cost,
      ]),
      [["transcription", 90, 0.09]],
    );
    assert.equal(today.tokens.used, 900);
  });
});

Deno.test("POST /transcribe fails clearly, stores nothing and tells nothing of the endpoint's words", async (t) => {
  const plays: [what: string, play: Play, error: string][] = [
    ["an error", fail(500, undefined, "sk-secret"), "status_500"],
    ["a redirect", () => Response.redirect("http://127.0.0.1:9/v1", 302), "status_302"],
    ["no JSON", () => new Response("sk-secret"), "malformed"],
    ["another JSON", () => Response.json({ words: "sk-secret" }), "malformed"],
    ["more than words can be", () => new Response("x".repeat(3_000_000)), "too_large"],
  ];
  for (const [what, play, error] of plays) {
    await t.step(what, async () => {
      await using bench = await chatBench([play], SPEECH);
      const failed = await post(bench, "/transcribe", PNG);
      assert.equal(failed.status, 502);
      assert.ok(!(await failed.text()).includes("sk-secret"));
      assert.ok(!bench.runtime.logged().includes("sk-secret"));
      assert.equal(bench.model.requests.length, 1, "audio is sent once");
      assert.deepEqual(await billed(bench), [`transcription whisper failed ${error} 0 0 0 0 0`]);
      const [counts] = await bench.runtime.database.rows("SELECT count(*) FROM captures");
      assert.deepEqual(counts, [0]);
    });
  }
});

Deno.test("POST /transcribe and /read-image end when the server stops, in the middle of an answer too", async (t) => {
  const slow: [what: string, path: string, play: (begun: () => void, end: Promise<void>) => Play][] = [
    ["speech, no headers", "/transcribe", (begun, end) => async () => {
      begun();
      await end;
      return new Response();
    }],
    ["speech, half an answer", "/transcribe", (begun) => () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"te'));
            begun();
          },
        }),
      )],
    ["an image", "/read-image", (begun) => () => {
      begun();
      return stall("half")({} as never);
    }],
  ];
  for (const [what, path, play] of slow) {
    await t.step(what, async () => {
      const begun = Promise.withResolvers<void>();
      const end = Promise.withResolvers<void>();
      await using bench = await chatBench([play(begun.resolve, end.promise)], { ...SPEECH, ...VISION });
      const answer = post(bench, path, PNG);
      await begun.promise;
      bench.runtime.stopping.abort();
      const { status, body } = await answer;
      await body?.cancel();
      assert.equal(status, 503);
      assert.match((await billed(bench))[0]!, /cancelled/);
      end.resolve();
    });
  }
});

Deno.test("a day's budget that is spent asks no endpoint for speech or images", async (t) => {
  for (const [path, setting] of [["/transcribe", SPEECH], ["/read-image", VISION]] as const) {
    for (const [key, most] of [["LLM_DAILY_TOKENS", "5"], ["LLM_DAILY_COST", "0.0001"]] as const) {
      await t.step(`${path} ${key}`, async () => {
        await using bench = await chatBench([], { ...setting, [key]: most });
        const answer = await post(bench, path, PNG);
        assert.equal(answer.status, 429);
        assert.match((await answer.json()).detail, /budget is spent/);
        assert.equal(bench.model.requests.length, 0);
      });
    }
  }
});

Deno.test("POST /read-image captures what a model sees, and counts it", async () => {
  await using bench = await chatBench([say("在便利店买水花了12元")], VISION);
  const answer = await (await post(bench, "/read-image", PNG)).json();
  assert.equal(answer.records[0].data.amount, 12);
  const [, user] = bench.model.requests[0]!.body.messages;
  assert.match(user.content[0].image_url.url, /^data:image\/png;base64,iVBOR/);
  assert.deepEqual(await billed(bench), ["vision eyes done  100 20 0 0 400"]);
  const wrong = await post(bench, "/read-image", new TextEncoder().encode("no image at all"));
  assert.equal(wrong.status, 400);
  assert.equal((await wrong.json()).errors[0].path, "image");
});
