/** Which language models answer here, and what is left of today's budget. @module */
import { formatNumber } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { LoadState } from "./load_state.tsx";
import { Panel } from "./panel.tsx";
import { useLoaded } from "./use_loaded.ts";

export function ModelPanel() {
  const { api } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const words = messages.own;
  const state = useLoaded(async () => {
    const [models, today] = await Promise.all([api.talks.models(), api.talks.budget()]);
    return { models, today };
  });
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Panel name="model" title={words.model} hint={words.modelHint}>
      {state.value === null
        ? <LoadState loaded={state} rows={1} />
        : state.value.models.length === 0
        ? <p class="state-line" data-model="none">{words.noModel}</p>
        : (
          <div>
            <ul class="rows">
              {state.value.models.map(({ endpoint, model, resting }) => (
                <li key={`${endpoint} ${model}`} data-model={model}>
                  <div class="row-main">
                    <strong>{model}</strong>
                    <span class="quiet">{endpoint}</span>
                  </div>
                  {resting && <span class="warning">{words.modelResting}</span>}
                </li>
              ))}
            </ul>
            <p
              class={state.value.today.spent ? "warning" : "quiet"}
              data-spent={String(state.value.today.spent)}
            >
              {state.value.today.spent ? words.budgetSpent : words.budget(
                number(state.value.today.tokens.used),
                state.value.today.tokens.max === null ? null : number(state.value.today.tokens.max),
              )}
            </p>
          </div>
        )}
    </Panel>
  );
}
