/** Which language the page speaks, and its words. @module */
import { createContext, useContext, useMemo } from "hono/jsx/dom";
import { Problem } from "../api/problem.ts";
import { en, type Messages } from "./messages_en.ts";
import { zh } from "./messages_zh.ts";

export type Language = "zh" | "en";
export type { Messages } from "./messages_en.ts";

/** BCP 47 tag that dates and numbers are written in. */
export const LOCALES: Record<Language, string> = { zh: "zh-CN", en: "en-US" };
const TABLES: Record<Language, Messages> = { zh, en };
const KEPT = "zhiji.language";

/** Before anyone has signed in: what was chosen here last, else the browser's. */
export function firstLanguage(): Language {
  return languageOf(localStorage.getItem(KEPT) ?? navigator.language);
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, LOCALES[language]);
  document.documentElement.lang = LOCALES[language];
}

export function languageOf(locale: string): Language {
  return /^zh\b/i.test(locale) ? "zh" : "en";
}

export const LanguageContext = createContext<Language>("en");

/** The words of the page in the person's language. */
/** What people call their own types, by name. */
export const TypeNamesContext = createContext<Readonly<Record<string, string>>>({});

/** The words of the page in the person's language, the names of own types among them. */
export function useMessages(): Messages {
  const messages = TABLES[useContext(LanguageContext)];
  const names = useContext(TypeNamesContext);
  return useMemo(
    () =>
      Object.keys(names).length === 0 ? messages : { ...messages, types: { ...messages.types, ...names } },
    [messages, names],
  );
}

export function useLocale(): string {
  return LOCALES[useContext(LanguageContext)];
}

/** What to tell a person about an error, by its code. */
export function errorText(messages: Messages, code: string): string {
  return messages.errors[code] ?? messages.errors.internal!;
}

/** What is wrong with each field, by its path. */
export function fieldErrors(messages: Messages, thrown: unknown): Record<string, string> {
  if (!(thrown instanceof Problem)) return {};
  return Object.fromEntries(thrown.errors.map(({ path, message }) => [path, translate(messages, message)]));
}

function translate(messages: Messages, message: string): string {
  for (const [pattern, text] of messages.fieldMessages) {
    const match = pattern.exec(message);
    if (match) return text.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? "");
  }
  return message.charAt(0).toUpperCase() + message.slice(1);
}
