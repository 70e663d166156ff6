/** A change that the model proposes: what it would do, and the person's yes or no. @module */
import { useRef, useState } from "hono/jsx/dom";
import { codeOf } from "../api/problem.ts";
import type { WireProposal } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { errorText, useLocale, useMessages } from "../i18n/language.ts";
import { describeRecord } from "../record/describe_record.ts";
import { Icon, TypeIcon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";
import { proposalLines, proposedRecord } from "./proposal_lines.ts";

type State = "waiting" | "busy" | "accepted" | "declined" | "over";

interface Props {
  proposal: WireProposal;
  /** Asks its question once more: a card that is over cannot be decided. */
  onAskAgain: () => void;
}

export function ProposalCard({ proposal, onAskAgain }: Props) {
  const { api, records, timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const [state, setState] = useState<State>("waiting");
  /** Not state: of two presses in one frame the second must see the first. */
  const isDeciding = useRef(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { id, operation, input, record: held } = proposal;
  const words = messages.chat;
  const record = held && "deleted" in held ? null : held;
  const isGone = held !== null && record === null;
  const proposed = proposedRecord(input, record);
  const isCompletion = operation === "change_record" && record?.data.done === false &&
    proposed.data.done === true;
  const lines = operation === "change_record" && record
    ? proposalLines(input, record, { messages, locale, timezone })
    : [];
  const shown = operation === "create_record" || !record ? proposed : record;
  const { heading, figure, details } = describeRecord(shown, messages, locale);

  const decide = async (accept: boolean) => {
    if (isDeciding.current) return;
    isDeciding.current = true;
    setState("busy");
    setFailure(null);
    try {
      const decided = await api.talks.decide(id, accept);
      if (decided.record) records.tell(decided.record);
      setState(accept ? "accepted" : "declined");
    } catch (error) {
      const code = codeOf(error);
      const isOver = code === "not_found" || code === "version_mismatch";
      setState(isOver ? "over" : "waiting");
      setFailure(
        code === "not_found"
          ? words.proposalGone
          : code === "version_mismatch"
          ? words.proposalStale
          : errorText(messages, code),
      );
    } finally {
      isDeciding.current = false;
    }
  };

  return (
    <section class="proposal" data-proposal={operation} data-state={state} aria-busy={state === "busy"}>
      <h3>{words.proposals[isCompletion ? "complete" : operation] ?? operation}</h3>
      {isGone ? <p class="quiet">{words.sourceGone}</p> : (
        <div class="proposal-record">
          <TypeIcon type={shown.type} />
          <div class="row-main">
            <strong>{heading}</strong>
            <span class="quiet">
              {[
                messages.types[shown.type] ?? shown.type,
                formatMoment(shown, timezone, messages, locale),
                ...details,
              ].join(" · ")}
            </span>
          </div>
          {figure !== null && <span class="card-figure">{figure}</span>}
        </div>
      )}
      {lines.length > 0 && !isCompletion && (
        <dl class="proposal-lines">
          {lines.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {before !== null && <del>{before}</del>}
                {after !== null && <ins>{after}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {(state === "waiting" || state === "busy") && !isGone && (
        <div class="row-buttons">
          <button
            type="button"
            class={operation === "delete_record" ? "button danger-fill" : "button primary"}
            data-deed="confirm"
            disabled={state === "busy"}
            onClick={() => decide(true)}
          >
            {words.confirm}
          </button>
          <button
            type="button"
            class="button"
            data-deed="decline"
            disabled={state === "busy"}
            onClick={() => decide(false)}
          >
            {words.decline}
          </button>
        </div>
      )}
      <p class={state === "accepted" ? "proposal-state done" : "proposal-state quiet"} role="status">
        {state === "accepted" && <Icon name="check" />}
        {state === "accepted" ? words.accepted[operation] : state === "declined" ? words.declined : ""}
      </p>
      {failure !== null && <p class="form-error" role="alert">{failure}</p>}
      {state === "over" && (
        <button type="button" class="button" data-deed="ask-again" onClick={onAskAgain}>
          <Icon name="again" /> {words.askAgain}
        </button>
      )}
    </section>
  );
}
