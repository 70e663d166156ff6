/** What a person sees before the first record: lines to try, ready to send. @module */
import { useMessages } from "../i18n/language.ts";

interface Props {
  isFiltered: boolean;
  onKeep: (text: string) => Promise<void>;
}

export function EmptyTimeline({ isFiltered, onKeep }: Props) {
  const messages = useMessages();
  if (isFiltered) return <p class="empty quiet">{messages.filter.nothing}</p>;
  return (
    <section class="empty">
      <h2>{messages.emptyTitle}</h2>
      <p class="quiet">{messages.emptyText}</p>
      <ul>
        {messages.captureExamples.map((line) => (
          <li key={line}>
            <button type="button" class="suggestion" onClick={() => onKeep(line)}>{line}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
