/** The timeline: the capture line, what is to come, and every day with its records. @module */
import { useEffect, useRef, useState } from "hono/jsx/dom";
import { CapturePanel } from "../capture/capture_panel.tsx";
import { useCapture } from "../capture/use_capture.ts";
import { errorText, useMessages } from "../i18n/language.ts";
import { Places } from "../library/places.tsx";
import { Icon } from "../record/icon.tsx";
import { Placeholder } from "../shell/placeholder.tsx";
import type { View } from "../shell/views.ts";
import { DayGroup } from "./day_group.tsx";
import { EmptyTimeline } from "./empty_timeline.tsx";
import { FilterChips } from "./filter_chips.tsx";
import { FilterForm } from "./filter_form.tsx";
import { groupByDay } from "./group_by_day.ts";
import { type RecordFilter, searchOf } from "./record_filter.ts";
import { TypeChips } from "./type_chips.tsx";
import { Upcoming } from "./upcoming.tsx";
import { useTimeline } from "./use_timeline.ts";
import { useApp } from "../shell/app_context.ts";

interface Props {
  filter: RecordFilter;
  onFilter: (filter: RecordFilter) => void;
  onView: (view: View) => void;
}

export function TimelineView({ filter, onFilter, onView }: Props) {
  const { timezone } = useApp();
  const messages = useMessages();
  const capturing = useCapture();
  const [showsForm, setShowsForm] = useState(false);
  const timeline = useTimeline(filter);
  const isFiltered = searchOf(filter) !== "";
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(timeline.more);
  more.current = timeline.more;

  useEffect(() => {
    if (!end.current || !timeline.hasMore) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current!(), {
      rootMargin: "600px",
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [timeline.hasMore, timeline.past.length]);

  // What was just kept is shown above, once.
  const shown = new Set(capturing.last?.records.map(({ id }) => id));
  const days = groupByDay(timeline.past.filter(({ id }) => !shown.has(id)), timezone);
  const upcoming = timeline.upcoming.filter(({ id }) => !shown.has(id));
  const isEmpty = timeline.state === "ready" && timeline.past.length === 0 && timeline.upcoming.length === 0;

  return (
    <div class="view timeline-view">
      <CapturePanel capturing={capturing} />
      <Places onView={onView} />
      <TypeChips
        type={filter.type}
        onType={(type) => {
          const { type: _before, ...others } = filter;
          onFilter(type === undefined ? others : { ...others, type });
        }}
      >
        <button
          type="button"
          class="filter filter-opener"
          aria-expanded={showsForm ? "true" : "false"}
          aria-controls="filter-form"
          data-deed="filter"
          onClick={() => setShowsForm(!showsForm)}
        >
          <Icon name="filter" /> {messages.filter.label}
        </button>
      </TypeChips>
      {showsForm && (
        <FilterForm
          key={searchOf(filter)}
          filter={filter}
          onFilter={(wanted) => {
            setShowsForm(false);
            onFilter(wanted);
          }}
        />
      )}
      <FilterChips filter={filter} total={timeline.total} onFilter={onFilter} />
      <div class="timeline" aria-busy={timeline.state === "loading" ? "true" : "false"}>
        <Upcoming records={upcoming} />
        <div class="days">
          {days.map(({ day, records }) => <DayGroup key={day} day={day} records={records} />)}
        </div>
        {isEmpty && shown.size === 0 && <EmptyTimeline isFiltered={isFiltered} onKeep={capturing.keep} />}
        {timeline.state === "failed" && (
          <p class="notice" role="alert">
            {timeline.failure === "unreachable"
              ? messages.offline
              : errorText(messages, timeline.failure ?? "internal")}{" "}
            <button type="button" class="link" onClick={timeline.retry}>{messages.retry}</button>
          </p>
        )}
        {timeline.state === "loading" && timeline.past.length === 0 && <Placeholder rows={5} />}
        <div ref={end} class="timeline-end" />
      </div>
    </div>
  );
}
