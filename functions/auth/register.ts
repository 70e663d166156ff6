/** `POST /register`: makes an account. @module */
import { z } from "zod";
import { Profile } from "../../common/identity/profile.ts";
import { DisplayName, Email, Locale, Password, Timezone } from "../../common/identity/profile_fields.ts";
import { AppError } from "../../common/error.ts";
import { publicOperation } from "../../common/operation.ts";

export const register = publicOperation({
  name: "register",
  summary: "Make an account",
  description:
    "The first account of a server is its administrator's. Where a mail server is configured the address has to be proved before the first sign-in, and an address that is taken is answered as a new one: its owner gets a mail",
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
  const { access } = ctx.identity;
  // Every attempt counts where a mail server is: a refund would tell what the answer does not.
  const probe = await ctx.identity.guesses.attempt(`register ${input.email}`, ctx.address);
  try {
    const user = await ctx.identity.accounts.register(input);
    if (!ctx.mails) await probe.right();
    ctx.identity.later(() => access.sendVerification(user.id));
    return { user };
  } catch (error) {
    const isTaken = error instanceof AppError && error.code === "email_taken";
    if (!isTaken) await probe.right();
    // Without a mail server it has to be said, or nobody could be told to sign in; asking is made slow.
    if (!isTaken || !ctx.mails) throw error;
    ctx.identity.later(() => access.registeredAgain(input.email));
    return { user: ctx.identity.accounts.apparent(input) };
  }
});
