/** `POST /token`: access and refresh tokens, RFC 6749 §4.3 and §6. @module */
import { z } from "zod";
import type { AnonymousContext } from "../../common/context.ts";
import { AppError } from "../../common/error.ts";
import type { TokenPair } from "../../common/identity/sessions.ts";
import { publicOperation, type Scope, SCOPES } from "../../common/operation.ts";

/** The web page and the mobile app, which are ours and may ask for a password. */
const FIRST_PARTY_CLIENT = "zhiji";
const DEFAULT_SCOPES: readonly Scope[] = SCOPES.filter((scope) => scope !== "admin");

const TokenRequest = z.strictObject({
  grant_type: z.string().min(1).max(64),
  username: z.string().max(254).optional(),
  password: z.string().max(256).optional(),
  refresh_token: z.string().max(512).optional(),
  client_id: z.string().max(128).optional(),
  scope: z.string().max(512).optional(),
});
type TokenRequest = z.output<typeof TokenRequest>;

export const issueToken = publicOperation({
  name: "issue_token",
  summary: "Exchange a password or a refresh token for tokens",
  description: "A refresh token is good once; one used again ends its session",
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
  if (input.client_id !== undefined && input.client_id !== FIRST_PARTY_CLIENT) {
    throw new AppError("invalid_client", "Cannot issue a token: this client is not known");
  }
  const grant = GRANTS[input.grant_type];
  if (!grant) {
    throw new AppError("unsupported_grant_type", "Cannot issue a token: password or refresh_token only");
  }
  const tokens = await grant(ctx, input);
  return {
    access_token: tokens.accessToken,
    token_type: "Bearer" as const,
    expires_in: tokens.expiresIn,
    refresh_token: tokens.refreshToken,
    scope: tokens.scope,
  };
});

const GRANTS: Readonly<Record<string, (ctx: AnonymousContext, input: TokenRequest) => Promise<TokenPair>>> = {
  async password(ctx, { username, password, scope }) {
    if (!ctx.passwordGrant) {
      throw new AppError("unauthorized_client", "Cannot issue a token: the password grant is switched off");
    }
    const email = required("username", username);
    const account = await ctx.accounts.authenticate(email, required("password", password));
    if (!account) throw new AppError("invalid_grant", "Cannot sign in: wrong email or password");
    return await ctx.sessions.open({
      userId: account.id,
      clientId: FIRST_PARTY_CLIENT,
      scope: grantScope(scope, account.role),
      userAgent: ctx.userAgent,
    });
  },
  async refresh_token(ctx, { refresh_token }) {
    return await ctx.sessions.refresh(required("refresh_token", refresh_token));
  },
};

function required(name: string, value: string | undefined): string {
  if (value === undefined || value === "") {
    throw new AppError("invalid_request", `Cannot issue a token: ${name} is missing`);
  }
  return value;
}

/** The scopes asked for, or those a first-party client gets by itself; `admin` is for administrators alone. */
function grantScope(asked: string | undefined, role: "user" | "administrator"): string {
  if (asked === undefined || asked.trim() === "") return DEFAULT_SCOPES.join(" ");
  const words = [...new Set(asked.trim().split(/ +/))];
  const known = (word: string): word is Scope => (SCOPES as readonly string[]).includes(word);
  if (!words.every(known) || (words.includes("admin") && role !== "administrator")) {
    throw new AppError("invalid_scope", "Cannot issue a token: a scope is not known or not for this account");
  }
  return words.join(" ");
}
