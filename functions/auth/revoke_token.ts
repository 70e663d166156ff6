/** `POST /revoke`: ends the session a token belongs to, RFC 7009. @module */
import { z } from "zod";
import { publicOperation } from "../../common/operation.ts";
import { ClientId, ClientSecret, Token } from "./_oauth_form.ts";

export const revokeToken = publicOperation({
  name: "revoke_token",
  summary: "End the session of a refresh or access token",
  description: "Answers the same for a token that is not known, as RFC 7009 asks",
  effect: "write",
  input: z.object({
    token: Token,
    token_type_hint: z.string().max(64).optional(),
    client_id: ClientId,
    client_secret: ClientSecret,
  }),
  output: z.strictObject({}),
}, async (ctx, { token, client_id, client_secret }) => {
  const client = await ctx.identity.clients.authenticate(client_id, client_secret);
  await ctx.identity.sessions.revoke(token, client.id);
  return {};
});
