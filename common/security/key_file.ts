/** The file of private signing keys: beside the database, mode 0600, replaced whole or not at all. @module */
import type { JWK } from "jose";
import { z } from "zod";
import { StartError } from "../error.ts";
import { readPrivateFile, writePrivateFile } from "./private_file.ts";

const KeyFile = z.strictObject({
  keys: z.array(z.strictObject({ kid: z.string(), jwk: z.looseObject({ kty: z.string() }) })).max(8),
});

export interface PrivateKey {
  kid: string;
  jwk: JWK;
}

/** The keys in the file, none where there is no file yet. */
export function readKeyFile(path: string): PrivateKey[] {
  const text = readPrivateFile(path);
  if (text === null) return [];
  try {
    return KeyFile.parse(JSON.parse(text)).keys as PrivateKey[];
  } catch {
    throw new StartError(`${path} is not a key file; restore it, or remove it to make new keys`);
  }
}

/** Replaces the file; a crash leaves the old one or the new one. */
export function writeKeyFile(path: string, keys: readonly PrivateKey[]): void {
  writePrivateFile(path, JSON.stringify({ keys }), { replace: true });
}
