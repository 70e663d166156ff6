/**
 * An OpenAI-compatible endpoint for tests and benchmarks: a real HTTP server on a free port that answers
 * requests one after the other as it was told to.
 * @module
 */

/** One request as the endpoint saw it. */
export interface SeenRequest {
  path: string;
  authorization: string | null;
  // deno-lint-ignore no-explicit-any -- tests look into bodies of any shape
  body: any;
  /** Aborted when the caller hung up. */
  signal: AbortSignal;
}

/** How one request is answered. */
export type Play = (request: SeenRequest) => Response | Promise<Response>;

export interface ModelServer extends AsyncDisposable {
  url: string;
  requests: SeenRequest[];
  /** Adds answers to the end of the script. */
  play(...plays: Play[]): void;
  /** What is answered when the script is at its end. */
  otherwise(play: Play): void;
}

const encoder = new TextEncoder();
const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

/** Starts the endpoint; the script is played in the order of the requests. */
export function modelServer(...script: Play[]): ModelServer {
  const requests: SeenRequest[] = [];
  let rest: Play = fail(500);
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const text = await request.text();
    const seen: SeenRequest = {
      path: new URL(request.url).pathname,
      authorization: request.headers.get("authorization"),
      body: text.startsWith("{") ? JSON.parse(text) : text,
      get signal() {
        return request.signal;
      },
    };
    requests.push(seen);
    return await (script.shift() ?? rest)(seen);
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}/v1`,
    requests,
    play: (...plays) => void script.push(...plays),
    otherwise: (play) => void (rest = play),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

interface Choice {
  delta?: Record<string, unknown>;
  finish_reason?: string | null;
}

function chunk(choice: Choice | null, usage?: Record<string, number>): string {
  return `data: ${
    JSON.stringify({
      id: "scripted",
      object: "chat.completion.chunk",
      created: 1_760_000_000,
      model: "scripted",
      choices: choice === null ? [] : [{ index: 0, delta: {}, finish_reason: null, ...choice }],
      ...(usage ? { usage } : {}),
    })
  }\n\n`;
}

function events(body: BodyInit): Response {
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** A text in pieces, with usage at the end unless it is null. */
export function say(
  text: string,
  { pieceChars = 4, usage = USAGE, finish = "stop" }: {
    pieceChars?: number;
    usage?: Record<string, number> | null;
    finish?: string;
  } = {},
): Play {
  return () => events(spoken(text, pieceChars, usage, finish));
}

function spoken(
  text: string,
  pieceChars: number,
  usage: Record<string, number> | null,
  finish: string,
): string {
  const characters = [...text];
  let body = "";
  for (let at = 0; at < characters.length; at += pieceChars) {
    body += chunk({ delta: { content: characters.slice(at, at + pieceChars).join("") } });
  }
  body += chunk({ finish_reason: finish });
  if (usage) body += chunk(null, usage);
  return body + "data: [DONE]\n\n";
}

/** Calls of tools, their input in two pieces. */
export function useTools(...calls: { name: string; input: unknown }[]): Play {
  return () => {
    let body = "";
    for (const [index, { name, input }] of calls.entries()) {
      const text = typeof input === "string" ? input : JSON.stringify(input);
      const half = Math.ceil(text.length / 2);
      const id = `call-${crypto.randomUUID()}`;
      const part = (more: Record<string, unknown>) => chunk({ delta: { tool_calls: [{ index, ...more }] } });
      body += part({ id, type: "function", function: { name, arguments: text.slice(0, half) } });
      body += part({ function: { arguments: text.slice(half) } });
    }
    return events(body + chunk({ finish_reason: "tool_calls" }) + chunk(null, USAGE) + "data: [DONE]\n\n");
  };
}

/** A vector for each text of an embedding request; `change` makes something wrong of the answer. */
export function embed(
  vectorOf: (text: string) => readonly unknown[],
  change: (data: { index: number; embedding: readonly unknown[] }[]) => unknown[] = (data) => data,
): Play {
  return ({ body }) => {
    const texts = body.input as string[];
    const data = change(texts.map((text, index) => ({ index, embedding: vectorOf(text) })));
    return Response.json({ data, model: "scripted", usage: { prompt_tokens: 7 * texts.length } });
  };
}

/** An error status, with `Retry-After` in seconds where given. */
export function fail(status: number, retryAfter?: number, message = "scripted failure"): Play {
  return () =>
    new Response(JSON.stringify({ error: { message, type: "scripted", code: null, param: null } }), {
      status,
      headers: {
        "content-type": "application/json",
        ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
      },
    });
}

/** The answer of `play` in pieces of so many bytes, which cuts characters of several bytes apart. */
export function inBytes(count: number, play: Play): Play {
  return async (request) => {
    const bytes = new Uint8Array(await (await play(request)).arrayBuffer());
    let at = 0;
    return events(
      new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.slice(at, at += count));
        },
      }),
    );
  };
}

/** Begins to say a text, then the connection breaks. */
export function breakOff(text: string): Play {
  return () =>
    events(
      new ReadableStream({
        start: (controller) => controller.enqueue(encoder.encode(chunk({ delta: { content: text } }))),
        async pull(controller) {
          // The first part must be on its way before the connection is cut.
          await new Promise((resolve) => setTimeout(resolve, 20));
          controller.error(new Error("scripted reset"));
        },
      }, { highWaterMark: 0 }),
    );
}

/** Says a text, then nothing more, and keeps the connection open until the caller hangs up. */
export function stall(text = "", onCancel: () => void = () => {}): Play {
  return () =>
    events(
      new ReadableStream({
        start(controller) {
          if (text !== "") controller.enqueue(encoder.encode(chunk({ delta: { content: text } })));
        },
        cancel: onCancel,
      }),
    );
}

/** Says a word at every tick, for ever. */
export function talkOn(word: string, everyMs: number): Play {
  return () =>
    events(
      new ReadableStream({
        async pull(controller) {
          controller.enqueue(encoder.encode(chunk({ delta: { content: word } })));
          await new Promise((resolve) => setTimeout(resolve, everyMs));
        },
      }, { highWaterMark: 0 }),
    );
}

/** Says a word as fast as it is read, for ever, and counts how often. */
export function flood(word: string, count: () => void): Play {
  return thinkOn({ content: word }, count);
}

/** Sends the same piece of an answer as fast as it is read, for ever, and counts how often. */
export function thinkOn(delta: Record<string, unknown>, count: () => void): Play {
  return () =>
    events(
      new ReadableStream({
        pull(controller) {
          count();
          controller.enqueue(encoder.encode(chunk({ delta })));
        },
      }, { highWaterMark: 0 }),
    );
}

/** An error status with words about it that know no end. */
export function failOn(status: number, word: string, count: () => void): Play {
  return () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          count();
          controller.enqueue(encoder.encode(word));
        },
      }, { highWaterMark: 0 }),
      { status, headers: { "content-type": "application/json" } },
    );
}

/** Any bytes under an event stream's media type. */
export function raw(body: string): Play {
  return () => events(body);
}

/** Answers after a while. */
export function after(ms: number, play: Play): Play {
  return async (request) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return await play(request);
  };
}
