/** The auth service: accounts, tokens and the keys to check them with. @module */
import type { ServiceDescription } from "../../common/http/openapi.ts";
import { route } from "../../common/http/route.ts";
import { getJwks } from "./get_jwks.ts";
import { getMetadata } from "./get_metadata.ts";
import { issueToken } from "./issue_token.ts";
import { register } from "./register.ts";
import { revokeToken } from "./revoke_token.ts";

export const auth: ServiceDescription = {
  name: "auth",
  summary: "Accounts, tokens and the keys to check them with",
  routes: [
    route("POST /register", register, { status: 201 }),
    route("POST /token", issueToken, { consumes: "form", errors: "oauth" }),
    route("POST /revoke", revokeToken, { consumes: "form", errors: "oauth" }),
    route("GET /.well-known/jwks.json", getJwks),
    route("GET /.well-known/oauth-authorization-server", getMetadata),
  ],
};
