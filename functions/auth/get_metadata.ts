/** `GET /.well-known/oauth-authorization-server`: what this server can do, RFC 8414. @module */
import { z } from "zod";
import { publicOperation, SCOPES } from "../../common/operation.ts";

const WITH_SECRET = ["client_secret_basic", "client_secret_post"];

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
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    introspection_endpoint: `${issuer}/introspect`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    service_documentation: `${issuer}/docs`,
    ui_locales_supported: ["zh-CN", "en"],
    scopes_supported: [...SCOPES],
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: [
      "authorization_code",
      "refresh_token",
      ...(ctx.passwordGrant ? ["password"] : []),
    ],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["none", ...WITH_SECRET],
    revocation_endpoint_auth_methods_supported: ["none", ...WITH_SECRET],
    introspection_endpoint_auth_methods_supported: WITH_SECRET,
    authorization_response_iss_parameter_supported: true,
  };
});
