/** `GET /sessions`: where the caller is signed in. @module */
import { z } from "zod";
import { Session } from "../../common/identity/sessions.ts";
import { operation } from "../../common/operation.ts";

export const listSessions = operation({
  name: "list_sessions",
  summary: "List where you are signed in, the last used first",
  scope: "profile",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(Session), nextCursor: z.null() }),
}, async (ctx) => ({ data: await ctx.account.sessions(), nextCursor: null }));
