/** The tags in use: shown, renamed, merged. @module */
import { useLayoutEffect, useRef, useState } from "hono/jsx/dom";
import { LoadState } from "../account/load_state.tsx";
import { useAttempt } from "../account/use_attempt.ts";
import { useLoaded } from "../account/use_loaded.ts";
import { useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";

export function TagsView({ onTag }: { onTag: (tag: string) => void }) {
  const { api, records, show } = useApp();
  const messages = useMessages();
  const words = messages.library;
  const tags = useLoaded(() => api.library.tags());
  const attempt = useAttempt();
  const [renamed, setRenamed] = useState<string | null>(null);
  const [to, setTo] = useState("");
  const newName = useRef<HTMLInputElement>(null);
  // The button that was pressed is gone, and the focus with it.
  useLayoutEffect(() => {
    newName.current?.focus();
    newName.current?.select();
  }, [renamed]);
  /** The one that is removed if its button is pressed again. */
  const [sureOf, setSureOf] = useState<string | null>(null);
  const target = to.trim().replace(/^#/, "");
  const merges = target !== renamed && (tags.value ?? []).some(({ name }) => name === target);

  const rename = (event: Event) => {
    event.preventDefault();
    return attempt.run(async () => {
      if (target !== renamed) {
        const { changed } = await api.library.renameTag(renamed!, target);
        show({ text: words.tagChanged(changed) });
        records.reload();
        tags.reload();
      }
      setRenamed(null);
    });
  };

  const remove = (name: string) =>
    attempt.run(async () => {
      const { changed } = await api.library.removeTag(name);
      setSureOf(null);
      show({ text: words.tagChanged(changed) });
      records.reload();
      tags.reload();
    });

  return (
    <section class="view library-view tags-view">
      <h1>{words.places.tags}</h1>
      {tags.value === null ? <LoadState loaded={tags} rows={4} /> : (
        <div class="cards">
          {tags.value.map(({ name, count }) => (
            <article key={name} class="tag-row" data-tag={name}>
              {name === renamed
                ? (
                  <form class="tag-form" onSubmit={rename}>
                    <input
                      ref={newName}
                      name="to"
                      type="text"
                      required
                      maxLength={50}
                      aria-label={words.newTag}
                      value={to}
                      onInput={(event: Event) => setTo((event.target as HTMLInputElement).value)}
                    />
                    <button type="submit" class="button primary" disabled={attempt.busy}>
                      {merges ? words.merge : messages.save}
                    </button>
                    <button type="button" class="button" onClick={() => setRenamed(null)}>
                      {messages.cancel}
                    </button>
                  </form>
                )
                : (
                  <div class="tag-form">
                    <button type="button" class="tag-name" onClick={() => onTag(name)}>
                      <span>#{name}</span>
                      <span class="quiet">{messages.count(count)}</span>
                    </button>
                    {name !== sureOf && (
                      <button
                        key="rename"
                        type="button"
                        class="icon-button"
                        data-deed="rename-tag"
                        aria-label={words.renameTag(name)}
                        title={words.rename}
                        onClick={() => {
                          setTo(name);
                          setRenamed(name);
                        }}
                      >
                        <Icon name="edit" />
                      </button>
                    )}
                    <button
                      key="remove"
                      type="button"
                      class={name === sureOf ? "button danger-fill" : "icon-button"}
                      data-deed="remove-tag"
                      onBlur={() => setSureOf(null)}
                      aria-label={name === sureOf ? undefined : words.removeTag(name)}
                      disabled={attempt.busy}
                      onClick={() => name === sureOf ? remove(name) : setSureOf(name)}
                    >
                      {name === sureOf ? words.removeTagSure : <Icon name="trash" />}
                    </button>
                  </div>
                )}
            </article>
          ))}
        </div>
      )}
      <p class="form-error" role="alert">{attempt.failure || Object.values(attempt.errors)[0] || ""}</p>
      {tags.value?.length === 0 && <p class="empty quiet">{words.noTags}</p>}
    </section>
  );
}
