/** The headers of the client's page: what it may load, whom it may call, and nothing else. @module */

/** Features of browsers that the page has no use for. */
const PERMISSIONS = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
].map((feature) => `${feature}=()`).join(", ");

/** `serviceUrls` are the addresses that `/config.json` names; the page may call their origins only. */
export function pageHeaders(serviceUrls: readonly string[]): Record<string, string> {
  const origins = [...new Set(serviceUrls.map((url) => new URL(url).origin))];
  const policy: [directive: string, ...sources: string[]][] = [
    ["default-src", "'none'"],
    ["script-src", "'self'"],
    ["style-src", "'self'"],
    ["img-src", "'self'", "data:"],
    ["font-src", "'self'"],
    ["connect-src", "'self'", ...origins],
    ["manifest-src", "'self'"],
    ["worker-src", "'self'"],
    ["base-uri", "'none'"],
    ["form-action", "'none'"],
    ["frame-ancestors", "'none'"],
    // The one policy is the service worker's address; strings never become markup or script.
    ["require-trusted-types-for", "'script'"],
    ["trusted-types", "zhiji"],
  ];
  return {
    "content-security-policy": policy.map((directive) => directive.join(" ")).join("; "),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": PERMISSIONS,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}
