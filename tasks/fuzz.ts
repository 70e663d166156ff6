/**
 * `deno task fuzz [requests] [seed]`: sends made-up requests to every service and stops at the first broken
 * promise, with the request and the seed that makes it again.
 * @module
 */
import { fuzzServices } from "../functions/testing_fuzz.ts";

const [requests = 20_000, seed = Date.now()] = Deno.args.filter((argument) => argument !== "--").map(Number);
console.log(`${requests} requests, seed ${seed}`);
const statuses = await fuzzServices({ requests, seed });
for (const [status, count] of [...statuses].sort(([a], [b]) => a - b)) console.log(`${status}: ${count}`);
