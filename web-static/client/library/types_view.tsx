/** The types of records that a person has made: listed, added, changed, removed. @module */
import { useState } from "hono/jsx/dom";
import { useAttempt } from "../account/use_attempt.ts";
import type { WireType } from "../api/types_api.ts";
import { useMessages } from "../i18n/language.ts";
import { Icon, TypeIcon } from "../record/icon.tsx";
import { ownFieldsOf } from "../record/own_type.ts";
import { useApp } from "../shell/app_context.ts";
import { TypeForm } from "./type_form.tsx";

export function TypesView() {
  const { types } = useApp();
  const messages = useMessages();
  const words = messages.ownTypes;
  /** The name of the one that is open, empty for a new one. */
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <section class="view library-view types-view">
      <header class="library-head">
        <h1>{words.title}</h1>
        {open !== "" && (
          <button
            type="button"
            class="button primary"
            data-deed="new-type"
            onClick={() => setOpen("")}
          >
            {words.add}
          </button>
        )}
      </header>
      <p class="quiet">{words.hint}</p>
      {open === "" && (
        <section class="panel wide-panel">
          <TypeForm onDone={close} />
        </section>
      )}
      {types.length === 0 ? open === null && <p class="empty quiet">{words.none}</p> : (
        <div class="cards">
          {types.map((type) =>
            open === type.name
              ? (
                <article key={type.name} class="type-open">
                  <TypeForm type={type} onDone={close} />
                </article>
              )
              : <TypeRow key={type.name} type={type} onOpen={() => setOpen(type.name)} />
          )}
        </div>
      )}
    </section>
  );
}

function TypeRow({ type, onOpen }: { type: WireType; onOpen: () => void }) {
  const { api, reloadTypes, show } = useApp();
  const messages = useMessages();
  const words = messages.ownTypes;
  const attempt = useAttempt();
  const [isSure, setIsSure] = useState(false);
  const remove = () =>
    attempt.run(async () => {
      await api.types.remove(type);
      show({ text: words.removed });
      reloadTypes();
    });
  const fields = ownFieldsOf(type);
  return (
    <article class="card" data-own-type={type.name}>
      <TypeIcon type={type.name} />
      <button type="button" class="card-open" onClick={onOpen}>
        <span class="card-main">
          <span class="card-heading">{type.label}</span>
          <span class="card-meta">
            <span>{words.count(fields.length)}</span>
            {type.cues.slice(0, 5).map((cue) => <span key={cue}>{cue}</span>)}
          </span>
          {attempt.failure && <span class="form-error" role="alert">{attempt.failure}</span>}
        </span>
      </button>
      <button
        type="button"
        class={isSure ? "button danger-fill" : "icon-button"}
        data-deed="remove-type"
        aria-label={isSure ? undefined : words.remove(type.label)}
        disabled={attempt.busy}
        onBlur={() => setIsSure(false)}
        onClick={() => isSure ? remove() : setIsSure(true)}
      >
        {isSure ? words.removeSure : <Icon name="trash" />}
      </button>
    </article>
  );
}
