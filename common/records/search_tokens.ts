/** The tokens of the search index: words and bigrams, each prefixed with its user, so no query can meet another's. @module */
import { segmentWords, type WordKind } from "../language/segment_words.ts";
import { withoutAsking } from "../language/without_asking.ts";

const QUERY_TOKENS_MAX = 48;
const INDEXED: readonly WordKind[] = ["word", "whole", "beginning"];
const SEARCHED: readonly WordKind[] = ["word", "whole"];
/** Only what FTS5's tokenizer keeps whole; anything else would split the prefix from the word. */
const WHOLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;

function prefixOf(userId: string): string {
  return userId.replaceAll("-", "");
}

interface Searched {
  text: string;
  title: string | null;
  tags: readonly string[];
  data: Record<string, unknown>;
}

/** The text to index for a record. */
export function indexTokens(userId: string, record: Searched): string {
  const prefix = prefixOf(userId);
  return segmentWords(textsOf(record).join("\n"), INDEXED).filter((word) => WHOLE.test(word))
    .map((word) => `${prefix}_${word}`).join(" ");
}

/** Everything a record says in words. */
export function textsOf({ text, title, tags, data }: Searched): string[] {
  return [text, title ?? "", tags.join(" "), ...textsIn(data)];
}

/** Names and places in `data` are found too: merchant, location, people, label. */
function textsIn(data: Record<string, unknown>): string[] {
  return Object.entries(data).flatMap(([name, value]) => {
    if (name.endsWith("At") || name === "currency" || name === "repeat" || name === "unit") return [];
    if (typeof value === "string") return [value];
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  });
}

/** A lone character stands in the index as the first of a pair; the beginning of a number is how people remember it. */
const IS_BEGINNING = /^(\p{Script=Han}|\d{3,})$/u;

/** Whether everything that begins with a word is meant by it. */
export function isBeginning(word: string): boolean {
  return IS_BEGINNING.test(word);
}

/** What is looked for, and its words, any of which may be found: of a question that only asks it is the question. */
export function searchedWords(question: string): { asked: string; words: string[] } {
  const asked = withoutAsking(question);
  const words = segmentWords(asked, SEARCHED);
  return words.length > 0 ? { asked, words } : { asked: question, words: segmentWords(question, SEARCHED) };
}

/** FTS5 expressions, one for each word of a question, that match it in this user's records. */
export function matchTokens(userId: string, words: readonly string[]): string[] {
  const prefix = prefixOf(userId);
  return [...new Set(words)].filter((word) => WHOLE.test(word)).slice(0, QUERY_TOKENS_MAX)
    .map((word) => `"${prefix}_${word.replaceAll('"', '""')}"${isBeginning(word) ? " *" : ""}`);
}

/** The FTS5 expression that matches any word of a question in this user's records, or null where no word is left. */
export function matchExpression(userId: string, words: readonly string[]): string | null {
  const tokens = matchTokens(userId, words);
  return tokens.length === 0 ? null : tokens.join(" OR ");
}
