/** Keeps other sites' pages from sending our forms with a visitor's hands. @module */
import { AppError } from "../error.ts";

/** Browsers send `Origin` with every form they post; a program that is no browser sends none and is let through. */
export function refuseForeignPage(request: Request, ownUrl: string): void {
  const origin = request.headers.get("origin");
  if (origin === null) return;
  if (origin === new URL(ownUrl).origin || origin === new URL(request.url).origin) return;
  throw new AppError("forbidden", "Cannot accept this form: another site's page sent it");
}
