/** The line in which everything begins. @module */
import { useEffect, useRef, useState } from "hono/jsx/dom";
import { formatNumber } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import type { WireReading } from "../api/wire.ts";
import type { RecordChange } from "../api/api.ts";
import type { Choice } from "./correction.ts";
import { markSpans } from "./mark_spans.ts";
import { ReadingPreview } from "./reading_preview.tsx";
import { useReading } from "./use_reading.ts";

interface Props {
  onKeep: (text: string, choices: readonly Choice[]) => Promise<void>;
}

/** Gives a last, empty line of the mirror its height. */
const ZERO_WIDTH_SPACE = "\u200b";
/** As the service takes them. */
const CHARS_MAX = 20_000;
const DRAFT = "zhiji.draft";

export function CaptureBox({ onKeep }: Props) {
  const messages = useMessages();
  const locale = useLocale();
  const [text, setText] = useState(() => sessionStorage.getItem(DRAFT) ?? "");
  const area = useRef<HTMLTextAreaElement>(null);
  /** Corrections of readings, by the words that were read. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, RecordChange>>(new Map());
  const { records, values } = useReading(text);
  const excess = excessOf(text);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    if (element.value !== text) element.value = text;
    sessionStorage.setItem(DRAFT, text);
  }, [text]);

  const keep = async () => {
    const line = area.current?.value ?? "";
    if (line.trim() === "" || excessOf(line) > 0) return;
    const choices = choicesOf(line, records, chosen);
    setText("");
    // At once: a second press may come before the next frame, and must not keep the line twice.
    area.current!.value = "";
    setChosen(new Map());
    try {
      await onKeep(line, choices);
    } catch (error) {
      // The browser could not even store it: the words go back to where the person sees them.
      setText(line);
      throw error;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word; 229 is what older ones send then.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    keep();
  };

  return (
    <form
      class="capture dock"
      onSubmit={(event: Event) => {
        event.preventDefault();
        keep();
      }}
    >
      <div class="capture-line">
        <div class="grow-area">
          <div class="grow-mirror" aria-hidden="true">
            {markSpans(text, values).map(({ text, kind }, i) =>
              kind === null ? <span key={i}>{text}</span> : <mark key={i} class={`read-${kind}`}>{text}</mark>
            )}
            {ZERO_WIDTH_SPACE}
          </div>
          <textarea
            ref={area}
            rows={1}
            aria-label={messages.captureLabel}
            placeholder={messages.capturePlaceholder}
            enterKeyHint="send"
            onInput={(event: Event) => setText((event.target as HTMLTextAreaElement).value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <button
          type="submit"
          class="send"
          aria-label={messages.captureSend}
          title={messages.captureSend}
          disabled={text.trim() === "" || excess > 0}
        >
          <Icon name="send" />
        </button>
      </div>
      {excess > 0 && (
        <p class="too-long form-error" role="status">
          {messages.tooLong(formatNumber(excess, locale), formatNumber(CHARS_MAX, locale))}
        </p>
      )}
      <ReadingPreview
        readings={records}
        chosen={chosen}
        onChoose={(reading, change) => {
          const next = new Map(chosen);
          if (change === null) next.delete(reading.text);
          else next.set(reading.text, change);
          setChosen(next);
        }}
      />
    </form>
  );
}

/** How many characters there are too many. The text is never cut: nobody would notice what is missing. */
function excessOf(text: string): number {
  return Math.max(0, text.trim().length - CHARS_MAX);
}

/** The corrections that still hold: of words that stand in the line where they were read. */
function choicesOf(
  line: string,
  readings: readonly WireReading[],
  chosen: ReadonlyMap<string, RecordChange>,
): Choice[] {
  return readings.flatMap(({ span, text }) => {
    const change = chosen.get(text);
    return change && line.slice(span.start, span.end) === text ? [{ span, change }] : [];
  });
}
