/** The bar at the bottom of a phone. @module */
import { useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { BAR_VIEWS, type View } from "./views.ts";

/** Which of the bar's views another one belongs to. */
function homeOf(view: View): View {
  if ((BAR_VIEWS as readonly View[]).includes(view)) return view;
  return view === "administration" ? "settings" : "timeline";
}

export function NavBar({ view, onView }: { view: View; onView: (view: View) => void }) {
  const messages = useMessages();
  const names: Record<typeof BAR_VIEWS[number], string> = {
    timeline: messages.navTimeline,
    search: messages.navSearch,
    ask: messages.navAsk,
    settings: messages.navSettings,
  };
  return (
    <nav class="bar">
      {BAR_VIEWS.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === view ? "page" : name === homeOf(view) ? "true" : undefined}
          onClick={() => onView(name)}
        >
          <Icon name={name === "settings" ? "person" : name} />
          <span>{names[name]}</span>
        </button>
      ))}
    </nav>
  );
}
