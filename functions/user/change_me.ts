/** `PATCH /me`: changes the caller's name, language, time zone or currency. @module */
import { z } from "zod";
import { Profile } from "../../common/identity/profile.ts";
import { Currency, DisplayName, Locale, Timezone } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";

export const changeMe = operation({
  name: "change_me",
  summary: "Change your name, language, time zone or currency",
  scope: "profile",
  effect: "write",
  input: z.strictObject({
    displayName: DisplayName.optional(),
    locale: Locale.optional(),
    timezone: Timezone.optional(),
    currency: Currency.optional(),
    expectedVersion: z.int().optional(),
  }),
  output: Profile,
}, async (ctx, { expectedVersion, ...change }) => {
  const profile = await ctx.profile.change(change, expectedVersion);
  ctx.accountChanged();
  return profile;
});
