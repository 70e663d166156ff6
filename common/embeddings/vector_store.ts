/**
 * The vectors of the people who search, packed in memory for an exact scan. What the table holds is the
 * truth: each look fetches what was written since the last one, and whoever has not searched for long is let go.
 * @module
 */
import type { Database } from "../database/open_database.ts";
import { multiply } from "./multiply.ts";
import { inverseLength } from "./quantize.ts";

/** Of all people together. */
const BYTES_MAX = 128 * 1_048_576;
/** Of one person, the newest; older records are found by their words. */
const VECTORS_MAX = 50_000;
/** Of a pack that has become too large, so that not every look reads it anew. */
const KEPT_SHARE = 0.9;
const ROWS_A_READ = 1_000;
/** Products between two turns of the event loop: about four milliseconds. */
const PRODUCTS_A_SLICE = 48_000_000;

const STATE = "SELECT count(*), max(seq) FROM record_embeddings WHERE user_id = ?";
const FLOOR = "SELECT seq FROM record_embeddings WHERE user_id = ? ORDER BY seq DESC LIMIT 1 OFFSET ?";
/** How many were written, and the bytes of the last of them. */
const SINCE = `SELECT count(*), (SELECT length(vector) FROM record_embeddings WHERE user_id = ?1
  ORDER BY seq DESC LIMIT 1) FROM record_embeddings WHERE user_id = ?1 AND seq > ?2`;
const WRITTEN = `SELECT seq, record_row, model, vector FROM record_embeddings
  WHERE user_id = ? AND seq > ? ORDER BY seq LIMIT ${ROWS_A_READ}`;
const ROWS = "SELECT record_row FROM record_embeddings WHERE user_id = ? AND seq > ?";

/** How near each of a person's records is to a question. */
export interface Scan {
  /** Rows of `records`; a row of 0 is a place that is empty. */
  rows: Float64Array;
  /** Cosine by the same place, -1..1. */
  cosines: Float32Array;
}

/** One person's vectors, one after the other. */
interface Pack {
  dimensions: number;
  count: number;
  vectors: Int8Array;
  inverseLengths: Float32Array;
  rows: Float64Array;
  /** Place by row; -1 where the row's vector is of another model or length. */
  places: Map<number, number>;
  lastSeq: number;
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

export class VectorStore {
  readonly #database: Database;
  readonly #model: string;
  /** In the order of their last use. */
  readonly #packs = new Map<string, Pack>();
  readonly #loading = new Map<string, Promise<Pack>>();

  readonly #bytesMax: number;
  readonly #vectorsMax: number;

  constructor(
    database: Database,
    model: string,
    { bytesMax = BYTES_MAX, vectorsMax = VECTORS_MAX }: { bytesMax?: number; vectorsMax?: number } = {},
  ) {
    this.#database = database;
    this.#model = model;
    this.#bytesMax = bytesMax;
    this.#vectorsMax = vectorsMax;
  }

  /** A person's vectors as they are written by now, or null where there are none. */
  async open(
    userId: string,
  ): Promise<{ dimensions: number; scan(question: Float32Array): Promise<Scan> } | null> {
    const pack = await this.#fresh(userId);
    return pack.count === 0
      ? null
      : { dimensions: pack.dimensions, scan: (question) => scan(pack, question) };
  }

  /** The pack with everything that is written by now; readers of one person wait for one another. */
  async #fresh(userId: string): Promise<Pack> {
    const before = this.#loading.get(userId);
    const loading = (before ?? Promise.resolve()).then(() => this.#load(userId));
    this.#loading.set(userId, loading);
    try {
      return await loading;
    } finally {
      if (this.#loading.get(userId) === loading) this.#loading.delete(userId);
    }
  }

  async #load(userId: string): Promise<Pack> {
    let pack = this.#packs.get(userId) ?? emptyPack();
    const [[count, lastSeq]] = await this.#database.rows<[number, number | null]>({
      sql: STATE,
      args: [userId],
    }) as [[number, number | null]];
    if (pack.lastSeq < (lastSeq ?? 0)) {
      pack = await this.#withRoom(userId, pack);
      for (let read = ROWS_A_READ; read === ROWS_A_READ;) {
        const rows = await this.#database.rows<[number, number, string, ArrayBuffer | Uint8Array]>({
          sql: WRITTEN,
          args: [userId, pack.lastSeq],
        });
        for (const [seq, row, model, vector] of rows) {
          pack = put(pack, row, model === this.#model ? bytesOf(vector) : null);
          pack.lastSeq = seq;
        }
        read = rows.length;
        if (read === ROWS_A_READ) await turn();
      }
    }
    if (pack.places.size > count) {
      const still = await this.#database.rows<[number]>({ sql: ROWS, args: [userId, 0] });
      pack = without(pack, new Set(still.map(([row]) => row)));
    }
    this.#keep(userId, pack);
    return pack;
  }

  /** The pack where what was written since has room in it; else an empty one, to be filled with the newest. */
  async #withRoom(userId: string, pack: Pack): Promise<Pack> {
    const [[more, length]] = await this.#database.rows<[number, number]>({
      sql: SINCE,
      args: [userId, pack.lastSeq],
    }) as [[number, number]];
    const room = Math.max(1, Math.min(this.#vectorsMax, Math.floor(this.#bytesMax / Math.max(1, length))));
    if (pack.count + more <= room) return pack;
    const wanted = pack.count === 0 ? room : Math.ceil(room * KEPT_SHARE);
    const [floor] = await this.#database.rows<[number]>({ sql: FLOOR, args: [userId, wanted] });
    return { ...emptyPack(), lastSeq: floor?.[0] ?? 0 };
  }

  #keep(userId: string, pack: Pack): void {
    this.#packs.delete(userId);
    if (pack.places.size === 0) return;
    this.#packs.set(userId, pack);
    let bytes = 0;
    for (const { vectors } of this.#packs.values()) bytes += vectors.length;
    for (const [oldest, { vectors }] of this.#packs) {
      if (bytes <= this.#bytesMax || oldest === userId) break;
      this.#packs.delete(oldest);
      bytes -= vectors.length;
    }
  }
}

/** Compares a question of as many dimensions with every vector, in slices that let others have their turn. */
async function scan(pack: Pack, question: Float32Array): Promise<Scan> {
  const { count, dimensions, vectors, inverseLengths, rows } = pack;
  const cosines = new Float32Array(count);
  const slice = Math.max(1, Math.floor(PRODUCTS_A_SLICE / dimensions));
  for (let from = 0; from < count; from += slice) {
    if (from > 0) await turn();
    multiply(question, vectors, cosines, from, Math.min(count, from + slice));
  }
  for (let at = 0; at < count; at++) cosines[at]! *= inverseLengths[at]!;
  return { rows: rows.slice(0, count), cosines };
}

function emptyPack(): Pack {
  return {
    dimensions: 0,
    count: 0,
    vectors: new Int8Array(0),
    inverseLengths: new Float32Array(0),
    rows: new Float64Array(0),
    places: new Map(),
    lastSeq: 0,
  };
}

/** A driver gives a blob as a buffer of its own or as a view. */
function bytesOf(blob: ArrayBuffer | Uint8Array): Int8Array {
  return blob instanceof ArrayBuffer
    ? new Int8Array(blob)
    : new Int8Array(blob.buffer as ArrayBuffer, blob.byteOffset, blob.byteLength);
}

/** The pack with a row's vector; null: one that cannot be compared. The length of the last one counts. */
function put(pack: Pack, row: number, vector: Int8Array | null): Pack {
  const known = pack.places.get(row) ?? -1;
  if (vector === null) {
    if (known >= 0) pack.rows[known] = 0;
    pack.places.set(row, -1);
    return pack;
  }
  if (vector.length !== pack.dimensions) pack = ofDimensions(pack, vector.length);
  const place = known >= 0 && pack.places.get(row) === known ? known : pack.count++;
  if (place === pack.rows.length) grow(pack);
  pack.vectors.set(vector, place * pack.dimensions);
  pack.inverseLengths[place] = inverseLength(vector);
  pack.rows[place] = row;
  pack.places.set(row, place);
  return pack;
}

/** The vectors of another length cannot be compared any more; a scan that runs keeps the pack it has. */
function ofDimensions(pack: Pack, dimensions: number): Pack {
  const places = new Map(Array.from(pack.places.keys(), (row) => [row, -1]));
  return { ...emptyPack(), dimensions, places, lastSeq: pack.lastSeq };
}

function grow(pack: Pack): void {
  const room = Math.max(64, Math.ceil(pack.rows.length * 1.5));
  const { vectors, inverseLengths, rows } = pack;
  pack.vectors = new Int8Array(room * pack.dimensions);
  pack.vectors.set(vectors);
  pack.inverseLengths = new Float32Array(room);
  pack.inverseLengths.set(inverseLengths);
  pack.rows = new Float64Array(room);
  pack.rows.set(rows);
}

/** Only the rows that are still there, in a pack of their own: a scan that runs keeps the one it has. */
function without(pack: Pack, still: ReadonlySet<number>): Pack {
  let next: Pack = { ...emptyPack(), dimensions: pack.dimensions, lastSeq: pack.lastSeq };
  for (const [row, place] of pack.places) {
    if (!still.has(row)) continue;
    const start = place * pack.dimensions;
    next = put(next, row, place < 0 ? null : pack.vectors.subarray(start, start + pack.dimensions));
  }
  return next;
}
