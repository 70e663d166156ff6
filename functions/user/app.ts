/** The user service: a person's own account and settings, and the administration of all. @module */
import type { ServiceDescription } from "../../common/http/openapi.ts";
import { route } from "../../common/http/route.ts";
import { API_KEYS } from "../../common/identity/api_keys.ts";
import { CLIENTS } from "../../common/identity/client_registration.ts";
import { changeMe } from "./change_me.ts";
import { eraseMe } from "./erase_me.ts";
import { exportMe, respondWithZip } from "./export_me.ts";
import { getMyUsage } from "./get_my_usage.ts";
import { IMPORT_BYTES_MAX, importMe } from "./import_me.ts";
import { getMe } from "./get_me.ts";
import { listAudit } from "./list_audit.ts";
import { USER_ROUTES } from "./user_collection.ts";

export const user: ServiceDescription = {
  name: "user",
  summary: "A person's own account and settings, and the administration of all",
  routes: [
    route("GET /me", getMe, { versioned: true }),
    route("PATCH /me", changeMe, { versioned: true }),
    route("DELETE /me", eraseMe, { status: 204, consumes: "json" }),
    route("GET /me/usage", getMyUsage),
    route("POST /me/export", exportMe, { respond: respondWithZip, produces: ["application/zip"] }),
    route("POST /me/import", importMe, {
      consumes: "file",
      body: "file",
      bodyBytesMax: IMPORT_BYTES_MAX,
      idempotent: true,
    }),
    ...API_KEYS.routes,
    ...USER_ROUTES,
    ...CLIENTS.routes,
    route("GET /audit", listAudit),
  ],
};
