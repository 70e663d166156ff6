/** `POST /register`: makes an account. @module */
import { z } from "zod";
import { Profile } from "../../common/identity/profile.ts";
import { DisplayName, Email, Locale, Password, Timezone } from "../../common/identity/profile_fields.ts";
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
  const user = await ctx.identity.accounts.register(input);
  ctx.identity.later(() => ctx.identity.access.sendVerification(user.id));
  return { user };
});
