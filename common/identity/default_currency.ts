/** The currency a person most likely counts in, from their time zone; they can change it. @module */

/** Longest match first; the rest of the Americas, Europe and the world follow their commonest currency. */
const CURRENCY_BY_ZONE: readonly [prefix: string, currency: string][] = [
  ["Asia/Shanghai", "CNY"],
  ["Asia/Urumqi", "CNY"],
  ["Asia/Chongqing", "CNY"],
  ["Asia/Hong_Kong", "HKD"],
  ["Asia/Macau", "MOP"],
  ["Asia/Taipei", "TWD"],
  ["Asia/Singapore", "SGD"],
  ["Asia/Kuala_Lumpur", "MYR"],
  ["Asia/Tokyo", "JPY"],
  ["Asia/Seoul", "KRW"],
  ["Asia/Kolkata", "INR"],
  ["Asia/Bangkok", "THB"],
  ["Europe/London", "GBP"],
  ["Europe/Zurich", "CHF"],
  ["Europe/", "EUR"],
  ["America/Toronto", "CAD"],
  ["America/Vancouver", "CAD"],
  ["America/Mexico_City", "MXN"],
  ["America/Sao_Paulo", "BRL"],
  ["America/", "USD"],
  ["Pacific/Honolulu", "USD"],
  ["Australia/", "AUD"],
  ["Pacific/Auckland", "NZD"],
];

/** ISO 4217 code for an IANA time zone; USD where nothing better is known. */
export function defaultCurrency(timezone: string): string {
  return CURRENCY_BY_ZONE.find(([prefix]) => timezone.startsWith(prefix))?.[1] ?? "USD";
}
