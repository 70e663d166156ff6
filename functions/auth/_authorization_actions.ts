/** What each form of `/authorize` does: password, passkey, second factor, consent. @module */
import { z } from "zod";
import type { AnonymousContext } from "../../common/context.ts";
import type { AuthorizationRequest } from "../../common/identity/authorization_codes.ts";
import type { KnownClient } from "../../common/identity/clients.ts";
import { PasskeyResponse } from "../../common/identity/passkeys.ts";
import { agree, type AuthorizationStep, pageOf, redirectTo } from "./_authorization_step.ts";

export const AuthorizationForm = z.strictObject({
  request: z.string().min(1).max(128),
  action: z.enum(["sign_in", "passkey", "code", "allow", "deny"]),
  email: z.string().max(254).default(""),
  password: z.string().max(256).default(""),
  code: z.string().max(64).default(""),
  passkey: z.string().max(65_536).default("").describe("The credential's toJSON()"),
});
export type AuthorizationForm = z.output<typeof AuthorizationForm>;

/** A request in the cache, the secret that names it, and who asks. */
interface Waiting {
  secret: string;
  request: AuthorizationRequest;
  client: KnownClient;
}

type Action = (
  ctx: AnonymousContext,
  waiting: Waiting,
  form: AuthorizationForm,
) => Promise<AuthorizationStep>;

export const ACTIONS: Readonly<Record<AuthorizationForm["action"], Action>> = {
  async sign_in(ctx, waiting, { email, password }) {
    const person = await ctx.identity.signIn.check({ email, password, address: ctx.address });
    if (!person) {
      return await pageOf(ctx, waiting.request, waiting.secret, waiting.client, { failure: "wrong" });
    }
    return await advance(ctx, waiting, { userId: person.id, proved: !person.needsCode });
  },
  async passkey(ctx, waiting, { passkey }) {
    const userId = await personOfPasskey(ctx, passkey);
    // A passkey is two factors in one: having the device, and opening it.
    return userId === null
      ? await pageOf(ctx, waiting.request, waiting.secret, waiting.client, { failure: "wrong" })
      : await advance(ctx, waiting, { userId, proved: true });
  },
  async code(ctx, waiting, { code }) {
    const { userId } = waiting.request;
    if (userId === null) return await pageOf(ctx, waiting.request, waiting.secret, waiting.client);
    const right = await ctx.identity.signIn.checkCode(userId, code, ctx.address);
    if (!right) {
      return await pageOf(ctx, waiting.request, waiting.secret, waiting.client, { failure: "wrong" });
    }
    return await advance(ctx, waiting, { userId, proved: true });
  },
  allow,
  async deny(ctx, { secret, request }) {
    await ctx.identity.codes.drop(secret);
    return redirectTo(ctx, request, { error: "access_denied" });
  },
};

async function allow(
  ctx: AnonymousContext,
  { secret, request, client }: Waiting,
): Promise<AuthorizationStep> {
  const { userId, proved } = request;
  if (userId === null || !proved) return await pageOf(ctx, request, secret, client);
  await ctx.identity.codes.drop(secret);
  const role = await ctx.identity.accounts.roleOf(userId);
  if (role === null) return redirectTo(ctx, request, { error: "access_denied" });
  return await agree(ctx, { ...request, userId }, client, role);
}

async function personOfPasskey(ctx: AnonymousContext, text: string): Promise<string | null> {
  try {
    const response = PasskeyResponse.safeParse(JSON.parse(text));
    return response.success ? await ctx.identity.passkeys.check(response.data) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Goes on to the next page under a new name, so that a page from before the sign-in cannot be used
 * after it. Our own program needs no consent: the person has just given it their password.
 */
async function advance(
  ctx: AnonymousContext,
  { secret, request, client }: Waiting,
  proof: { userId: string; proved: boolean },
): Promise<AuthorizationStep> {
  await ctx.identity.codes.drop(secret);
  const next = { ...request, ...proof, signedInAtMs: ctx.clock.now() };
  const nextSecret = await ctx.identity.codes.keep(next);
  const waiting = { secret: nextSecret, request: next, client };
  return proof.proved && client.firstParty
    ? await allow(ctx, waiting)
    : await pageOf(ctx, next, nextSecret, client);
}
