import assert from "node:assert/strict";
import { fail, say } from "../../common/llm/testing_model_server.ts";
import { type ChatBench, chatBench } from "./testing_chat.ts";

const PNG = Uint8Array.fromHex("89504e470d0a1a0a0000000d49484452");

function post(bench: ChatBench, path: string, body: Uint8Array): Promise<Response> {
  const headers = {
    authorization: bench.user.headers.authorization!,
    "content-type": "application/octet-stream",
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

Deno.test("POST /transcribe captures what was said", async () => {
  await using bench = await chatBench([]);
  bench.runtime.assistant.transcription = {
    baseUrl: bench.model.url,
    apiKey: "key",
    model: "whisper",
    inputPrice: 0,
    outputPrice: 0,
  };
  bench.model.play(() => Response.json({ text: "昨天打车36块" }), fail(500, undefined, "sk-secret"));
  const answer = await (await post(bench, "/transcribe?fileName=a.m4a", PNG)).json();
  assert.equal(answer.text, "昨天打车36块");
  assert.equal(answer.records[0].data.amount, 36);
  const [request] = bench.model.requests;
  assert.equal(request!.path, "/v1/audio/transcriptions");
  assert.match(String(request!.body), /filename="a\.m4a"/);
  const failed = await post(bench, "/transcribe", PNG);
  assert.equal(failed.status, 502);
  assert.ok(!(await failed.text()).includes("sk-secret"));
});

Deno.test("POST /read-image captures what a model sees, and counts it", async () => {
  await using bench = await chatBench([say("在便利店买水花了12元")], {});
  const { gateway } = bench.runtime.assistant;
  bench.runtime.assistant.vision = gateway;
  const answer = await (await post(bench, "/read-image", PNG)).json();
  assert.equal(answer.records[0].data.amount, 12);
  const [, user] = bench.model.requests[0]!.body.messages;
  assert.match(user.content[0].image_url.url, /^data:image\/png;base64,iVBOR/);
  const [row] = await bench.runtime.database.rows("SELECT feature FROM model_calls");
  assert.equal(row![0], "vision");
  const wrong = await post(bench, "/read-image", new TextEncoder().encode("no image at all"));
  assert.equal(wrong.status, 400);
  assert.equal((await wrong.json()).errors[0].path, "image");
});
