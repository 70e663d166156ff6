/** `POST /register`: makes an account. @module */
import { z } from "zod";
import { Profile } from "../../common/identity/profile.ts";
import { DisplayName, Email, Locale, Password, Timezone } from "../../common/identity/profile_fields.ts";
import type { AnonymousContext } from "../../common/context.ts";
import { AppError } from "../../common/error.ts";
import type { Registration } from "../../common/identity/accounts.ts";
import { publicOperation } from "../../common/operation.ts";

export const register = publicOperation({
  name: "register",
  summary: "Make an account",
  description: "The first account of a server is its administrator's",
  effect: "write",
  input: z.strictObject({
    email: Email,
    password: Password,
    displayName: DisplayName.optional(),
    locale: Locale.optional(),
    timezone: Timezone.optional(),
  }),
  output: z.strictObject({ user: Profile }),
}, async (ctx, input) => {
  const user = await registerOnce(ctx, input);
  ctx.identity.later(() => ctx.identity.access.sendVerification(user.id));
  return { user };
});

/** A taken address has to be said, or nobody could be told to sign in; asking for many of them is made slow. */
async function registerOnce(ctx: AnonymousContext, registration: Registration): Promise<Profile> {
  const probe = await ctx.identity.guesses.attempt(`register ${registration.email}`, ctx.address);
  try {
    const user = await ctx.identity.accounts.register(registration);
    await probe.right();
    return user;
  } catch (error) {
    if (!(error instanceof AppError && error.code === "email_taken")) await probe.right();
    throw error;
  }
}
