/** A value with its currency or unit, as it is written in an answer. @module */

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
/** Marks that readers of both languages know; any other currency is named in words. */
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
const PLAIN = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const CENTS = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Whether this is an ISO 4217 code. */
export function isCurrency(unit: string): boolean {
  return CURRENCIES.has(unit);
}

/** How a language names units; one that is missing is said as it is. */
export interface Naming {
  /** BCP 47. */
  language: string;
  units: Readonly<Record<string, string>>;
}

/** `1011` in `CNY` is `¥1,011`, and in `THB` `1,011泰铢` or `1,011 Thai baht`; `-` where there is no value. */
export function formatMeasure(
  value: number | null,
  unit: string | null | undefined,
  { language, units }: Naming = { language: "en", units: {} },
): string {
  if (value === null) return "-";
  if (!unit || unit === "count") return PLAIN.format(value);
  if (!isCurrency(unit)) return `${PLAIN.format(value)} ${units[unit] ?? unit}`;
  const symbol = SYMBOLS[unit];
  if (symbol === undefined) {
    return new Intl.NumberFormat(language, {
      style: "currency",
      currency: unit,
      currencyDisplay: "name",
      minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
      maximumFractionDigits: 2,
    }).format(value).replace(/(?<=\d)(?=\p{Script=Han})/u, " ");
  }
  const digits = (Number.isInteger(value) ? PLAIN : CENTS).format(Math.abs(value));
  return `${value < 0 ? "-" : ""}${symbol}${digits}`;
}
