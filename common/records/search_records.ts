/** Finds a person's records by words, best first. @module */
import type { Fragment } from "../crud/field.ts";
import { join } from "../crud/filter.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import type { Scan } from "../embeddings/vector_store.ts";
import { type Found, fuseScores, nearestOf } from "./fuse_scores.ts";
import { highlight } from "./highlight.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow, type ZhijiRecord } from "./record.ts";
import { matchTokens, searchedWords } from "./search_tokens.ts";

export const SEARCH_HITS_MAX = 100;
const SEARCH_HITS_DEFAULT = 20;

export interface SearchInput {
  q: string;
  type?: string | undefined;
  /** Inclusive, of `occurredAt`. */
  from?: string | undefined;
  /** Exclusive, of `occurredAt`. */
  to?: string | undefined;
  /** Every one of these. */
  tags?: string[] | undefined;
  limit?: number | undefined;
}

export interface SearchHit {
  record: ZhijiRecord;
  /** 0..1, the best hit 1. */
  score: number;
  /** HTML text with the found words in `<mark>`. */
  highlight: string;
}

const COLUMNS = recordColumns("records");
/** Records that are ranked exactly; the rest stand too far behind in the sum of their words' weights. */
const CANDIDATES_MAX = 200;
/** Single characters of a question that are looked for. */
const CHARACTERS_MAX = 40;
const CHARACTER_WEIGHT = 1.5;
/** How much a text longer than the others loses: BM25's k1 and b. */
const K1 = 1.2;
const B = 0.3;

/** How near records are to a question, by their place in a scan; null where there are no vectors to ask. */
export type Nearness = (question: string) => Promise<Scan | null>;

/**
 * Records that hold the words and, where there are vectors, those that mean nearly the same, in one order.
 * For the words, BM25 with the statistics of this person alone: how rare a word is among their own records.
 * FTS5's own `bm25()` cannot be used: it counts everybody's records, and with `detail=none` it is 0 for all.
 */
export async function searchRecords(
  database: Database,
  userId: string,
  input: SearchInput,
  nearness: Nearness = () => Promise.resolve(null),
): Promise<SearchHit[]> {
  const searched = searchedWords(input.q);
  const asked = nearness(input.q);
  const [byWords, scan] = await Promise.all([findByWords(database, userId, input, searched), asked]);
  const found = scan === null
    ? byWords
    : fuseScores(byWords, await findByMeaning(database, userId, input, scan, byWords));
  const ranked = found.sort((a, b) => b.weight - a.weight || (a.record.id < b.record.id ? 1 : -1))
    .slice(0, input.limit ?? SEARCH_HITS_DEFAULT);
  const marks = new Set(searched.words);
  return ranked.map(({ record, weight }) => ({
    record,
    score: Math.round(weight / ranked[0]!.weight * 1e4) / 1e4,
    highlight: highlight(record.text, marks),
  }));
}

async function findByWords(
  database: Database,
  userId: string,
  input: SearchInput,
  { asked, words }: ReturnType<typeof searchedWords>,
): Promise<Found[]> {
  const weights = await weigh(database, userId, matchTokens(userId, words));
  if (weights.size === 0) return [];
  const found = await candidates(database, userId, input, weights);
  const averageChars = found.reduce((sum, { record }) => sum + record.text.length, 0) / found.length;
  const closeness = characterWeights(asked, found.map(({ record }) => record.text));
  return found.map(({ row, record, weight }, i) => {
    const length = 1 - B + B * record.text.length / averageChars;
    return {
      row,
      record,
      weight: (weight + CHARACTER_WEIGHT * closeness[i]!) * (K1 + 1) / (1 + K1 * length),
    };
  });
}

/** The records that mean what is asked, and how near those are that were found by words. */
async function findByMeaning(
  database: Database,
  userId: string,
  input: SearchInput,
  scan: Scan,
  byWords: readonly Found[],
): Promise<Found[]> {
  const words = new Map(byWords.map((found) => [found.row, found]));
  const { near, beside } = nearestOf(scan, words);
  const filter = filterOf(input);
  const where = [OWN, ...filter.map(({ sql }) => sql)].join(" AND ");
  // In the order of their nearness, so that the filters are asked of no more than are wanted: of those that no word
  // finds, only as many as are answered can be among the best.
  const rows = await database.rows<RawRow>({
    sql: `SELECT ${COLUMNS}, near.key FROM json_each(?) AS near CROSS JOIN records
      ON records.row = near.value WHERE ${where} ORDER BY near.key LIMIT ?`,
    args: [
      JSON.stringify(near.map(({ row }) => row)),
      userId,
      ...filter.flatMap(({ args }) => args),
      input.limit ?? SEARCH_HITS_DEFAULT,
    ],
  });
  return [
    ...beside.map(({ row, weight }) => ({ ...words.get(row)!, weight })),
    ...rows.map((row) => ({ ...near[row[RECORD_COLUMNS.length] as number]!, record: recordFromRow(row) })),
  ];
}

/**
 * What single Han characters of the question say for each text: they decide between records that share
 * few pairs with it, and are too common to be worth a place in the index.
 */
function characterWeights(question: string, texts: readonly string[]): number[] {
  const weights = texts.map(() => 0);
  for (const character of new Set(question.match(/\p{Script=Han}/gu)?.slice(0, CHARACTERS_MAX))) {
    const holding = texts.flatMap((text, i) => text.includes(character) ? [i] : []);
    const weight = Math.log(1 + (texts.length - holding.length + 0.5) / (holding.length + 0.5));
    for (const i of holding) weights[i]! += weight;
  }
  return weights;
}

/**
 * How many records a person has, at the most: one look instead of counting ten thousand rows. Changes beside
 * additions make it larger, which moves all weights alike.
 */
const CHANGES = "SELECT value FROM change_counters WHERE user_id = ?";

/** The weight of each token that this person's records hold: the rarer, the heavier. */
async function weigh(
  database: Database,
  userId: string,
  tokens: readonly string[],
): Promise<Map<string, number>> {
  if (tokens.length === 0) return new Map();
  const counts = tokens.map(() => "SELECT count(*) FROM records_search WHERE records_search MATCH ?");
  const rows = await database.rows<[number]>({
    sql: [...counts, CHANGES].join(" UNION ALL "),
    args: [...tokens, userId],
  });
  // Somebody without records has no counter, and no token that is held.
  const all = rows.length > tokens.length ? rows.at(-1)![0] : 0;
  return new Map(
    tokens.flatMap((token, i) => {
      const holding = rows[i]![0];
      return holding === 0 ? [] : [[token, Math.log(1 + (all - holding + 0.5) / (holding + 0.5))] as const];
    }),
  );
}

/** The records that hold the heaviest words together. */
async function candidates(
  database: Database,
  userId: string,
  input: SearchInput,
  weights: ReadonlyMap<string, number>,
): Promise<Found[]> {
  const postings = [...weights].map(() =>
    "SELECT rowid AS row, ? AS weight FROM records_search WHERE records_search MATCH ?"
  );
  const filter = filterOf(input);
  // The index knows one person by its tokens; the owner is asked again, because a mistake there must not show.
  const rows = await database.rows<RawRow>({
    sql: filter.length === 0
      ? `SELECT ${COLUMNS}, best.row, best.weight FROM
          (SELECT row, sum(weight) AS weight FROM (${postings.join(" UNION ALL ")})
            GROUP BY row ORDER BY 2 DESC, 1 DESC LIMIT ${CANDIDATES_MAX}) AS best
          CROSS JOIN records ON records.row = best.row WHERE ${OWN}`
      : `SELECT ${COLUMNS}, best.row, best.weight FROM
          (SELECT row, sum(weight) AS weight FROM (${postings.join(" UNION ALL ")}) GROUP BY row) AS best
          CROSS JOIN records ON records.row = best.row WHERE ${OWN} AND ${join(filter, " AND ").sql}
          ORDER BY best.weight DESC, best.row DESC LIMIT ${CANDIDATES_MAX}`,
    args: [
      ...[...weights].flatMap(([token, weight]) => [weight, token]),
      userId,
      ...filter.flatMap(({ args }) => args),
    ],
  });
  return rows.map((row) => ({
    row: row[RECORD_COLUMNS.length] as number,
    record: recordFromRow(row),
    weight: row[RECORD_COLUMNS.length + 1] as number,
  }));
}

const OWN = "records.user_id = ? AND records.deleted_at IS NULL";

function filterOf(input: SearchInput): Fragment[] {
  const optional: [value: string | undefined, sql: string][] = [
    [input.type, "records.type = ?"],
    [input.from, "records.occurred_at >= ?"],
    [input.to, "records.occurred_at < ?"],
    ...(input.tags ?? []).map((tag): [string, string] => [
      tag,
      "EXISTS (SELECT 1 FROM json_each(records.tags) WHERE value = ?)",
    ]),
  ];
  return optional.flatMap(([value, sql]) => value === undefined ? [] : [{ sql, args: [value] }]);
}
