/** `POST /authorize`: the forms of the sign-in page: password, second factor, consent. @module */
import { AppError } from "../../common/error.ts";
import { publicOperation } from "../../common/operation.ts";
import { ACTIONS, AuthorizationForm } from "./_authorization_actions.ts";
import { AuthorizationStep, pageOf } from "./_authorization_step.ts";

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
    return await pageOf(ctx, request, form.request, client, { failure: "wait", retryAfterSeconds });
  }
});
