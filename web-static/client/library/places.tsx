/** The ways from the timeline to the other views of the records. @module */
import { useMessages } from "../i18n/language.ts";
import type { View } from "../shell/views.ts";

const PLACES = ["summary", "month", "tags", "types", "import", "trash"] as const;

export function Places({ onView }: { onView: (view: View) => void }) {
  const messages = useMessages();
  return (
    <nav class="places" aria-label={messages.library.label}>
      {PLACES.map((place) => (
        <button
          key={place}
          type="button"
          class="link"
          data-place={place}
          onClick={() => onView(place)}
        >
          {messages.library.places[place]}
        </button>
      ))}
    </nav>
  );
}
