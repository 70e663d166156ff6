/** The user service: a person's own account and settings. @module */
import type { ServiceDescription } from "../../common/http/openapi.ts";
import { route } from "../../common/http/route.ts";
import { changeMe } from "./change_me.ts";
import { getMe } from "./get_me.ts";

export const user: ServiceDescription = {
  name: "user",
  summary: "A person's own account and settings",
  routes: [
    route("GET /me", getMe, { versioned: true }),
    route("PATCH /me", changeMe, { versioned: true }),
  ],
};
