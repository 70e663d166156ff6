/** `POST /me/import`: takes an export back, or adds the records of a CSV. @module */
import { z } from "zod";
import { Imported } from "../../common/identity/archive/import_archive.ts";
import { operation } from "../../common/operation.ts";

/** As large as an attachment may be. */
export const IMPORT_BYTES_MAX = 25 * 1024 * 1024;

export const importMe = operation({
  name: "import_me",
  summary: "Take back an exported zip, or add the records of a CSV",
  description: "What is there already stays as it is; nothing is stored unless all of it is good",
  scope: "profile",
  alsoNeeds: ["records:write", "chat"],
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ file: z.instanceof(Uint8Array) }),
  output: Imported,
}, async (ctx, { file }) => {
  const imported = await ctx.archive.import(file);
  ctx.accountChanged();
  return imported;
});
