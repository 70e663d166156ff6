/** The report of one period, told as it is made. @module */
import { errorText, useMessages } from "../i18n/language.ts";
import { SummaryBody } from "./summary_body.tsx";
import { useSummary } from "./use_summary.ts";

interface Props {
  from: string;
  to: string;
  language: "zh" | "en";
}

export function SummaryReport({ from, to, language }: Props) {
  const messages = useMessages();
  const summary = useSummary({ from, to, language });
  const { failure, reload } = summary;
  if (failure === null) return <SummaryBody {...summary} />;
  return (
    <p class="notice" role="alert">
      {errorText(messages, failure)}{" "}
      <button type="button" class="link" onClick={reload}>{messages.retry}</button>
    </p>
  );
}
