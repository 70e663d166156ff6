/** Starts the whole system as a person does, on free ports and a database of its own. @module */
import { TextLineStream } from "./text_line_stream.ts";

export interface Site extends AsyncDisposable {
  /** Address of each service by its name. */
  urls: Record<string, string>;
  /** Everything the process has printed. */
  output(): string;
}

const SERVICES = ["web", "auth", "user", "mobile", "llm"];
const START_MS_MAX = 60_000;
const ROOT = new URL("../", import.meta.url);

/** `environment` are configuration keys as in `.env`. */
export async function startSite(environment: Record<string, string> = {}): Promise<Site> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-e2e-" });
  const process = new Deno.Command(Deno.execPath(), {
    args: ["task", "start"],
    cwd: ROOT,
    env: {
      HOST: "127.0.0.1",
      ...Object.fromEntries(SERVICES.map((name) => [`${name.toUpperCase()}_PORT`, "0"])),
      LIBSQL_URL: `file:${folder}/zhiji.db`,
      ...environment,
    },
    stdout: "piped",
    stderr: "piped",
  }).spawn();

  let output = "";
  const urls: Record<string, string> = {};
  const listening = Promise.withResolvers<void>();
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    const lines = stream.pipeThrough(new TextDecoderStream()).pipeThrough(new TextLineStream());
    for await (const line of lines) {
      output += `${line}\n`;
      if (!line.includes('"msg":"listening"')) continue;
      const { service, url } = JSON.parse(line);
      urls[service] = url;
      if (SERVICES.every((name) => name in urls)) listening.resolve();
    }
  };
  const outputs = Promise.all([read(process.stdout), read(process.stderr)]);
  const tooLate = setTimeout(() => listening.reject(new Error(`no start in time:\n${output}`)), START_MS_MAX);
  const ended = process.status.then(({ code }) =>
    listening.reject(new Error(`ended with code ${code} before it listened:\n${output}`))
  );

  const stop = async () => {
    try {
      process.kill("SIGTERM");
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await ended;
    await outputs;
    await Deno.remove(folder, { recursive: true });
  };
  try {
    await listening.promise;
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(tooLate);
  }
  return { urls, output: () => output, [Symbol.asyncDispose]: stop };
}
