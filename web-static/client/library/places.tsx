/** The ways from the timeline to the other views of the records, and from each of them to the others. @module */
import { useMessages } from "../i18n/language.ts";
import type { View } from "../shell/views.ts";

const PLACES = ["summary", "month", "tags", "types", "import", "trash"] as const;

export function isPlace(view: View): boolean {
  return (PLACES as readonly View[]).includes(view);
}

interface Props {
  /** Where one of them is open: it is marked, and the timeline is another way to go. */
  view?: View;
  onView: (view: View) => void;
}

export function Places({ view, onView }: Props) {
  const messages = useMessages();
  return (
    <nav class={view === undefined ? "places" : "places among-places"} aria-label={messages.library.label}>
      {view !== undefined && (
        <button
          type="button"
          class="link"
          data-place="timeline"
          onClick={() => onView("timeline")}
        >
          {messages.navTimeline}
        </button>
      )}
      {PLACES.map((place) => (
        <button
          key={place}
          type="button"
          class="link"
          data-place={place}
          aria-current={place === view ? "page" : undefined}
          onClick={() => onView(place)}
        >
          {messages.library.places[place]}
        </button>
      ))}
    </nav>
  );
}
