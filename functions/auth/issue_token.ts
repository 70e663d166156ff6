/** `POST /token`: access and refresh tokens, RFC 6749 §4.1.3, §4.3 and §6. @module */
import { z } from "zod";
import type { AnonymousContext } from "../../common/context.ts";
import { AppError } from "../../common/error.ts";
import type { KnownClient } from "../../common/identity/clients.ts";
import type { TokenPair } from "../../common/identity/sessions.ts";
import { publicOperation } from "../../common/operation.ts";
import { ClientId, ClientSecret, grantScope, required, ScopeText } from "./_oauth_form.ts";

/** 128 bits in base64url: it stands beside the refresh token as what only its client knows. */
const RETRY_KEY_CHARS_MIN = 22;

// Not strict: RFC 6749 §3.2 has servers ignore parameters they do not know.
const TokenRequest = z.object({
  grant_type: z.string().min(1).max(64),
  username: z.string().max(254).optional(),
  password: z.string().max(256).optional(),
  refresh_token: z.string().max(512).optional(),
  code: z.string().max(512).optional(),
  code_verifier: z.string().regex(/^[\w.~-]{43,128}$/).optional(),
  redirect_uri: z.string().max(512).optional(),
  client_id: ClientId,
  client_secret: ClientSecret,
  scope: ScopeText,
  idempotency_key: z.string().max(255).optional(),
});
type TokenRequest = z.output<typeof TokenRequest>;

export const issueToken = publicOperation({
  name: "issue_token",
  summary: "Exchange a code, a refresh token or a password for tokens",
  description:
    "A refresh token is good once; one used again ends its session. A client whose answer was lost on the way gets it again with the Idempotency-Key of its first try (22 characters or more that nobody can guess)",
  effect: "write",
  input: TokenRequest,
  output: z.strictObject({
    access_token: z.string(),
    token_type: z.literal("Bearer"),
    expires_in: z.int().describe("Seconds"),
    refresh_token: z.string(),
    scope: z.string(),
  }),
}, async (ctx, input) => {
  const client = await ctx.identity.clients.authenticate(input.client_id, input.client_secret);
  const grant = Object.hasOwn(GRANTS, input.grant_type) ? GRANTS[input.grant_type] : undefined;
  if (!grant) {
    throw new AppError(
      "unsupported_grant_type",
      `Cannot issue a token: ${Object.keys(GRANTS).join(", ")} only`,
    );
  }
  const tokens = await grant(ctx, input, client);
  return {
    access_token: tokens.accessToken,
    token_type: "Bearer" as const,
    expires_in: tokens.expiresIn,
    refresh_token: tokens.refreshToken,
    scope: tokens.scope,
  };
});

type Grant = (ctx: AnonymousContext, input: TokenRequest, client: KnownClient) => Promise<TokenPair>;

const GRANTS: Readonly<Record<string, Grant>> = {
  async authorization_code(ctx, input, client) {
    return await ctx.identity.sessions.redeem({
      code: required("code", input.code),
      redirectUri: required("redirect_uri", input.redirect_uri),
      verifier: required("code_verifier", input.code_verifier),
      clientId: client.id,
      userAgent: ctx.userAgent,
    });
  },
  async refresh_token(ctx, { refresh_token, scope, idempotency_key }, client) {
    if (idempotency_key !== undefined && idempotency_key.length < RETRY_KEY_CHARS_MIN) {
      throw new AppError(
        "invalid_request",
        `Cannot refresh: the Idempotency-Key must have ${RETRY_KEY_CHARS_MIN} characters`,
      );
    }
    const pair = await ctx.identity.sessions.refresh({
      refreshToken: required("refresh_token", refresh_token),
      clientId: client.id,
      scope,
      retryKey: idempotency_key,
    });
    if (pair.isRetried) ctx.replayed();
    return pair;
  },
  async password(ctx, { username, password, scope }, client) {
    if (!ctx.passwordGrant || !client.firstParty) {
      throw new AppError("unauthorized_client", "Cannot issue a token: the password grant is switched off");
    }
    const email = required("username", username);
    const given = { email, password: required("password", password), address: ctx.address };
    const person = await ctx.identity.signIn.check(given);
    if (!person) throw new AppError("invalid_grant", "Cannot sign in: wrong email or password");
    if (person.needsCode) {
      // Told by a code of its own, so that a client knows to go on at /authorize.
      throw new AppError(
        "second_factor_required",
        "Cannot sign in by password alone: use the authorization code flow",
      );
    }
    return await ctx.identity.sessions.open({
      userId: person.id,
      clientId: client.id,
      scope: grantScope(scope, client, person.role),
      userAgent: ctx.userAgent,
    });
  },
};
