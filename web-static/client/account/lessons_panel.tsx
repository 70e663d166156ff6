/** What a person's corrections have taught, and the way to forget it. @module */
import { useState } from "hono/jsx/dom";
import type { WireLesson } from "../api/wire.ts";
import { type Messages, useMessages } from "../i18n/language.ts";
import { Icon, TypeIcon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";
import { LoadState } from "./load_state.tsx";
import { Panel } from "./panel.tsx";
import { useAttempt } from "./use_attempt.ts";
import { useLoaded } from "./use_loaded.ts";

const SHOWN = 5;

export function LessonsPanel() {
  const { api, show } = useApp();
  const messages = useMessages();
  const words = messages.own;
  const lessons = useLoaded(() => api.library.lessons());
  const attempt = useAttempt();
  const [showsAll, setShowsAll] = useState(false);
  const all = lessons.value ?? [];
  const shown = showsAll ? all : all.slice(0, SHOWN);
  const forget = (id: string) =>
    attempt.run(async () => {
      await api.library.forgetLesson(id);
      lessons.reload();
    });
  const forgetAll = () =>
    attempt.run(async () => {
      const { removed } = await api.library.forgetLessons();
      show({ text: words.forgotAll(removed) });
      lessons.reload();
    });
  return (
    <Panel name="lessons" title={words.lessons} hint={words.lessonsHint}>
      {lessons.value === null ? <LoadState loaded={lessons} rows={1} /> : (
        <ul class="rows">
          {shown.map((lesson) => (
            <li key={lesson.id} data-lesson={lesson.type}>
              <TypeIcon type={lesson.type} />
              <div class="row-main lesson">
                <span>{lesson.text}</span>
                <span class="quiet">{meaningOf(lesson, messages)}</span>
              </div>
              <button
                type="button"
                class="icon-button small"
                aria-label={words.forgetLesson(lesson.text)}
                disabled={attempt.busy}
                onClick={() => forget(lesson.id)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {lessons.value !== null && all.length === 0 && <p class="state-line">{words.noLessons}</p>}
      <p class="form-error" role="alert">{attempt.failure}</p>
      <div class="row-buttons">
        {shown.length < all.length && (
          <button type="button" class="button" onClick={() => setShowsAll(true)}>
            {messages.chat.all(all.length)}
          </button>
        )}
        {all.length > 0 && (
          <button
            type="button"
            class="button danger"
            data-deed="forget-all"
            disabled={attempt.busy}
            onClick={forgetAll}
          >
            {words.forgetAll}
          </button>
        )}
      </div>
    </Panel>
  );
}

/** `Expense · Entertainment · #friends`. */
function meaningOf({ type, data, tags }: WireLesson, messages: Messages): string {
  const names = [data.category, data.activity, data.name, data.merchant].flatMap((value) =>
    typeof value === "string"
      ? [messages.categories[value] ?? messages.activities[value] ?? messages.metrics[value] ?? value]
      : []
  );
  return [messages.types[type] ?? type, ...names, ...tags.map((tag) => `#${tag}`)].join(" · ");
}
