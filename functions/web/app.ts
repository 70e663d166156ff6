/** The web service: the browser client. @module */
import type { ServiceDescription } from "../../common/http/openapi.ts";

export const web: ServiceDescription = {
  name: "web",
  summary: "The browser client",
  routes: [],
};
