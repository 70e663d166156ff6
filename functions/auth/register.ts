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
    "The first account of a server is its administrator's. Where a mail server is configured the address has to be proved before the first sign-in (an account that is not proved within seven days is removed), and an address that is taken is answered as a new one: its owner gets a mail",
  effect: "write",
  input: z.strictObject({
    email: Email,
    password: Password,
    displayName: DisplayName.optional(),
    locale: Locale.optional(),
    timezone: Timezone.optional(),
    idempotency_key: z.string().max(255).optional(),
  }),
  output: z.strictObject({ user: Profile }),
}, async (ctx, { idempotency_key: key, ...registration }) => {
  const { accounts, access, firstAnswers, guesses, later } = ctx.identity;
  // Every attempt counts where a mail server is: a refund would tell what the answer does not.
  const probe = await guesses.attempt(`register ${registration.email}`, ctx.address);
  const kept = (user: Profile) => key === undefined ? user : firstAnswers.keep(registration, key, user);
  try {
    const user = await accounts.register(registration);
    if (!ctx.mails) await probe.right();
    later(() => access.sendVerification(user.id));
    return { user: await kept(user) };
  } catch (error) {
    const isTaken = error instanceof AppError && error.code === "email_taken";
    if (!isTaken) {
      await probe.right();
      throw error;
    }
    const first = key === undefined ? null : await firstAnswers.find(registration, key);
    if (first) {
      ctx.replayed();
      return { user: first };
    }
    // Without a mail server it has to be said, or nobody could be told to sign in; asking is made slow.
    if (!ctx.mails) throw error;
    later(() => access.registeredAgain(registration.email));
    return { user: await kept(accounts.apparent(registration)) };
  }
});
