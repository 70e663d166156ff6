/**
 * Writes both key files of a folder as on a full disk and prints the codes of the failures. A process of its own:
 * Deno lets only one with all permissions write to `/dev/full`, and the tests have not all.
 * @module
 */
import { AppError } from "../error.ts";
import { writeKeyFile } from "./key_file.ts";
import { Sealing } from "./sealing.ts";

const [folder] = Deno.args;
const writes: Record<string, () => unknown> = {
  "signing_keys.json": () => writeKeyFile(`${folder}/signing_keys.json`, [{ kid: "a", jwk: { kty: "OKP" } }]),
  "sealing_key": () => new Sealing(folder!).seal("text", "lin"),
};
const codes: Record<string, string> = {};
for (const [name, write] of Object.entries(writes)) {
  Deno.symlinkSync("/dev/full", `${folder}/${name}.new`);
  try {
    await write();
  } catch (error) {
    codes[name] = error instanceof AppError ? error.code : String(error);
  }
}
console.log(JSON.stringify(codes));
