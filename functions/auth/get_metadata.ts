/** `GET /.well-known/oauth-authorization-server`: what this server can do, RFC 8414. @module */
import { z } from "zod";
import { publicOperation, SCOPES } from "../../common/operation.ts";

export const getMetadata = publicOperation({
  name: "get_metadata",
  summary: "Read what this authorization server can do",
  effect: "read",
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()),
}, (ctx) => {
  const issuer = ctx.urls.of("auth");
  return {
    issuer,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    scopes_supported: [...SCOPES],
    grant_types_supported: ctx.passwordGrant ? ["password", "refresh_token"] : ["refresh_token"],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ["none"],
    revocation_endpoint_auth_methods_supported: ["none"],
  };
});
