/** Counted facts as a report in the person's language: every line is from SQL, none from a model. @module */
import { EN_PHRASES } from "../language/en/phrases.ts";
import { formatMeasure, type Naming } from "../language/format_measure.ts";
import { nounOf } from "../language/nouns.ts";
import type { CitedRecord } from "../conversations/cited_record.ts";
import { ZH_PHRASES } from "../language/zh/phrases.ts";
import type { Counted, Period, PeriodFacts } from "./period_facts.ts";

type Language = "zh" | "en";
/** Types whose noun names a sum and not its records. */
const COUNTED_EN: Readonly<Record<string, string>> = { expense: "expenses" };
const QUOTE_CHARS_MAX = 60;

/** Lines of a report; the first names the period. */
export function periodReport(facts: PeriodFacts, period: Period, language: Language): string {
  const lines = language === "zh" ? zhLines(facts) : enLines(facts);
  const title = titleOf(period, language);
  if (facts.count === 0) {
    return language === "zh" ? `${title}\n没有记录。` : `${title}\nNothing was recorded.`;
  }
  return [title, ...lines.filter((line) => line !== "")].join("\n");
}

/** What stands around the words of the largest expense, and for all of it once that is deleted. */
const QUOTES = [["“", "”", "（已删除）"], ['"', '"', "(deleted)"]] as const;
/** What stands for them in a report that is kept: the record is its first source. */
const CITED = "[1]";

/** A report to be kept, without the words of the record that it quotes: a copy would outlive the record. */
export function withoutWords(report: string, [largest]: readonly { text: string }[]): string {
  if (largest === undefined) return report;
  const words = clip(largest.text);
  return QUOTES.reduce(
    (kept, [open, close]) => kept.replace(open + words + close, open + CITED + close),
    report,
  );
}

/** A report that was kept, with the words of its first source as they are now. */
export function withWords(report: string, [largest]: readonly CitedRecord[]): string {
  if (largest === undefined) return report;
  return QUOTES.reduce(
    (told, [open, close, gone]) =>
      told.replace(
        open + CITED + close,
        () => "deleted" in largest ? gone : open + clip(largest.text) + close,
      ),
    report,
  );
}

function zhLines(facts: PeriodFacts): string[] {
  const { expenses, income, refunds, todos, exercise, metrics, mood } = facts;
  const money = amount(ZH_PHRASES);
  const types = facts.byType.map(({ key, label, count }) => `${label ?? nounOf(key, "zh")} ${count}`)
    .join("、");
  const categories = expenses.categories.map((row) => `${nounOf(row.key, "zh")} ${money(row)}`)
    .join("、");
  return [
    `共 ${facts.count} 条记录：${types}。`,
    line("支出 ", expenses.sums.map(money).join("、"), "。"),
    line("上一段同样长的时间支出 ", expenses.before.map(money).join("、"), "。"),
    line("其中：", expenses.categories.length > 1 ? categories : "", "。"),
    expenses.largest ? `最大一笔：“${clip(expenses.largest.text)}”。` : "",
    line("收入 ", income.map(money).join("、"), "。"),
    line("退款 ", refunds.map(money).join("、"), "（不算收入，也没有从支出里扣除）。"),
    todos.done + todos.open > 0 ? `待办完成 ${todos.done} 件，还有 ${todos.open} 件。` : "",
    exercise.count > 0
      ? `运动 ${exercise.count} 次${line("，", minutes(exercise.minutes, "分钟"))}${
        line("，", minutes(exercise.km, "公里"))
      }。`
      : "",
    line(
      "平均：",
      metrics.map((row) => `${nounOf(row.key, "zh")} ${measured(row, ZH_PHRASES)}`).join("、"),
      "。",
    ),
    mood ? `心情平均 ${number(mood.average)} 分（${mood.count} 次）。` : "",
  ];
}

function enLines(facts: PeriodFacts): string[] {
  const { expenses, income, refunds, todos, exercise, metrics, mood } = facts;
  const money = amount(EN_PHRASES);
  const types = facts.byType
    .map(({ key, label, count }) => `${label ?? COUNTED_EN[key] ?? nounOf(key, "en")} ${count}`)
    .join(", ");
  const categories = expenses.categories.map((row) => `${nounOf(row.key, "en")} ${money(row)}`).join(", ");
  return [
    `${facts.count} ${facts.count === 1 ? "record" : "records"}: ${types}.`,
    line("Spent ", expenses.sums.map(money).join(", "), "."),
    line("Spent in the same time before ", expenses.before.map(money).join(", "), "."),
    line("Of it: ", expenses.categories.length > 1 ? categories : "", "."),
    expenses.largest ? `Largest: "${clip(expenses.largest.text)}".` : "",
    line("Earned ", income.map(money).join(", "), "."),
    line(
      "Given back ",
      refunds.map(money).join(", "),
      " (not counted as income, nor taken off what was spent).",
    ),
    todos.done + todos.open > 0 ? `Todos: ${todos.done} done, ${todos.open} open.` : "",
    exercise.count > 0
      ? `Exercise: ${timesEn(exercise.count)}${line(", ", minutes(exercise.minutes, "min"))}${
        line(", ", minutes(exercise.km, "km"))
      }.`
      : "",
    line(
      "On average: ",
      metrics.map((row) => `${nounOf(row.key, "en")} ${measured(row, EN_PHRASES)}`).join(", "),
      ".",
    ),
    mood ? `Mood: ${number(mood.average)} of 5 on average (${timesEn(mood.count)}).` : "",
  ];
}

/** The part with what goes around it, or nothing where there is no part. */
function line(before: string, part: string, after = ""): string {
  return part === "" ? "" : before + part + after;
}

function titleOf({ from, to, timezone }: Period, language: Language): string {
  const day = (ms: number) =>
    new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-US", { timeZone: timezone, dateStyle: "long" })
      .format(new Date(ms));
  const first = day(Date.parse(from));
  const last = day(Date.parse(to) - 1);
  return first === last ? first : language === "zh" ? `${first}至${last}` : `${first} to ${last}`;
}

const amount = (say: Naming) => ({ value, unit }: Counted): string => formatMeasure(value, unit, say);

function measured({ value, value2, unit }: Counted, say: Naming): string {
  if (value2 === undefined) return formatMeasure(value, unit, say);
  return `${number(value)}/${number(value2)} ${unit ?? ""}`.trim();
}

function minutes(value: number, unit: string): string {
  return value === 0 ? "" : `${number(value)} ${unit}`;
}

function number(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

function timesEn(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function clip(text: string): string {
  const characters = [...text.replace(/\s+/g, " ")];
  return characters.length <= QUOTE_CHARS_MAX ? text : `${characters.slice(0, QUOTE_CHARS_MAX).join("")}…`;
}
