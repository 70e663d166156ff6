/** A record in a few words: its heading, its figure, and what else is known of it. @module */
import type { WireRecord } from "../api/wire.ts";
import { formatMoney, formatNumber, formatQuantity } from "../i18n/format.ts";
import type { Messages } from "../i18n/language.ts";

export interface Description {
  heading: string;
  /** The number that matters, ready to read. */
  figure: string | null;
  details: string[];
}

type Described = Pick<WireRecord, "type" | "text" | "title" | "data" | "tags">;

/** What the heading says already is not said again. */
export function describeRecord(record: Described, messages: Messages, locale: string): Description {
  const { heading, figure, details } = describe(record, messages, locale);
  const said = heading.toLowerCase();
  return { heading, figure, details: details.filter((detail) => !said.includes(detail.toLowerCase())) };
}

function describe(record: Described, messages: Messages, locale: string): Description {
  const { type, data } = record;
  const words = capitalized(record.title ?? record.text);
  switch (type) {
    case "expense":
    case "income": {
      const sign = type === "income" ? "+" : "";
      return {
        heading: words,
        figure: sign + formatMoney(number(data.amount), text(data.currency) || "CNY", locale),
        details: present([name(messages.categories, data.category), text(data.merchant), text(data.payment)]),
      };
    }
    case "event":
      return {
        heading: words,
        figure: null,
        details: present([
          data.allDay === true ? messages.allDay : "",
          text(data.location),
          list(data.people),
        ]),
      };
    case "metric": {
      const both = data.value2 === undefined
        ? formatQuantity(number(data.value), text(data.unit), messages, locale)
        : `${formatNumber(number(data.value), locale)}/${
          formatQuantity(number(data.value2), text(data.unit), messages, locale)
        }`;
      return { heading: name(messages.metrics, data.name) || words, figure: both, details: [] };
    }
    case "exercise": {
      const figures = present([
        measure(data.distanceKm, "km", messages, locale),
        measure(data.durationMinutes, "min", messages, locale),
        measure(data.calories, "kcal", messages, locale),
      ]);
      return {
        heading: data.activity === "other" ? words : name(messages.activities, data.activity) || words,
        figure: figures[0] ?? null,
        details: figures.slice(1),
      };
    }
    case "mood":
      return {
        heading: words,
        figure: null,
        details: present([messages.moods[number(data.score) - 1] ?? "", text(data.label)]),
      };
    default:
      return { heading: words, figure: null, details: [] };
  }
}

/** A heading begins with a capital, unless its first word is written in a way of its own, like iPhone. */
function capitalized(words: string): string {
  return /^[a-z]+\b(?![A-Z])/.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function measure(value: unknown, unit: string, messages: Messages, locale: string): string {
  return typeof value === "number" ? formatQuantity(value, unit, messages, locale) : "";
}

function name(names: Record<string, string>, value: unknown): string {
  return typeof value === "string" ? names[value] ?? value : "";
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.join(" · ") : "";
}

function present(texts: string[]): string[] {
  return texts.filter((text) => text !== "");
}
