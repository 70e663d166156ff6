/** The timeline: the capture line, what is to come, and every day with its records. @module */
import { useEffect, useRef, useState } from "hono/jsx/dom";
import { CapturePanel } from "../capture/capture_panel.tsx";
import { useCapture } from "../capture/use_capture.ts";
import { errorText, useMessages } from "../i18n/language.ts";
import { Places } from "../library/places.tsx";
import type { View } from "../shell/use_view.ts";
import { DayGroup } from "./day_group.tsx";
import { EmptyTimeline } from "./empty_timeline.tsx";
import { groupByDay } from "./group_by_day.ts";
import { TypeChips } from "./type_chips.tsx";
import { Upcoming } from "./upcoming.tsx";
import { useTimeline } from "./use_timeline.ts";
import { useApp } from "../shell/app_context.ts";

interface Props {
  /** Shows only records that have it. */
  tag: string | undefined;
  onNoTag: () => void;
  onView: (view: View) => void;
}

export function TimelineView({ tag, onNoTag, onView }: Props) {
  const { timezone } = useApp();
  const messages = useMessages();
  const capturing = useCapture();
  const [type, setType] = useState<string | undefined>(undefined);
  const timeline = useTimeline(type, tag);
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
      <TypeChips type={type} onType={setType} />
      {tag !== undefined && (
        <button
          type="button"
          class="tag-filter"
          aria-label={messages.library.withoutTag(tag)}
          onClick={onNoTag}
        >
          #{tag} <span aria-hidden="true">×</span>
        </button>
      )}
      <div class="timeline" aria-busy={timeline.state === "loading" ? "true" : "false"}>
        <Upcoming records={upcoming} />
        <div class="days">
          {days.map(({ day, records }) => <DayGroup key={day} day={day} records={records} />)}
        </div>
        {isEmpty && shown.size === 0 && (
          <EmptyTimeline isFiltered={type !== undefined || tag !== undefined} onKeep={capturing.keep} />
        )}
        {timeline.state === "failed" && (
          <p class="notice" role="alert">
            {timeline.failure === "unreachable"
              ? messages.offline
              : errorText(messages, timeline.failure ?? "internal")}{" "}
            <button type="button" class="link" onClick={timeline.retry}>{messages.retry}</button>
          </p>
        )}
        {timeline.state === "loading" && timeline.past.length === 0 && <Skeleton />}
        <div ref={end} class="timeline-end" />
      </div>
    </div>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}
