/** Exits with 0 where the services named, or all of them, answer that they are ready: a container's health check. @module */
import { SERVICE_NAMES, type ServiceName } from "../common/config.ts";
import { readConfig } from "./read_config.ts";

/** Shorter than a container engine's own patience, so that the reason is still printed. */
const ANSWER_MS_MAX = 4_000;

async function isReady(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/ready`, {
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  });
  await response.body?.cancel();
  return response.ok;
}

/** Names and reasons of the services that are not ready. */
async function notReady(names: readonly ServiceName[]): Promise<string[]> {
  const { ports } = readConfig();
  const states = await Promise.all(names.map(async (name) => {
    try {
      return await isReady(ports[name]) ? [] : [`${name}: not ready`];
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : error}`];
    }
  }));
  return states.flat();
}

if (import.meta.main) {
  const names = Deno.args.length > 0 ? Deno.args as ServiceName[] : SERVICE_NAMES;
  const unknown = names.filter((name) => !SERVICE_NAMES.includes(name));
  const reasons = unknown.length > 0
    ? [`there is no service ${unknown[0]}; there are ${SERVICE_NAMES.join(", ")}`]
    : await notReady(names);
  if (reasons.length > 0) {
    console.error(reasons.join("\n"));
    Deno.exit(1);
  }
}
