/** `POST /revoke`: ends the session a token belongs to, RFC 7009. @module */
import { z } from "zod";
import { publicOperation } from "../../common/operation.ts";

export const revokeToken = publicOperation({
  name: "revoke_token",
  summary: "End the session of a refresh or access token",
  description: "Answers the same for a token that is not known, as RFC 7009 asks",
  effect: "write",
  input: z.strictObject({
    token: z.string().min(1).max(4096),
    token_type_hint: z.string().max(64).optional(),
    client_id: z.string().max(128).optional(),
  }),
  output: z.strictObject({}),
}, async (ctx, { token }) => {
  await ctx.sessions.revoke(token);
  return {};
});
