/** `POST /me/export`: everything a person has, as a zip. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const exportMe = operation({
  name: "export_me",
  summary: "Take everything with you: a zip of JSON, CSV and Markdown",
  scope: "profile",
  alsoNeeds: ["records:read", "chat"],
  sessionOnly: true,
  effect: "read",
  input: z.strictObject({}),
  output: z.instanceof(ReadableStream<Uint8Array>),
}, (ctx) => ctx.archive.export());

/** The zip as a file to be saved. */
export function respondWithZip(zip: ReadableStream<Uint8Array>): Response {
  return new Response(zip, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": 'attachment; filename="zhiji.zip"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
