/** The web service: the browser client, its configuration, and the headers that guard it. @module */
import type { ServiceDescription } from "../../common/http/openapi.ts";
import { serveSite } from "./serve_site.ts";

export const web: ServiceDescription = webService(new URL("../../web-static/dist/", import.meta.url));

/** The service of a built client; `dist` is the folder that `deno task build` fills. */
export function webService(dist: URL): ServiceDescription {
  return {
    name: "web",
    summary: "The browser client",
    routes: [],
    extend: (app, runtime) => serveSite(app, runtime, dist),
  };
}
