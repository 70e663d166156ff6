/** Rules are data: a pattern over normalised text, an example that is its test, and what a match means. @module */

/** Groups of a match by name, and where it stands. */
export interface Match {
  groups: Readonly<Record<string, string | undefined>>;
  text: string;
  start: number;
  end: number;
}

export interface Rule<Read> {
  /** Unique in its table. */
  name: string;
  /** Regular expression over normalised text; `{word}` stands for a word class of the language. */
  pattern: string;
  /** A line this rule must fire on, and what is then read, as the table's test prints it. */
  example: readonly [line: string, read: string];
  /** The meaning of a match, or null where the words only look alike. */
  read: (match: Match) => Read | null;
}

export interface Found<Read> {
  rule: string;
  start: number;
  end: number;
  read: Read;
}

interface Compiled<Read> {
  rule: Rule<Read>;
  regexp: RegExp;
}

/** Word classes by name: each a regular expression without capturing groups. */
export type Classes = Readonly<Record<string, string>>;

export type RuleTable<Read> = readonly Compiled<Read>[];

const CLASS = /\{([a-zA-Z]+)\}/g;

function expand(pattern: string, classes: Classes): string {
  return pattern.replace(CLASS, (_, name: string) => {
    const source = classes[name];
    if (source === undefined) throw new TypeError(`Cannot compile a rule: no word class {${name}}`);
    return `(?:${CLASS.test(source) ? expand(source, classes) : source})`;
  });
}

/** What may stand at the end of a text may stand at the end of a sentence. */
const atEnds = (pattern: string): string => pattern.replaceAll("(?=$|", "(?=$|。|");

/** ruleTable() compiles rules once; a wrong pattern stops the start, not a request. */
export function ruleTable<Read>(rules: readonly Rule<Read>[], classes: Classes): RuleTable<Read> {
  return rules.map((rule) => ({ rule, regexp: new RegExp(atEnds(expand(rule.pattern, classes)), "g") }));
}

/** anyOf() is a class that matches any of the patterns, with a way to tell which: many rows at the cost of one rule. */
export function anyOf(
  name: string,
  patterns: readonly string[],
): { pattern: string; pick: (groups: Match["groups"]) => number } {
  return {
    pattern: `(?:${patterns.map((pattern, index) => `(?<${name}${index}>${pattern})`).join("|")})`,
    pick: (groups) => patterns.findIndex((_, index) => groups[`${name}${index}`] !== undefined),
  };
}

/** Milliseconds spent by rule, filled only where `deno task eval:language` hands one in. */
export type Costs = Map<string, number>;

/** findAll() runs every rule once over the text: linear, as patterns repeat only within bounds. */
export function findAll<Read>(table: RuleTable<Read>, text: string, costs?: Costs): Found<Read>[] {
  const found: Found<Read>[] = [];
  for (const { rule, regexp } of table) {
    const began = costs ? performance.now() : 0;
    regexp.lastIndex = 0;
    for (let match = regexp.exec(text); match !== null; match = regexp.exec(text)) {
      const end = match.index + match[0].length;
      if (match[0] === "") {
        regexp.lastIndex++;
        continue;
      }
      const read = rule.read({ groups: match.groups ?? {}, text: match[0], start: match.index, end });
      if (read !== null) found.push({ rule: rule.name, start: match.index, end, read });
    }
    if (costs) costs.set(rule.name, (costs.get(rule.name) ?? 0) + performance.now() - began);
  }
  return found;
}

/** withoutOverlaps() keeps the longest of what overlaps, and of equals the one whose rule stands first. */
export function withoutOverlaps<Item extends { start: number; end: number }>(found: readonly Item[]): Item[] {
  const kept: Item[] = [];
  const order = found.map((item, index) => ({ item, index }));
  order.sort((a, b) => a.item.start - b.item.start || b.item.end - a.item.end || a.index - b.index);
  for (const { item } of order) {
    const last = kept.at(-1);
    if (last === undefined || item.start >= last.end) kept.push(item);
    else if (item.end - item.start > last.end - last.start) kept[kept.length - 1] = item;
  }
  return kept;
}
