/** Puts the results of a plan into one sentence in the language of the question. @module */

import { nounOf } from "./plan_question.ts";
import type { AggregateResult, CitedRecord, QueryPlan } from "./query_plan.ts";
import type { ReadContext } from "./reading.ts";
import { civilOf, toLocal } from "./time/civil.ts";

/** Records quoted in a sentence. */
const QUOTED_MAX = 10;
const GROUPS_MAX = 12;
const QUOTE_CHARS_MAX = 120;

const CURRENCIES = new Set([
  "CNY",
  "USD",
  "EUR",
  "GBP",
  "JPY",
  "HKD",
  "TWD",
  "SGD",
  "AUD",
  "CAD",
  "NZD",
  "KRW",
  "INR",
  "THB",
  "MYR",
  "IDR",
  "VND",
  "PHP",
  "CHF",
  "SEK",
  "NOK",
  "DKK",
  "RUB",
  "BRL",
  "MXN",
  "ZAR",
  "AED",
  "TRY",
  "PLN",
  "MOP",
  "ILS",
]);
const SYMBOLS: Readonly<Record<string, string>> = {
  CNY: "¥",
  USD: "$",
  EUR: "€",
  GBP: "£",
  JPY: "JP¥",
  HKD: "HK$",
  TWD: "NT$",
  SGD: "S$",
  AUD: "A$",
  CAD: "C$",
};
const UNITS_ZH: Readonly<Record<string, string>> = {
  km: "公里",
  min: "分钟",
  kg: "公斤",
  h: "小时",
  ml: "毫升",
  count: "",
  bpm: "次/分",
  cm: "厘米",
};

type Language = QueryPlan["language"];

/** phraseAnswer() says what was counted, over which period, and the value; nothing it says is not in results or records. */
export function phraseAnswer(
  plan: QueryPlan,
  results: AggregateResult[],
  cited: CitedRecord[],
  context: ReadContext,
): string {
  const zh = plan.language === "zh";
  if (plan.asks === "search" || results.length === 0) return quoteAll(plan, cited, context);
  if (plan.asks === "compare" && results.length > 1) return compare(plan, results);
  const result = results[0]!;
  const call = plan.calls[0]!;
  const metric = call.operation === "aggregate_records" ? call.input.metric : "list";
  const period = plan.periods[0]?.label ?? "";
  const about = [period, plan.subject].filter((part) => part !== "").join(zh ? "的" : " ");
  if (result.count === 0 && cited.length === 0) {
    const zero = metric === "sum" || metric === "count";
    if (zh) {
      return zero ? `${about || "这"}没有记录,合计为 0。` : `没有找到${about ? `“${about}”` : ""}的记录。`;
    }
    return zero
      ? `Nothing recorded for ${about || "that"}: 0.`
      : `I found no records for ${about || "that"}.`;
  }
  if (result.groups && result.groups.length > 0) return groups(plan, result, about);
  const one = cited[0];
  if ((plan.asks === "when" || plan.asks === "where" || plan.asks === "who" || plan.asks === "what") && one) {
    return records(plan, cited, result, metric, context);
  }
  if (metric === "list") return list(plan, cited, result, about, context);
  const value = measured(result.value, result.unit, plan.language);
  if ((metric === "last" || metric === "first") && one) {
    const day = dateOf(one, plan.language, context);
    return zh
      ? `${plan.subject || "最近一次"}:${pressure(one) ?? value}(${day},“${clip(one.text)}”)。`
      : `${plan.subject || "The latest"}: ${pressure(one) ?? value} (${day}, "${clip(one.text)}").`;
  }
  const count = result.count;
  if (metric === "count") {
    return zh ? `${about}共 ${count} 次。` : `${capital(about)}: ${count} ${count === 1 ? "time" : "times"}.`;
  }
  const names: Record<string, readonly [string, string]> = {
    sum: ["共", "total"],
    avg: ["平均", "average"],
    max: ["最高", "highest"],
    min: ["最低", "lowest"],
  };
  const [zhName, enName] = names[metric] ?? ["", ""];
  const which = (metric === "max" || metric === "min") && one
    ? (zh
      ? `,${dateOf(one, "zh", context)}“${clip(one.text)}”`
      : `, ${dateOf(one, "en", context)} "${clip(one.text)}"`)
    : "";
  return zh
    ? `${about}${zhName} ${value}(${count} 条记录)${which}。`
    : `${capital(about)}: ${enName} ${value} (${count} ${count === 1 ? "record" : "records"})${which}.`;
}

function capital(text: string): string {
  return text === "" ? "In all" : text[0]!.toUpperCase() + text.slice(1);
}

function number(value: number): string {
  return new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 }).format(value);
}

/** A value with its unit or currency; `-` where there is none. */
function measured(value: number | null, unit: string | null | undefined, language: Language): string {
  if (value === null) return "-";
  if (!unit || unit === "count") return number(value);
  if (CURRENCIES.has(unit)) {
    const digits = new Intl.NumberFormat("en-US", {
      minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
      maximumFractionDigits: 2,
    }).format(value);
    return `${SYMBOLS[unit] ?? unit + " "}${digits}`;
  }
  return `${number(value)} ${language === "zh" ? UNITS_ZH[unit] ?? unit : unit}`.trim();
}

function pressure(record: CitedRecord): string | null {
  const { name, value, value2, unit } = record.data;
  return name === "bloodPressure" && typeof value2 === "number"
    ? `${value}/${value2} ${unit ?? "mmHg"}`
    : null;
}

function clip(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > QUOTE_CHARS_MAX ? flat.slice(0, QUOTE_CHARS_MAX) + "…" : flat;
}

/** Day of a record in its person's zone, with the hour where a time is asked for. */
function dateOf(record: CitedRecord, language: Language, context: ReadContext, withHour = false): string {
  const at = civilOf(toLocal(Date.parse(record.occurredAt), context.timezone));
  const year = at.year === civilOf(toLocal(Date.parse(context.now), context.timezone)).year ? null : at.year;
  const hour = withHour ? ` ${String(at.hour).padStart(2, "0")}:${String(at.minute).padStart(2, "0")}` : "";
  if (language === "zh") return `${year ? `${year}年` : ""}${at.month}月${at.day}日${hour}`;
  const month = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ][at.month - 1]!;
  return `${month} ${at.day}${year ? `, ${year}` : ""}${hour}`;
}

function hasHour(record: CitedRecord): boolean {
  return record.type === "event" ? record.data.allDay !== true : false;
}

function records(
  plan: QueryPlan,
  cited: readonly CitedRecord[],
  result: AggregateResult,
  metric: string,
  context: ReadContext,
): string {
  const zh = plan.language === "zh";
  const lines = cited.slice(0, metric === "list" ? QUOTED_MAX : 1).map((record) => {
    const day = dateOf(record, plan.language, context, hasHour(record));
    const place = typeof record.data.location === "string"
      ? record.data.location
      : typeof record.data.merchant === "string"
      ? record.data.merchant
      : null;
    const amount = typeof record.data.amount === "number"
      ? measured(record.data.amount, String(record.data.currency ?? ""), plan.language)
      : null;
    const reached = metric === "max" || metric === "min"
      ? amount ?? measured(result.value, result.unit, plan.language)
      : null;
    const extra = [plan.asks === "where" ? place : null, reached].filter((part) =>
      part !== null && part !== "-"
    ).join(", ");
    return zh
      ? `${day}:“${clip(record.text)}”${extra ? `(${extra})` : ""}`
      : `${day}: "${clip(record.text)}"${extra ? ` (${extra})` : ""}`;
  });
  return lines.join(zh ? ";" : "; ") + (zh ? "。" : ".");
}

function list(
  plan: QueryPlan,
  cited: readonly CitedRecord[],
  result: AggregateResult,
  about: string,
  context: ReadContext,
): string {
  const zh = plan.language === "zh";
  const rows = cited.slice(0, QUOTED_MAX).map((record) => {
    const day = dateOf(record, plan.language, context, hasHour(record));
    return zh ? `${day} ${clip(record.text)}` : `${day} ${clip(record.text)}`;
  });
  const more = result.count > rows.length
    ? (zh ? `;另有 ${result.count - rows.length} 条` : `; and ${result.count - rows.length} more`)
    : "";
  return zh
    ? `${about || "记录"}共 ${result.count} 条:${rows.join(";")}${more}。`
    : `${capital(about || "records")}: ${result.count} found. ${rows.join("; ")}${more}.`;
}

function groups(plan: QueryPlan, result: AggregateResult, about: string): string {
  const zh = plan.language === "zh";
  const call = plan.calls[0]!;
  const input = call.operation === "aggregate_records" ? call.input : null;
  const ranked = input?.groupBy === "category" || input?.groupBy === "tag" || input?.groupBy === "type";
  const rows = ranked
    ? [...result.groups!].sort((a, b) => (b.value ?? b.count) - (a.value ?? a.count))
    : [...result.groups!];
  const said = rows.slice(0, GROUPS_MAX).map((group) => {
    const isCurrency = CURRENCIES.has(group.key);
    const value = input?.metric === "count" || group.value === null
      ? String(group.count)
      : measured(group.value, group.unit ?? (isCurrency ? group.key : result.unit), plan.language);
    return isCurrency ? value : `${nounOf(group.key, plan.language)} ${value}`;
  });
  const rest = rows.length > GROUPS_MAX ? (zh ? "等" : " and more") : "";
  return zh
    ? `${about || "合计"}:${said.join("、")}${rest}。`
    : `${capital(about)}: ${said.join(", ")}${rest}.`;
}

function compare(plan: QueryPlan, results: readonly AggregateResult[]): string {
  const zh = plan.language === "zh";
  const said = results.map((result, index) => {
    const label = plan.periods[index]?.label ?? `${index + 1}`;
    return zh
      ? `${label} ${measured(result.value ?? 0, result.unit, "zh")}`
      : `${label} ${measured(result.value ?? 0, result.unit, "en")}`;
  });
  const [first, second] = results;
  const sameUnit = first?.unit === second?.unit || first?.count === 0 || second?.count === 0;
  const difference = sameUnit && first && second ? (first.value ?? 0) - (second.value ?? 0) : null;
  const tail = difference === null
    ? ""
    : zh
    ? `,前者${difference >= 0 ? "多" : "少"} ${
      measured(Math.abs(difference), first!.unit ?? second!.unit, "zh")
    }`
    : `; the first is ${measured(Math.abs(difference), first!.unit ?? second!.unit, "en")} ${
      difference >= 0 ? "more" : "less"
    }`;
  return zh
    ? `${plan.subject}:${said.join(",")}${tail}。`
    : `${capital(plan.subject)}: ${said.join(", ")}${tail}.`;
}

function quoteAll(plan: QueryPlan, cited: readonly CitedRecord[], context: ReadContext): string {
  const zh = plan.language === "zh";
  if (cited.length === 0) return zh ? "没有找到相关的记录。" : "I found no records about that.";
  const rows = cited.slice(0, 3).map((record) =>
    zh
      ? `“${clip(record.text)}”(${dateOf(record, "zh", context)})`
      : `"${clip(record.text)}" (${dateOf(record, "en", context)})`
  );
  return zh ? `找到这些记录:${rows.join(";")}。` : `I found: ${rows.join("; ")}.`;
}
