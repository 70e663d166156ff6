/** `POST /authorize`: the forms of the sign-in page: password, second factor, consent. @module */
import { z } from "zod";
import type { AnonymousContext } from "../../common/context.ts";
import { AppError } from "../../common/error.ts";
import type { AuthorizationRequest } from "../../common/identity/authorization_codes.ts";
import type { KnownClient } from "../../common/identity/clients.ts";
import { publicOperation } from "../../common/operation.ts";
import { agree, AuthorizationStep, pageOf, redirectTo } from "./_authorization_step.ts";

const AuthorizationForm = z.strictObject({
  request: z.string().min(1).max(128),
  action: z.enum(["sign_in", "code", "allow", "deny"]),
  email: z.string().max(254).default(""),
  password: z.string().max(256).default(""),
  code: z.string().max(64).default(""),
});
type AuthorizationForm = z.output<typeof AuthorizationForm>;

interface Waiting {
  secret: string;
  request: AuthorizationRequest;
  client: KnownClient;
}

export const continueAuthorization = publicOperation({
  name: "continue_authorization",
  summary: "Send a form of the sign-in page",
  effect: "write",
  input: AuthorizationForm,
  output: AuthorizationStep,
}, async (ctx, form): Promise<AuthorizationStep> => {
  const request = await ctx.identity.codes.find(form.request);
  const client = request && await ctx.identity.clients.find(request.clientId);
  if (!request || !client) return { step: "error", reason: "expired" };
  const waiting = { secret: form.request, request, client };
  try {
    return await ACTIONS[form.action](ctx, waiting, form);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "rate_limited")) throw error;
    const { retryAfterSeconds = 1 } = error;
    return pageOf(request, form.request, client, { failure: "wait", retryAfterSeconds });
  }
});

type Action = (
  ctx: AnonymousContext,
  waiting: Waiting,
  form: AuthorizationForm,
) => Promise<AuthorizationStep>;

const ACTIONS: Readonly<Record<AuthorizationForm["action"], Action>> = {
  async sign_in(ctx, waiting, { email, password }) {
    const person = await ctx.identity.signIn.check({ email, password, address: ctx.address });
    if (!person) return pageOf(waiting.request, waiting.secret, waiting.client, { failure: "wrong" });
    return await advance(ctx, waiting, { userId: person.id, proved: !person.needsCode });
  },
  async code(ctx, waiting, { code }) {
    const { userId } = waiting.request;
    if (userId === null) return pageOf(waiting.request, waiting.secret, waiting.client);
    const right = await ctx.identity.signIn.checkCode(userId, code, ctx.address);
    if (!right) return pageOf(waiting.request, waiting.secret, waiting.client, { failure: "wrong" });
    return await advance(ctx, waiting, { userId, proved: true });
  },
  async allow(ctx, { secret, request, client }) {
    const { userId, proved } = request;
    if (userId === null || !proved) return pageOf(request, secret, client);
    await ctx.identity.codes.drop(secret);
    const role = await ctx.identity.accounts.roleOf(userId);
    if (role === null) return redirectTo(ctx, request, { error: "access_denied" });
    return await agree(ctx, { ...request, userId }, client, role);
  },
  async deny(ctx, { secret, request }) {
    await ctx.identity.codes.drop(secret);
    return redirectTo(ctx, request, { error: "access_denied" });
  },
};

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
  const next = { ...request, ...proof };
  const nextSecret = await ctx.identity.codes.keep(next);
  const waiting = { secret: nextSecret, request: next, client };
  return proof.proved && client.firstParty
    ? await ACTIONS.allow(ctx, waiting, {
      request: nextSecret,
      action: "allow",
      email: "",
      password: "",
      code: "",
    })
    : pageOf(next, nextSecret, client);
}
