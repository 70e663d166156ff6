/**
 * The load: keep-alive connections in a process of its own, each sending its next request when the last
 * is answered. Raw TCP, because `fetch` would be slower than the servers it measures.
 *
 *     deno run --allow-net --allow-read bench/load_client.ts <file with a LoadSpec as JSON>
 *
 * prints a LoadResult as JSON.
 * @module
 */

export interface LoadSpec {
  port: number;
  connections: number;
  seconds: number;
  /** Whole HTTP/1.1 requests; each connection goes round them from a place of its own. */
  requests: string[];
}

export interface LoadResult {
  requests: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Answers whose status was not 2xx. */
  failed: number;
}

const RESPONSE_BYTES_MAX = 1_048_576;
const CONTENT_LENGTH = /content-length: (\d+)/i;
const decoder = new TextDecoder();

async function connection(
  spec: LoadSpec,
  requests: Uint8Array[],
  from: number,
  endMs: number,
): Promise<[number[], number]> {
  const socket = await Deno.connect({ hostname: "127.0.0.1", port: spec.port });
  socket.setNoDelay(true);
  const buffer = new Uint8Array(RESPONSE_BYTES_MAX);
  const latencies: number[] = [];
  let failed = 0;
  for (let at = from; performance.now() < endMs; at++) {
    const request = requests[at % requests.length]!;
    const started = performance.now();
    for (let sent = 0; sent < request.length;) sent += await socket.write(request.subarray(sent));
    if (!await readAnswer(socket, buffer)) failed++;
    latencies.push(performance.now() - started);
  }
  socket.close();
  return [latencies, failed];
}

/** Reads one answer whole; whether its status was 2xx. */
async function readAnswer(socket: Deno.TcpConn, buffer: Uint8Array): Promise<boolean> {
  let got = 0;
  let whole = -1;
  while (whole < 0 || got < whole) {
    const read = await socket.read(buffer.subarray(got));
    if (read === null) throw new Error("the server closed the connection");
    const scanFrom = Math.max(3, got - 3);
    got += read;
    if (whole >= 0) continue;
    for (let i = scanFrom; i < got; i++) {
      if (buffer[i] !== 10 || buffer[i - 1] !== 13 || buffer[i - 2] !== 10) continue;
      const length = CONTENT_LENGTH.exec(decoder.decode(buffer.subarray(0, i)));
      if (!length) throw new Error("an answer without content-length");
      whole = i + 1 + Number(length[1]);
      break;
    }
  }
  return buffer[9] === 0x32;
}

async function run(spec: LoadSpec): Promise<LoadResult> {
  const encoder = new TextEncoder();
  const requests = spec.requests.map((request) => encoder.encode(request));
  const started = performance.now();
  const endMs = started + spec.seconds * 1000;
  const stride = Math.ceil(requests.length / spec.connections);
  const runs = await Promise.all(
    Array.from({ length: spec.connections }, (_, i) => connection(spec, requests, i * stride, endMs)),
  );
  const seconds = (performance.now() - started) / 1000;
  const latencies = runs.flatMap(([list]) => list).sort((a, b) => a - b);
  const quantile = (q: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * q))] ?? 0;
  return {
    requests: latencies.length,
    perSecond: latencies.length / seconds,
    p50: quantile(0.5),
    p99: quantile(0.99),
    failed: runs.reduce((sum, [, failed]) => sum + failed, 0),
  };
}

if (import.meta.main) {
  console.log(JSON.stringify(await run(JSON.parse(await Deno.readTextFile(Deno.args[0]!)))));
}
