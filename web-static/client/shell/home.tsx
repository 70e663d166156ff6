/** The signed-in page: the timeline with its capture line beside the questions; one at a time on a phone. @module */
import { useEffect, useMemo, useRef, useState } from "hono/jsx/dom";
import { useLoaded } from "../account/use_loaded.ts";
import { SettingsView } from "../account/settings_view.tsx";
import { AdminView } from "../admin/admin_view.tsx";
import type { Api } from "../api/api.ts";
import type { WireType } from "../api/types_api.ts";
import type { WireProfile, WireRecord } from "../api/wire.ts";
import { AskPanel } from "../ask/ask_panel.tsx";
import { TypeNamesContext, useLocale, useMessages } from "../i18n/language.ts";
import { ImportView } from "../library/import_view.tsx";
import { MonthView } from "../library/month_view.tsx";
import { isPlace, Places } from "../library/places.tsx";
import { TagsView } from "../library/tags_view.tsx";
import { TypesView } from "../library/types_view.tsx";
import { TrashView } from "../library/trash_view.tsx";
import { Bell } from "../notifications/bell.tsx";
import { useNotifications } from "../notifications/use_notifications.ts";
import { describeRecord } from "../record/describe_record.ts";
import { Icon } from "../record/icon.tsx";
import { RecordDialog } from "../record/record_dialog.tsx";
import { SummaryView } from "../summary/summary_view.tsx";
import { type RecordFilter, searchOf } from "../timeline/record_filter.ts";
import { SearchField } from "../timeline/search_field.tsx";
import { SearchView } from "../timeline/search_view.tsx";
import { TimelineView } from "../timeline/timeline_view.tsx";
import { type App, AppContext, RecordNews, type Toast } from "./app_context.ts";
import { Logo } from "./logo.tsx";
import { NavBar } from "./nav_bar.tsx";
import { ToastLine } from "./toast_line.tsx";
import { useFilter } from "../timeline/use_filter.ts";
import { useView } from "./use_view.ts";
import type { View } from "./views.ts";

/** As in the styles: narrower pages show one view at a time, and the questions are all there is. */
const ONE_AT_A_TIME = "(max-width: 860px)";

const NO_TYPES: readonly WireType[] = [];

interface Props {
  api: Api;
  profile: WireProfile;
  setProfile: (profile: WireProfile) => void;
}

export function Home({ api, profile, setProfile }: Props) {
  const messages = useMessages();
  const locale = useLocale();
  const [view, open] = useView();
  const [words, setWords] = useState("");
  const [filter, setFilter] = useFilter();
  const [opened, setOpened] = useState<{ record: WireRecord; type?: string | undefined } | null>(null);
  const [toast, setToast] = useState<Toast | null>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const records = useMemo(() => new RecordNews(), []);
  // Not waited for: without them their records still show.
  const loadedTypes = useLoaded(() => api.types.own());
  const types = loadedTypes.value ?? NO_TYPES;
  const typeNames = useMemo(() => Object.fromEntries(types.map(({ name, label }) => [name, label])), [types]);
  const app: App = useMemo(() => ({
    api,
    profile,
    timezone: profile.timezone,
    records,
    types,
    reloadTypes: loadedTypes.reload,
    setProfile,
    openRecord: (record, type) => setOpened({ record, type }),
    show: setToast,
  }), [api, profile, types]);

  const notifications = useNotifications(api, records, ({ id, record }) =>
    setToast({
      text: messages.notifications.due(describeRecord(record, messages, locale).heading),
      action: {
        label: messages.notifications.open,
        run: () => {
          setOpened({ record });
          // One that cannot be told of is still in the list.
          notifications.acknowledge([id]).catch(() => {});
        },
      },
    }));

  // Callers may hold an older one of this function, the filter is the present one.
  const present = useRef(filter);
  present.current = filter;
  const openView = (next: View) => open(next, next === "timeline" ? searchOf(present.current!) : "");

  useEffect(() => {
    // The way back out of a record is the way back: it must not stay above another view.
    const close = () => setOpened(null);
    addEventListener("popstate", close);
    return () => removeEventListener("popstate", close);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { tagName } = event.target as HTMLElement;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(tagName) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      openView("search");
      // The field is not there to be focused before the view is.
      requestAnimationFrame(() => searchInput.current?.focus());
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  /** Read aloud where no view says it: these show themselves. */
  const heading = { timeline: messages.navTimeline, ask: messages.navAsk, search: messages.navSearch }[
    view as string
  ];
  const search = (next: string) => {
    setWords(next);
    if (next !== "") openView("search");
  };
  const showFiltered = (filter: RecordFilter) => {
    setFilter(filter);
    open("timeline", searchOf(filter));
  };
  const closeSearch = () => {
    setWords("");
    openView("timeline");
  };

  return (
    <AppContext.Provider value={app}>
      <TypeNamesContext.Provider value={typeNames}>
        <div class="shell" data-view={view}>
          <header class="top">
            {heading !== undefined && <h1 class="visually-hidden">{heading}</h1>}
            <a
              class="home-link"
              href="/"
              onClick={(event: MouseEvent) => {
                event.preventDefault();
                closeSearch();
              }}
            >
              <Logo />
            </a>
            <SearchField input={searchInput} words={words} onWords={search} onClose={closeSearch} />
            <Bell notifications={notifications} />
            <button
              type="button"
              class="icon-button settings-button"
              aria-label={messages.settings}
              title={messages.settings}
              onClick={() => openView(view === "settings" ? "timeline" : "settings")}
            >
              <Icon name="person" />
            </button>
          </header>
          <main class="column">
            <TimelineView filter={filter} onFilter={showFiltered} onView={openView} />
            {isPlace(view) && <Places view={view} onView={openView} />}
            {view === "search" && <SearchView words={words} />}
            {view === "settings" && <SettingsView onAdmin={() => openView("administration")} />}
            {view === "summary" && <SummaryView />}
            {view === "month" && <MonthView />}
            {view === "tags" && <TagsView onTag={(tag) => showFiltered({ tag })} />}
            {view === "types" && <TypesView />}
            {view === "import" && <ImportView onTimeline={() => openView("timeline")} />}
            {view === "trash" && <TrashView />}
            {view === "administration" && <AdminView />}
          </main>
          <div
            class="ask-column"
            aria-label={messages.askTitle}
            role={view === "ask" && matchMedia(ONE_AT_A_TIME).matches ? "main" : "complementary"}
          >
            <AskPanel />
          </div>
          <NavBar view={view} onView={openView} />
        </div>
        {opened && (
          <RecordDialog
            key={opened.record.id}
            record={opened.record}
            type={opened.type}
            onClose={() => setOpened(null)}
          />
        )}
        <ToastLine toast={toast} onGone={() => setToast(null)} />
      </TypeNamesContext.Provider>
    </AppContext.Provider>
  );
}
