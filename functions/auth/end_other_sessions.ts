/** `DELETE /sessions`: signs out every device but the one that asks. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const endOtherSessions = operation({
  name: "end_other_sessions",
  summary: "Sign out everywhere else",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({}),
  output: z.strictObject({ ended: z.int().describe("Sessions that were ended") }),
}, async (ctx) => ({ ended: await ctx.account.endOtherSessions() }));
