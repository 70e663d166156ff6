/** `POST /introspect`: what a token is good for, told to clients that have a secret, RFC 7662. @module */
import { z } from "zod";
import type { AnonymousContext } from "../../common/context.ts";
import { AppError } from "../../common/error.ts";
import { publicOperation } from "../../common/operation.ts";
import { ClientId, ClientSecret, Token } from "./_oauth_form.ts";

const Introspection = z.strictObject({
  active: z.boolean(),
  scope: z.string().optional(),
  client_id: z.string().optional(),
  token_type: z.literal("Bearer").optional(),
  sub: z.string().optional(),
  iss: z.string().optional(),
  aud: z.string().optional(),
  jti: z.string().optional(),
  sid: z.string().optional(),
  iat: z.int().optional(),
  exp: z.int().optional(),
});

export const introspectToken = publicOperation({
  name: "introspect_token",
  summary: "Ask what a token is good for, as a client with a secret",
  description: "An access token or API key of anyone, and a refresh token of the client that asks",
  effect: "read",
  input: z.object({
    token: Token,
    token_type_hint: z.string().max(64).optional(),
    client_id: ClientId,
    client_secret: ClientSecret,
  }),
  output: Introspection,
}, async (ctx, { token, client_id, client_secret }) => {
  const client = await ctx.identity.clients.authenticate(client_id, client_secret);
  if (client.secretHash === null) {
    throw new AppError("invalid_client", "Cannot introspect: only clients with a secret may");
  }
  return await introspectAccessToken(ctx, token) ?? await introspectKey(ctx, token) ??
    await introspectRefreshToken(ctx, token, client.id) ?? { active: false };
});

async function introspectAccessToken(ctx: AnonymousContext, token: string) {
  const inspected = await ctx.accessTokens.inspect(token);
  return inspected && { active: true, token_type: "Bearer" as const, ...inspected.claims };
}

/** A key is good wherever an access token is, so who is shown one may ask as well. */
async function introspectKey(ctx: AnonymousContext, token: string) {
  const inspected = await ctx.accessTokens.inspectKey(token);
  if (inspected === null) return null;
  const { principal: { userId, clientId, scopes }, createdAtMs, endMs } = inspected;
  return {
    active: true,
    token_type: "Bearer" as const,
    scope: [...scopes].join(" "),
    client_id: clientId,
    sub: userId,
    iss: ctx.urls.of("auth"),
    iat: Math.floor(createdAtMs / 1000),
    ...(Number.isFinite(endMs) ? { exp: Math.floor(endMs / 1000) } : {}),
  };
}

/** A refresh token is its client's own: to all others it is as if it were not. */
async function introspectRefreshToken(ctx: AnonymousContext, token: string, clientId: string) {
  const known = await ctx.identity.sessions.inspectRefreshToken(token);
  return known?.clientId === clientId
    ? {
      active: true,
      scope: known.scope,
      client_id: known.clientId,
      sub: known.userId,
      iss: ctx.urls.of("auth"),
      iat: seconds(known.issuedAt),
      exp: seconds(known.expiresAt),
    }
    : null;
}

function seconds(timestamp: string): number {
  return Math.floor(Date.parse(timestamp) / 1000);
}
