/** The exact number of an answer, large; or one a group, with bars to compare them. @module */
import type { WireGroup, WireResult } from "../api/wire.ts";
import { formatQuantity } from "../i18n/format.ts";
import { type Messages, useLocale, useMessages } from "../i18n/language.ts";

const GROUPS_SHOWN = 12;

export function ResultView({ result }: { result: WireResult }) {
  const messages = useMessages();
  const locale = useLocale();
  const groups = inOrder(result.groups ?? []).slice(0, GROUPS_SHOWN);
  const of = (unit: string | null) => groups.filter((group) => group.unit === unit);
  return (
    <div class="result">
      {result.value !== null && (
        <p class="result-value" data-result={result.value}>
          {result.unit === null
            ? messages.count(result.value)
            : formatQuantity(result.value, result.unit, messages, locale)}
        </p>
      )}
      {result.comparison && result.comparison.value !== null && (
        <p class="result-compared">
          {messages.compared}{" "}
          <b>
            {result.comparison.unit === null
              ? messages.count(result.comparison.value)
              : formatQuantity(result.comparison.value, result.comparison.unit, messages, locale)}
          </b>
        </p>
      )}
      {groups.length > 0 && (
        <dl class="groups">
          {groups.map((group) => (
            <div key={`${group.key} ${group.unit}`}>
              <dt>{groupName(group, messages)}</dt>
              <dd>
                {/* A bar compares amounts of one currency: beside another's it would say what is not so. */}
                {of(group.unit).length > 1 && (
                  <progress
                    max={Math.max(...of(group.unit).map(({ value }) => value ?? 0)) || 1}
                    value={group.value ?? 0}
                    aria-hidden="true"
                  />
                )}
                <span>
                  {group.value === null ? "–" : formatQuantity(group.value, group.unit, messages, locale)}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Periods as they follow each other, everything else by size. */
function inOrder(groups: WireGroup[]): WireGroup[] {
  if (groups.every(({ key }) => /^\d{4}/.test(key))) return groups;
  return [...groups].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
}

function groupName({ key }: WireGroup, messages: Messages): string {
  if (key === "none") return messages.none;
  // The two numbers of a blood pressure.
  if (key === "value") return messages.fieldValue;
  if (key === "value2") return messages.fieldValue2;
  return messages.categories[key] ?? messages.types[key] ?? key;
}
