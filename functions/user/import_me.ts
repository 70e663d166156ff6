/** `POST /me/import`: takes an export back, or adds the records of a CSV. @module */
import { z } from "zod";
import { ReceivedFile } from "../../common/attachments/received_file.ts";
import { Imported } from "../../common/identity/archive/import_archive.ts";
import { operation } from "../../common/operation.ts";

/** All attachments one may keep unless the server says otherwise, and room for the rest. */
export const IMPORT_BYTES_MAX = 1280 * 1024 * 1024;

export const importMe = operation({
  name: "import_me",
  summary: "Take back an exported zip, or add the records of a CSV",
  description: "What is there already stays as it is; nothing is stored unless all of it is good",
  scope: "profile",
  alsoNeeds: ["records:write", "chat"],
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ file: z.instanceof(ReceivedFile) }),
  output: Imported,
}, async (ctx, { file }) => {
  const imported = await ctx.archive.import(file);
  ctx.accountChanged();
  return imported;
});
