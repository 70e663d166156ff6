/** `POST /keys/rotate`: lets the next signing key take over now, for administrators. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const rotateKeys = operation({
  name: "rotate_keys",
  summary: "Let the next signing key take over now",
  description: "Tokens signed before stay good until they expire; keys rotate by themselves every 90 days",
  scope: "admin",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({}),
  output: z.strictObject({ kid: z.string().describe("The key that signs from now on") }),
}, async (ctx) => {
  const kid = await ctx.administration.signingKeys.rotate();
  await ctx.administration.audit.add({
    actorId: ctx.principal.userId,
    action: "keys_rotated",
    targetId: kid,
  });
  return { kid };
});
