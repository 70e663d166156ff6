/** Numbers, money, days and times as a person writes them. @module */
import type { Language, Messages } from "./language.ts";
import { dayOf, daysBetween } from "./zoned_time.ts";

const ISO_CURRENCY = /^[A-Z]{3}$/;

/** With the symbol that no other currency has in this language: `¥` is yuan in Chinese and yen in English. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : undefined,
    maximumFractionDigits: 4,
  }).format(amount);
}

export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(value);
}

/** A number with its unit, money as money. */
export function formatQuantity(
  value: number,
  unit: string | null,
  messages: Messages,
  locale: string,
): string {
  if (unit !== null && ISO_CURRENCY.test(unit)) return formatMoney(value, unit, locale);
  const number = formatNumber(value, locale);
  if (unit === null || unit === "") return number;
  const name = messages.units[unit] ?? unit;
  return /^[%°]/.test(name) ? number + name : `${number} ${name}`;
}

/** `12 KB`, `3.4 MB`. */
export function formatBytes(bytes: number, locale: string): string {
  const unit = Math.min(2, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = new Intl.NumberFormat(locale, { maximumFractionDigits: unit === 2 ? 1 : 0 })
    .format(bytes / 1024 ** unit);
  return `${value} ${["B", "KB", "MB"][unit]}`;
}

export function formatTime(instant: string, timezone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: timezone,
  }).format(new Date(instant));
}

/** A day's name: "Today", "Yesterday", else its date; the year only where it is another one. */
export function formatDay(day: string, today: string, messages: Messages, locale: string): string {
  const near: Record<string, string> = {
    "0": messages.today,
    "-1": messages.yesterday,
    "1": messages.tomorrow,
  };
  return near[String(daysBetween(today, day))] ?? formatDate(day, today, locale);
}

/** `11月22日 周日`, `Sun, Nov 22`. */
export function formatDate(day: string, today: string, locale: string): string {
  const date = new Intl.DateTimeFormat(locale, {
    month: locale.startsWith("zh") ? "long" : "short",
    day: "numeric",
    weekday: "short",
    year: day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00Z`));
  // Chinese typography parts the date from the weekday, Intl does not.
  return date.replace(/(日)(周|星期)/, "$1 $2");
}

/** Day and time in one short phrase; the day alone for what takes a whole one. */
export function formatMoment(
  { type, data, occurredAt }: { type: string; data: Record<string, unknown>; occurredAt: string },
  timezone: string,
  messages: Messages,
  locale: string,
): string {
  const day = formatDay(dayOf(occurredAt, timezone), dayOf(Date.now(), timezone), messages, locale);
  const time = formatTime(occurredAt, timezone, locale);
  // A deadline at midnight is a day without a time.
  const isWholeDay = data.allDay === true || (type === "todo" && time === "00:00");
  return isWholeDay ? day : `${day} ${time}`;
}

/** Currencies most people here count in, then all the others. */
export function currencies(): string[] {
  const first = ["CNY", "USD", "EUR", "HKD", "TWD", "JPY", "GBP", "SGD", "KRW", "AUD", "CAD"];
  return [...first, ...Intl.supportedValuesOf("currency").filter((code) => !first.includes(code))];
}

/** A currency's name in the person's language. */
export function currencyName(code: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: "currency" }).of(code) ?? code;
}
