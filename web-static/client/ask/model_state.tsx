/** Who answers now: a model with what is left of today's budget, or the built-in understanding. @module */
import { useLayoutEffect, useState } from "hono/jsx/dom";
import type { WireBudget, WireModel, WireNotice } from "../api/wire.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";

interface Props {
  /** The state is read again whenever this is another: an answer costs. */
  answers: number;
  /** What the last answer said of its making. */
  notices: readonly WireNotice[];
}

export function ModelState({ answers, notices }: Props) {
  const { api } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const [known, setKnown] = useState<{ model: WireModel | undefined; today: WireBudget } | null>(null);
  useLayoutEffect(() => {
    let isOver = false;
    Promise.all([api.talks.models(), api.talks.budget()]).then(
      ([models, today]) =>
        !isOver && setKnown({ model: models.find(({ resting }) => !resting) ?? models[0], today }),
      // The line is a comfort: a question does not depend on it, and says itself what is wrong.
      () => {},
    );
    return () => isOver = true;
  }, [answers]);
  if (known === null) return <span class="model-state" />;
  const { model, today: { tokens, ...today } } = known;
  const said = (code: string) => notices.some((notice) => notice.code === code);
  // A budget that has no room for the next question is as good as spent.
  const spent = today.spent || said("budget_spent");
  const resting = model?.resting || said("model_unavailable");
  const words = messages.chat;
  const isDown = model !== undefined && (spent || resting);
  const used = tokens.max === null ? null : Math.min(1, tokens.used / Math.max(1, tokens.max));
  const percent = used === null ? "" : new Intl.NumberFormat(locale, { style: "percent" }).format(used);
  return (
    <span class="model-state" data-model-state={model === undefined ? "embedded" : isDown ? "down" : "model"}>
      <b>{model === undefined ? words.embedded : model.model}</b>
      {model !== undefined && spent && <span>{words.modelSpent}</span>}
      {model !== undefined && resting && !spent && <span>{words.modelResting}</span>}
      {model !== undefined && used !== null && !spent && (
        <meter
          min={0}
          max={1}
          high={0.8}
          value={used}
          aria-label={words.modelBudget(percent)}
          title={words.modelBudget(percent)}
        />
      )}
    </span>
  );
}
