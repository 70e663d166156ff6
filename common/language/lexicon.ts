/** Word lists by key, found in a text by longest match in one pass. @module */

import { ZH_MERCHANTS } from "./zh/merchants.ts";
import { isWholeName } from "./zh/whole_name.ts";

export interface Hit {
  start: number;
  end: number;
  key: string;
  word: string;
}

/** Words by key; words of one list are separated by spaces, `_` stands for a space inside a word. */
export type WordLists = Readonly<Record<string, string>>;

interface Entry {
  word: string;
  key: string;
}

const LETTER = /[a-z\u00c0-\u024f]/;
/** Answers for the last few texts: the sentence of many amounts is looked through for each of them. */
const FOUND_TEXTS_MAX = 32;
/** Names of shops that other words may be cut into. */
const NAMES: ReadonlySet<string> = new Set(ZH_MERCHANTS.split(/\s+/));
const PLURALS = ["", "s", "es", "'s"];

export class Lexicon {
  /** Entries by their first two characters, longest first. */
  readonly #entries = new Map<string, Entry[]>();

  constructor(lists: readonly WordLists[]) {
    for (const list of lists) {
      for (const [key, words] of Object.entries(list)) {
        for (const raw of words.split(/\s+/)) {
          if (raw !== "") this.add(raw.replaceAll("_", " "), key);
        }
      }
    }
  }

  add(word: string, key: string): void {
    const head = word.slice(0, 2);
    const list = this.#entries.get(head) ?? [];
    const at = list.findIndex((entry) => entry.word.length < word.length);
    list.splice(at < 0 ? list.length : at, 0, { word, key });
    this.#entries.set(head, list);
    this.#found.clear();
    if (word.length === 1) this.#single.set(word, key);
  }
  readonly #single = new Map<string, string>();

  /** Every word found, longest first at each place, without overlaps. */
  find(text: string): readonly Hit[] {
    const known = this.#found.get(text);
    if (known !== undefined) return known;
    if (this.#found.size >= FOUND_TEXTS_MAX) this.#found.clear();
    const hits = this.#findAll(text);
    this.#found.set(text, hits);
    return hits;
  }
  readonly #found = new Map<string, readonly Hit[]>();

  #findAll(text: string): Hit[] {
    const hits: Hit[] = [];
    for (let at = 0; at < text.length;) {
      const hit = this.#at(text, at);
      // Words of the key `none` only keep a longer word from being read as its beginning: 饭后 is no 饭.
      if (hit && hit.key !== "none") hits.push(hit);
      at = hit ? hit.end : at + 1;
    }
    return hits;
  }

  #at(text: string, at: number): Hit | null {
    const latin = LETTER.test(text[at]!);
    if (latin && at > 0 && LETTER.test(text[at - 1]!)) return null;
    for (const { word, key } of this.#entries.get(text.slice(at, at + 2)) ?? []) {
      if (!text.startsWith(word, at)) continue;
      if (NAMES.has(word) && !isWholeName(text, at, at + word.length)) continue;
      if (!LETTER.test(word.at(-1)!)) return { start: at, end: at + word.length, key, word };
      for (const plural of PLURALS) {
        const end = at + word.length + plural.length;
        if (text.startsWith(plural, at + word.length) && !LETTER.test(text[end] ?? " ")) {
          return { start: at, end, key, word };
        }
      }
    }
    const key = this.#single.get(text[at]!);
    return key === undefined || latin ? null : { start: at, end: at + 1, key, word: text[at]! };
  }
}
