/** What the timeline is narrowed to; follows the address of the timeline, and stays while another view is open. @module */
import { useEffect, useState } from "hono/jsx/dom";
import { filterOf, type RecordFilter } from "./record_filter.ts";

export function useFilter(): [RecordFilter, (filter: RecordFilter) => void] {
  const [filter, setFilter] = useState<RecordFilter>(
    location.pathname === "/" ? filterOf(location.search) : {},
  );
  useEffect(() => {
    const follow = () => location.pathname === "/" && setFilter(filterOf(location.search));
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  return [filter, setFilter];
}
