/** The checks of what a person says of themselves, shared by registration and profile. @module */
import { z } from "zod";
import { PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN } from "../security/passwords.ts";

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** An address in the one form it is stored in: NFKC, trimmed, lower case. */
export function normalizeEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

export const Email = z.string().max(254).transform(normalizeEmail)
  .pipe(z.email("must be an email address"));

export const Password = z.string()
  .min(PASSWORD_CHARS_MIN, `must have at least ${PASSWORD_CHARS_MIN} characters`)
  .max(PASSWORD_CHARS_MAX, `must have at most ${PASSWORD_CHARS_MAX} characters`);

export const DisplayName = z.string().trim().min(1).max(100);

/** Whether this is an IANA time zone that the machine knows. */
export function isTimezone(zone: string): boolean {
  // Fixed offsets such as "+08:00" are accepted by Intl but are no IANA names and know no daylight saving.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const Timezone = z.string().max(64).refine(
  isTimezone,
  "must be an IANA time zone such as Asia/Shanghai",
);

export const Locale = z.string().min(2).max(35).refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, "must be a BCP 47 language tag such as zh-CN");

export const Currency = z.string().length(3).transform((code) => code.toUpperCase())
  .refine((code) => CURRENCIES.has(code), "must be an ISO 4217 code such as CNY");

/** A password to be compared: one too short or too common for a new one is wrong, and no more. */
export const GivenPassword = z.string().min(1).max(PASSWORD_CHARS_MAX);

/** A code of an authenticator app, or a recovery code. */
export const Code = z.string().trim().min(6).max(64);
