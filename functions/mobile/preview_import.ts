/** `POST /imports/preview`: what a file of another program would become, with nothing stored. @module */
import { z } from "zod";
import { ImportPreview, RowStatus } from "../../common/imports/import_repository.ts";
import { operation } from "../../common/operation.ts";
import { IMPORT_DESCRIPTION, ImportInput } from "./_import_input.ts";

export const previewImport = operation(
  {
    name: "preview_import",
    summary: "See what a file of another program would become",
    description: IMPORT_DESCRIPTION,
    scope: "records:read",
    effect: "read",
    input: ImportInput.extend({
      offset: z.int().min(0).max(100_000).default(0),
      limit: z.int().min(1).max(100).default(20),
      status: RowStatus.optional().describe("Only such rows"),
    }),
    output: ImportPreview,
  },
  (ctx, { file, offset, limit, status, ...options }) =>
    ctx.imports.preview(file, options, { offset, limit, status }),
);
