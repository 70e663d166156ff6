/** Which view is open, kept in the address so that reloading and going back work. @module */
import { useEffect, useRef, useState } from "hono/jsx/dom";
import { pathOf, type View, VIEWS } from "./views.ts";

/** `search` is the part of an address that begins with `?`, of the view that is opened. */
export function useView(): [View, (view: View, search?: string) => void] {
  const [view, setView] = useState<View>(viewOf(location.pathname));
  /** Where each view was scrolled to when it was left. */
  const places = useRef(new Map<View, number>());
  useEffect(() => {
    const follow = () => setView(viewOf(location.pathname));
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const open = (next: View, search = "") => {
    const path = pathOf(next) + search;
    if (path === location.pathname + location.search) return;
    // From the address, not the state: callers may hold an older one of this function.
    const now = viewOf(location.pathname);
    history.pushState(null, "", path);
    if (next === now) return;
    places.current!.set(now, scrollY);
    setView(next);
    requestAnimationFrame(() => scrollTo(0, next === "timeline" ? places.current!.get(next) ?? 0 : 0));
  };
  return [view, open];
}

function viewOf(path: string): View {
  return VIEWS.find((view) => path === `/${view}`) ?? "timeline";
}
