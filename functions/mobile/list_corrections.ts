/** `GET /corrections`: what the caller's corrections of records have taught. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { Correction } from "../../common/records/correction.ts";

export const listCorrections = operation({
  name: "list_corrections",
  summary: "List what corrections have taught, the newest first",
  description: "A change by hand of a record that was read from a text teaches how lines like it are read",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(Correction) }),
}, async (ctx) => ({ data: await ctx.corrections.list() }));
