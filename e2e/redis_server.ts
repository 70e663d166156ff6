/** A Redis server of one's own behind an HTTP door of Upstash's protocol, gone at the end. @module */
import { Redis } from "ioredis";
import { eventually, temporaryFolder } from "../common/testing.ts";

export interface RedisServer extends AsyncDisposable {
  /** Address of the door. */
  url: string;
  token: string;
  /** Lets this much time pass for every key that has an end. */
  pass(seconds: number): Promise<void>;
  keys(): Promise<string[]>;
}

/** Milliseconds are taken off every time to live, as if they had passed; what has none left is gone. */
const PASS = `
for _, key in ipairs(redis.call('KEYS', '*')) do
  local left = redis.call('PTTL', key)
  if left >= 0 and left <= tonumber(ARGV[1]) then redis.call('DEL', key) end
  if left > tonumber(ARGV[1]) then redis.call('PEXPIRE', key, left - tonumber(ARGV[1])) end
end`;

/** Starts `redis-server` (Debian: redis-server) on a socket in a temporary folder, and the door. */
export async function startRedis(): Promise<RedisServer> {
  const folder = await temporaryFolder();
  const socket = `${folder.path}/redis.sock`;
  const server = new Deno.Command("redis-server", {
    args: ["--port", "0", "--unixsocket", socket, "--dir", folder.path, "--save", "", "--appendonly", "no"],
    stdout: "null",
    stderr: "null",
  }).spawn();
  await eventually("redis-server listens", () => exists(socket));
  const redis = new Redis({ path: socket });
  const token = crypto.randomUUID();
  const door = openDoor(redis, token);
  return {
    url: `http://127.0.0.1:${door.addr.port}`,
    token,
    pass: async (seconds) => {
      await redis.eval(PASS, 0, seconds * 1000);
    },
    keys: () => redis.keys("*"),
    async [Symbol.asyncDispose]() {
      await door.shutdown();
      redis.disconnect();
      server.kill("SIGTERM");
      await server.status;
      await folder[Symbol.asyncDispose]();
    },
  };
}

type Command = (string | number)[];
type Outcome = { result: unknown } | { error: string };

/** `POST /` takes one command, `POST /pipeline` a list of them; see upstash.com/docs/redis/features/restapi. */
function openDoor(redis: Redis, token: string): Deno.HttpServer<Deno.NetAddr> {
  return Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    if (request.headers.get("authorization") !== `Bearer ${token}`) {
      return Response.json({ error: "WRONGPASS invalid or missing auth token" }, { status: 401 });
    }
    const inBase64 = request.headers.get("upstash-encoding") === "base64";
    const run = async ([name, ...args]: Command): Promise<Outcome> => {
      try {
        const result = await redis.call(String(name), ...args);
        return { result: inBase64 ? encode(result) : result };
      } catch (error) {
        return { error: (error as Error).message };
      }
    };
    const body = await request.json();
    if (new URL(request.url).pathname === "/pipeline") {
      return Response.json(await Promise.all((body as Command[]).map(run)));
    }
    const outcome = await run(body as Command);
    return Response.json(outcome, { status: "error" in outcome ? 400 : 200 });
  });
}

/** Every text but the status OK, as Upstash answers where `Upstash-Encoding: base64` asks for it. */
function encode(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(encode);
  if (typeof result !== "string" || result === "OK") return result;
  return new TextEncoder().encode(result).toBase64();
}

function exists(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
