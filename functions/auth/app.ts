/** The auth service: accounts, tokens and the keys to check them with. @module */
import type { ServiceDescription } from "../../common/http/openapi.ts";
import { route } from "../../common/http/route.ts";
import { respondWithStep } from "./_authorization_page.ts";
import { addPasskey } from "./add_passkey.ts";
import { beginAuthorization } from "./begin_authorization.ts";
import { beginPasskey } from "./begin_passkey.ts";
import { beginReauthentication } from "./begin_reauthentication.ts";
import { changeEmail } from "./change_email.ts";
import { changePassword } from "./change_password.ts";
import { confirmTotp } from "./confirm_totp.ts";
import { continueAuthorization } from "./continue_authorization.ts";
import { endOtherSessions } from "./end_other_sessions.ts";
import { endSession } from "./end_session.ts";
import { enrolTotp } from "./enrol_totp.ts";
import { forgotPassword } from "./forgot_password.ts";
import { getJwks } from "./get_jwks.ts";
import { getMetadata } from "./get_metadata.ts";
import { getTotp } from "./get_totp.ts";
import { introspectToken } from "./introspect_token.ts";
import { issueToken } from "./issue_token.ts";
import { listPasskeys } from "./list_passkeys.ts";
import { listSessions } from "./list_sessions.ts";
import { reauthenticate } from "./reauthenticate.ts";
import { register } from "./register.ts";
import { removePasskey } from "./remove_passkey.ts";
import { removeTotp } from "./remove_totp.ts";
import { renewRecoveryCodes } from "./renew_recovery_codes.ts";
import { requestVerification } from "./request_verification.ts";
import { resetPassword } from "./reset_password.ts";
import { revokeToken } from "./revoke_token.ts";
import { rotateKeys } from "./rotate_keys.ts";
import { verifyEmail } from "./verify_email.ts";

const oauthForm = { consumes: "form", errors: "oauth", clientCredentials: true } as const;
const page = { respond: respondWithStep, produces: ["text/html"] };

export const auth: ServiceDescription = {
  name: "auth",
  summary: "Accounts, tokens and the keys to check them with",
  routes: [
    route("POST /register", register, { status: 201, idempotent: "own" }),
    route("POST /token", issueToken, { ...oauthForm, idempotent: "own" }),
    route("POST /revoke", revokeToken, oauthForm),
    route("POST /introspect", introspectToken, oauthForm),
    route("GET /authorize", beginAuthorization, page),
    route("POST /authorize", continueAuthorization, { ...page, consumes: "form", ownPagesOnly: true }),
    route("GET /.well-known/jwks.json", getJwks),
    route("GET /.well-known/oauth-authorization-server", getMetadata),
    route("POST /keys/rotate", rotateKeys),
    route("GET /sessions", listSessions),
    route("DELETE /sessions", endOtherSessions),
    route("DELETE /sessions/:id", endSession, { status: 204 }),
    route("POST /reauthenticate", reauthenticate, { status: 204 }),
    route("POST /reauthenticate/options", beginReauthentication),
    route("POST /password/change", changePassword),
    route("POST /password/forgot", forgotPassword, { status: 202 }),
    route("POST /password/reset", resetPassword, { status: 204 }),
    route("POST /email/verify", verifyEmail, { status: 204 }),
    route("POST /email/verification", requestVerification, { status: 202 }),
    route("POST /email/change", changeEmail, { status: 202 }),
    route("GET /totp", getTotp),
    route("POST /totp", enrolTotp),
    route("POST /totp/confirm", confirmTotp),
    route("DELETE /totp", removeTotp, { status: 204 }),
    route("POST /totp/recovery-codes", renewRecoveryCodes),
    route("GET /passkeys", listPasskeys),
    route("POST /passkeys/options", beginPasskey),
    route("POST /passkeys", addPasskey, { status: 201, idempotent: true }),
    route("DELETE /passkeys/:id", removePasskey, { status: 204 }),
  ],
};
