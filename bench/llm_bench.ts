/**
 * `deno run -A bench/llm_bench.ts`: what the service adds to the first token of a model, and a thousand
 * answers streaming at once from one process. The model is scripted and runs in a process of its own.
 * @module
 */
import { parseArgs } from "node:util";
import { flood, modelServer, type Play } from "../common/llm/testing_model_server.ts";

const { values: options } = parseArgs({
  args: Deno.args,
  options: {
    streams: { type: "string", default: "1000" },
    events: { type: "string", default: "100" },
    rounds: { type: "string", default: "60" },
    serve: { type: "boolean", default: false },
  },
});
const STREAMS = Number(options.streams);
const EVENTS = Number(options.events);
const ROUNDS = Number(options.rounds);
const EVERY_MS = 100;
const SLOW_READERS = 100;
const SLOW_MS = 5_000;
/** Digits as characters that are no numbers, so that the gate lets a time through. */
const CLOCK_DIGITS = [..."甲乙丙丁戊己庚辛壬癸"];

if (options.serve) await serveModel();
else await bench();

/** Says the time ten times a second where asked to, else two words at once. */
async function serveModel(): Promise<void> {
  const encoder = new TextEncoder();
  const chunk = (content: string | null) =>
    encoder.encode(
      `data: ${
        JSON.stringify({
          id: "b",
          object: "chat.completion.chunk",
          created: 1,
          model: "bench",
          choices: [{
            index: 0,
            delta: content === null ? {} : { content },
            finish_reason: content === null ? "stop" : null,
          }],
        })
      }\n\n`,
    );
  const play: Play = ({ body }) => {
    if (JSON.stringify(body.messages.at(-1)).includes("没完")) {
      return flood("长".repeat(1_000), () => {})({} as never);
    }
    const isLong = JSON.stringify(body.messages.at(-1)).includes("长");
    let sent = 0;
    let timer: ReturnType<typeof setInterval>;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const say = () => {
          if (sent++ < (isLong ? EVENTS : 1)) return controller.enqueue(chunk(isLong ? now() : "好。"));
          clearInterval(timer);
          controller.enqueue(chunk(null));
          controller.enqueue(encoder.encode("data: [DONE]\n\n"));
          controller.close();
        };
        say();
        timer = setInterval(say, isLong ? EVERY_MS : 1);
      },
      cancel: () => clearInterval(timer),
    });
    return new Response(stream, { headers: { "content-type": "text/event-stream" } });
  };
  const server = modelServer();
  server.otherwise(play);
  // The requests are not looked at here; kept, they would be all the memory.
  setInterval(() => server.requests.length = 0, 1_000);
  console.log(JSON.stringify({ url: server.url }));
  await new Promise(() => {});
}

function now(): string {
  const digits = String(Date.now() % 1_000_000).padStart(6, "0");
  return [...digits].map((digit) => CLOCK_DIGITS[Number(digit)]).join("") + "。";
}

async function bench(): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-llm-bench-" });
  const self = new URL(import.meta.url).pathname;
  const model = run([self, "--serve", "--events", String(EVENTS)], {});
  const { url: modelUrl } = JSON.parse(await model.line("url"));
  const service = run(["main.ts", "auth", "llm"], {
    LIBSQL_URL: `file:${folder}/zhiji.db`,
    AUTH_PORT: "0",
    LLM_PORT: "0",
    RATE_LIMIT: "off",
    LLM_BASE_URL: modelUrl,
    LLM_MODEL: "bench",
    LLM_DAILY_TOKENS: "0",
  });
  try {
    const auth = JSON.parse(await service.line('"service":"auth"')).url;
    const llm = JSON.parse(await service.line('"service":"llm"')).url;
    const headers = await signIn(auth);
    await firstTokens(modelUrl, llm, headers);
    const content = "说长一点";
    const messages = [{ role: "user", content }];
    const direct = [`${modelUrl}/chat/completions`, { model: "bench", stream: true, messages }] as const;
    await manyStreams("the load alone", direct, headers, model.pid);
    await manyStreams("chat", [`${llm}/chat`, { message: content }], headers, service.pid);
    // Last: what the kernel and the process hold for them would count as the memory of the others.
    await slowReaders(`${llm}/v1/chat/completions`, headers, service.pid);
  } finally {
    service.stop();
    model.stop();
    await Deno.remove(folder, { recursive: true });
  }
}

async function signIn(auth: string): Promise<Record<string, string>> {
  const account = { email: "bench@example.com", password: "plum-tree in the rain 7" };
  const json = { "content-type": "application/json" };
  await (await fetch(`${auth}/register`, { method: "POST", headers: json, body: JSON.stringify(account) }))
    .text();
  const form = new URLSearchParams({
    grant_type: "password",
    username: account.email,
    password: account.password,
  });
  const { access_token } = await (await fetch(`${auth}/token`, { method: "POST", body: form })).json();
  return { ...json, authorization: `Bearer ${access_token}` };
}

/** In turn, so that both meet the same machine. */
async function firstTokens(modelUrl: string, llm: string, headers: Record<string, string>): Promise<void> {
  const messages = [{ role: "user", content: "你好" }];
  const cases = {
    direct: [`${modelUrl}/chat/completions`, { model: "bench", stream: true, messages }],
    completions: [`${llm}/v1/chat/completions`, { model: "zhiji", stream: true, messages }],
    chat: [`${llm}/chat`, { message: "你好" }],
  } as const;
  const times: Record<string, number[]> = { direct: [], completions: [], chat: [] };
  for (let round = -5; round < ROUNDS; round++) {
    for (const [name, [url, body]] of Object.entries(cases)) {
      const started = performance.now();
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
      const ms = await firstText(response, started);
      if (round >= 0) times[name]!.push(ms);
    }
  }
  const direct = quantile(times.direct!, 0.5);
  for (const [name, all] of Object.entries(times)) {
    const p50 = quantile(all, 0.5);
    console.log(
      `first token, ${name}: p50 ${p50.toFixed(1)} ms, p99 ${quantile(all, 0.99).toFixed(1)} ms, added ${
        (p50 - direct).toFixed(1)
      } ms (to stay under 15)`,
    );
  }
}

async function firstText(response: Response, started: number): Promise<number> {
  let ms = NaN, seen = "";
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    seen += text;
    if (Number.isNaN(ms) && seen.includes("好")) ms = performance.now() - started;
  }
  return ms;
}

/** A thousand answers at once; straight from the model it is the lag of the load itself. */
async function manyStreams(
  what: string,
  [url, body]: readonly [url: string, body: unknown],
  headers: Record<string, string>,
  pid: number,
): Promise<void> {
  const before = residentMb(pid);
  let peak = 0;
  const sampler = setInterval(() => peak = Math.max(peak, residentMb(pid)), 250);
  const lags: number[] = [];
  const started = performance.now();
  const whole = await Promise.all(Array.from({ length: STREAMS }, async (_, at) => {
    // A thousand people do not press enter in the same millisecond.
    await new Promise((resolve) => setTimeout(resolve, at * 3_000 / STREAMS));
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    let events = 0;
    // By hand: a stream of transforms in the client would be measured as the service's lag.
    const decoder = new TextDecoder();
    const reader = response.body!.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const text = decoder.decode(next.value, { stream: true });
      for (const [said] of text.matchAll(/[甲乙丙丁戊己庚辛壬癸]{6}/g)) {
        events++;
        const at = Number([...said].map((character) => CLOCK_DIGITS.indexOf(character)).join(""));
        lags.push((Date.now() % 1_000_000 - at + 1_000_000) % 1_000_000);
      }
    }
    return events;
  }));
  clearInterval(sampler);
  const complete = whole.filter((events) => events === EVENTS).length;
  console.log(
    `${what}: ${STREAMS} streams of ${EVENTS} events at ${1000 / EVERY_MS}/s: ${complete} whole, ` +
      `${((performance.now() - started) / 1000).toFixed(1)} s, lag p50 ${quantile(lags, 0.5)} ms, p99 ${
        quantile(lags, 0.99)
      } ms (to stay under 250), memory ${before} to ${peak} MB (to stay under 400)`,
  );
}

/** Clients that ask and read no more, of a model that says as much as it may. */
async function slowReaders(url: string, headers: Record<string, string>, pid: number): Promise<void> {
  const before = residentMb(pid);
  const messages = [{ role: "user", content: "说个没完" }];
  const body = JSON.stringify({ model: "zhiji", stream: true, max_tokens: 8_192, messages });
  const responses = await Promise.all(
    Array.from({ length: SLOW_READERS }, () => fetch(url, { method: "POST", headers, body })),
  );
  await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  console.log(
    `${SLOW_READERS} clients that do not read for ${SLOW_MS / 1000} s: memory ${before} to ${
      residentMb(pid)
    } MB`,
  );
  await Promise.all(responses.map((response) => response.body?.cancel()));
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}

function residentMb(pid: number): number {
  const status = Deno.readTextFileSync(`/proc/${pid}/status`);
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** A process of ours, and its output line by line. */
function run(args: string[], env: Record<string, string>) {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", ...args],
    env,
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let seen = "";
  const read = async () => {
    const { done, value } = await reader.read();
    if (done) throw new Error(`ended early: ${seen}`);
    seen += value;
  };
  return {
    pid: child.pid,
    async line(holding: string): Promise<string> {
      while (true) {
        const line = seen.split("\n").slice(0, -1).find((text) => text.includes(holding));
        if (line) return line;
        await read();
      }
    },
    stop() {
      reader.cancel().catch(() => {});
      child.kill("SIGTERM");
    },
  };
}
