/** Lines that are not with the server yet: why, sent again at once where asked, thrown away on a second press. @module */
import { useState } from "hono/jsx/dom";
import { errorText, useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import type { WaitingLine } from "./outbox.ts";
import type { Capturing } from "./use_capture.ts";

export function WaitingLines({ capturing }: { capturing: Capturing }) {
  return (
    <div class="waiting" role="status" data-waiting={capturing.waiting.length}>
      {capturing.waiting.map((line) => <Line key={line.clientId} line={line} capturing={capturing} />)}
    </div>
  );
}

function Line({ line, capturing }: { line: WaitingLine; capturing: Capturing }) {
  const messages = useMessages();
  const [isBusy, setIsBusy] = useState(false);
  /** Thrown away if the button is pressed again: it is the only copy. */
  const [isSure, setIsSure] = useState(false);
  const problem = line.refused ?? line.delayed ?? null;
  const sendAgain = async () => {
    setIsBusy(true);
    await capturing.sendAgain();
    setIsBusy(false);
  };
  return (
    <div class="waiting-line">
      <Icon name="clock" />
      <span class="waiting-text">{line.text}</span>
      <span class="waiting-why">
        <span class="quiet">{problem === null ? messages.waitingOne : errorText(messages, problem)}</span>
        {line.refused === null && problem !== null && !isSure && (
          <button
            key="again"
            type="button"
            class="link"
            data-deed="send-again"
            disabled={isBusy}
            onClick={sendAgain}
          >
            {messages.retry}
          </button>
        )}
        {problem !== null && (
          <button
            key="drop"
            type="button"
            class="link danger"
            data-deed="drop"
            onBlur={() => setIsSure(false)}
            onClick={() => isSure ? capturing.drop(line) : setIsSure(true)}
          >
            {isSure ? messages.waitingDropSure : messages.delete}
          </button>
        )}
      </span>
    </div>
  );
}
