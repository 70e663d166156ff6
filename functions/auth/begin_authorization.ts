/** `GET /authorize`: checks what a client asks for and shows the sign-in page, RFC 6749 §4.1.1. @module */
import { z } from "zod";
import type { AuthorizationRequest } from "../../common/identity/authorization_codes.ts";
import { allowsRedirect, type KnownClient } from "../../common/identity/clients.ts";
import { publicOperation, SCOPES } from "../../common/operation.ts";
import { AuthorizationStep, pageOf, redirectTo } from "./_authorization_step.ts";

const CHALLENGE = /^[\w-]{43}$/;

// Not strict: RFC 6749 §3.1 has servers ignore parameters they do not know.
const AuthorizationInput = z.object({
  response_type: z.string().max(64).optional(),
  client_id: z.string().max(128).optional(),
  redirect_uri: z.string().max(512).optional(),
  scope: z.string().max(512).optional(),
  state: z.string().max(1024).optional(),
  code_challenge: z.string().max(128).optional(),
  code_challenge_method: z.string().max(16).optional(),
});
type AuthorizationInput = z.output<typeof AuthorizationInput>;

export const beginAuthorization = publicOperation({
  name: "begin_authorization",
  summary: "Show the page on which a person signs in for a client",
  description:
    "Authorization code with PKCE S256 only; the answer goes to redirect_uri with code, state and iss",
  effect: "read",
  input: AuthorizationInput,
  output: AuthorizationStep,
}, async (ctx, input): Promise<AuthorizationStep> => {
  const client = await ctx.identity.clients.find(input.client_id ?? "");
  // A client or address that is not known is told to the person, never sent on to: RFC 6749 §4.1.2.1.
  if (!client) return { step: "error", reason: "client" };
  if (input.redirect_uri === undefined || !allowsRedirect(client, input.redirect_uri)) {
    return { step: "error", reason: "redirect" };
  }
  const request: AuthorizationRequest = {
    clientId: client.id,
    redirectUri: input.redirect_uri,
    scope: input.scope?.trim() || null,
    state: input.state ?? null,
    challenge: input.code_challenge ?? "",
    userId: null,
    proved: false,
    signedInAtMs: null,
  };
  const error = whatIsWrong(input, client);
  if (error) return redirectTo(ctx, request, error);
  return await pageOf(ctx, request, await ctx.identity.codes.keep(request), client);
});

function whatIsWrong(input: AuthorizationInput, client: KnownClient): Record<string, string> | null {
  if (input.response_type !== "code") {
    return { error: input.response_type === undefined ? "invalid_request" : "unsupported_response_type" };
  }
  if (input.code_challenge_method !== "S256" || !CHALLENGE.test(input.code_challenge ?? "")) {
    return { error: "invalid_request", error_description: "code_challenge with method S256 is needed" };
  }
  const words = (input.scope ?? "").trim().split(/ +/).filter(Boolean);
  const mayAsk = (word: string) => SCOPES.some((scope) => scope === word && client.scopes.has(scope));
  return words.every(mayAsk) ? null : { error: "invalid_scope" };
}
