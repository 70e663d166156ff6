/** `POST /imports`: takes in a file of another program, all of it or nothing. @module */
import { ImportReport } from "../../common/imports/import_repository.ts";
import { operation } from "../../common/operation.ts";
import { IMPORT_DESCRIPTION, ImportInput } from "./_import_input.ts";

export const importFile = operation({
  name: "import_file",
  summary: "Take in a file of another program",
  description: `${IMPORT_DESCRIPTION}. What was taken in before is not taken in again`,
  scope: "records:write",
  effect: "write",
  input: ImportInput,
  output: ImportReport,
}, (ctx, { file, ...options }) => ctx.imports.import(file, options));
