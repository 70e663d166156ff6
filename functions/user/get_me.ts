/** `GET /me`: the caller's own account. @module */
import { z } from "zod";
import { Profile } from "../../common/identity/profile.ts";
import { operation } from "../../common/operation.ts";

export const getMe = operation({
  name: "get_me",
  summary: "Read your own account",
  scope: "profile",
  effect: "read",
  input: z.strictObject({}),
  output: Profile,
}, (ctx) => ctx.profile.get());
