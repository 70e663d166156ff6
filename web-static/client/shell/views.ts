/** The views that have an address of their own. @module */

/** Those of a phone's bar. */
export const BAR_VIEWS = ["timeline", "search", "ask", "settings"] as const;
export const VIEWS = [
  ...BAR_VIEWS,
  "summary",
  "month",
  "tags",
  "types",
  "import",
  "trash",
  "administration",
] as const;
export type View = typeof VIEWS[number];

/** Where a view is; the timeline is the page itself. */
export function pathOf(view: View): string {
  return view === "timeline" ? "/" : `/${view}`;
}
