/** `GET /.well-known/jwks.json`: the keys that access tokens are checked with, RFC 7517. @module */
import { z } from "zod";
import { publicOperation } from "../../common/operation.ts";

export const getJwks = publicOperation({
  name: "get_jwks",
  summary: "Read the public keys that sign access tokens",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ keys: z.array(z.record(z.string(), z.unknown())) }),
}, async (ctx) => {
  await ctx.signingKeys.signingKey();
  return { keys: (await ctx.signingKeys.publicKeys()).map((key) => ({ ...key })) };
});
