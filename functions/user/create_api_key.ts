/** `POST /api-keys`: a key for a program of one's own. @module */
import { z } from "zod";
import { invalidField } from "../../common/error.ts";
import { ApiKey } from "../../common/identity/api_keys.ts";
import { operation, SCOPES } from "../../common/operation.ts";
import { Timestamp } from "../../common/records/timestamp.ts";

export const createApiKey = operation({
  name: "create_api_key",
  summary: "Make an API key",
  description:
    "The secret is shown once; a key may do what its scopes allow, but never manage keys or passwords",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
    expiresAt: Timestamp.nullable().default(null).describe("null: good until it is removed"),
  }),
  output: ApiKey.extend({ secret: z.string() }).meta({ id: "NewApiKey" }),
}, (ctx, input) => {
  const missing = input.scopes.find((scope) => !ctx.principal.scopes.has(scope));
  if (missing !== undefined) throw invalidField("scopes", `must be scopes of your own token: not ${missing}`);
  return ctx.account.addApiKey(input);
});
