/** The configuration as `main.ts` reads it, for tasks. @module */
import { type Config, mergeEnvironment, parseConfig } from "../common/config.ts";

export function readConfig(): Config {
  return parseConfig(
    mergeEnvironment(Deno.env.toObject(), readIfThere(".env.local"), readIfThere(".env")),
  );
}

function readIfThere(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}
