/** `POST /revoke`: ends the session a token belongs to, RFC 7009. @module */
import { z } from "zod";
import { AppError } from "../../common/error.ts";
import { publicOperation } from "../../common/operation.ts";
import { isApiKey } from "../../common/security/api_key_check.ts";
import { ClientId, ClientSecret, Token } from "./_oauth_form.ts";

export const revokeToken = publicOperation({
  name: "revoke_token",
  summary: "End the session of a refresh or access token",
  description:
    "Answers the same for a token that is not known, as RFC 7009 asks; an API key is deleted by its owner instead",
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
  // RFC 7009 §2.2.1: a 200 would have its client believe that the key opens nothing any more.
  if (isApiKey(token)) {
    throw new AppError("unsupported_token_type", "Cannot revoke an API key here: its owner deletes it");
  }
  await ctx.identity.sessions.revoke(token, client.id);
  return {};
});
