/** The steps of `/authorize`: which page comes next, and with what answer the client's page is called. @module */
import { z } from "zod";
import type { AnonymousContext } from "../../common/context.ts";
import type { AuthorizationRequest } from "../../common/identity/authorization_codes.ts";
import { AppError } from "../../common/error.ts";
import type { KnownClient } from "../../common/identity/clients.ts";
import type { Profile } from "../../common/identity/profile.ts";
import { grantScope } from "./_oauth_form.ts";

/** A page to show, or an address to go on to. */
export const AuthorizationStep = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("redirect"), location: z.string() }),
  z.strictObject({ step: z.literal("error"), reason: z.enum(["client", "redirect", "expired"]) }),
  z.strictObject({
    step: z.enum(["sign_in", "code", "consent"]),
    request: z.string().describe("Secret that names the request in the next form"),
    client: z.string().describe("Name of the program that asks"),
    redirectUri: z.string(),
    scopes: z.array(z.string()),
    failure: z.enum(["wrong", "wait"]).nullable(),
    retryAfterSeconds: z.number().nullable(),
    passkey: z.record(z.string(), z.unknown()).nullable().describe("What a browser needs to offer passkeys"),
  }),
]);
export type AuthorizationStep = z.output<typeof AuthorizationStep>;
export type AuthorizationPage = Extract<AuthorizationStep, { request: string }>;

/** Where an authorization response goes, with `state` and the issuer of RFC 9207. */
export function redirectTo(
  ctx: AnonymousContext,
  { redirectUri, state }: Pick<AuthorizationRequest, "redirectUri" | "state">,
  answer: Record<string, string>,
): AuthorizationStep {
  const location = new URL(redirectUri);
  const parameters = { ...answer, ...(state === null ? {} : { state }), iss: ctx.urls.of("auth") };
  for (const [name, value] of Object.entries(parameters)) location.searchParams.append(name, value);
  return { step: "redirect", location: location.href };
}

/** The page a request is at. */
export async function pageOf(
  ctx: AnonymousContext,
  request: AuthorizationRequest,
  secret: string,
  client: KnownClient,
  failure: { failure: AuthorizationPage["failure"]; retryAfterSeconds?: number } = { failure: null },
): Promise<AuthorizationPage> {
  return {
    passkey: request.userId === null ? await ctx.identity.passkeys.requestOptions() : null,
    step: request.userId === null ? "sign_in" : request.proved ? "consent" : "code",
    request: secret,
    client: client.name,
    redirectUri: request.redirectUri,
    scopes: (request.scope ?? [...client.scopes].filter((scope) => scope !== "admin").join(" ")).split(" "),
    failure: failure.failure,
    retryAfterSeconds: failure.retryAfterSeconds ?? null,
  };
}

/** The code for a request whose person agreed, or the error that stands in its way. */
export async function agree(
  ctx: AnonymousContext,
  request: AuthorizationRequest & { userId: string },
  client: KnownClient,
  role: Profile["role"],
): Promise<AuthorizationStep> {
  try {
    const scope = grantScope(request.scope, client, role);
    return redirectTo(ctx, request, { code: await ctx.identity.codes.issue({ ...request, scope }) });
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_scope") {
      return redirectTo(ctx, request, { error: "invalid_scope" });
    }
    throw error;
  }
}
