/** Which view is open, kept in the address so that reloading and going back work. @module */
import { useEffect, useState } from "hono/jsx/dom";

export const VIEWS = ["timeline", "search", "ask", "settings"] as const;
export type View = typeof VIEWS[number];

export function useView(): [View, (view: View) => void] {
  const [view, setView] = useState<View>(viewOf(location.pathname));
  useEffect(() => {
    const follow = () => setView(viewOf(location.pathname));
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const open = (next: View) => {
    const path = next === "timeline" ? "/" : `/${next}`;
    if (path !== location.pathname) history.pushState(null, "", path);
    setView(next);
  };
  return [view, open];
}

function viewOf(path: string): View {
  return VIEWS.find((view) => path === `/${view}`) ?? "timeline";
}
