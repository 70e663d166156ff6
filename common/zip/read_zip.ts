/**
 * The files of a zip, in memory or on disk, found by its central directory and unfolded a piece at a time: what comes out is
 * counted while it comes, because a few kilobytes can be made to unfold into gigabytes and say less.
 * @module
 */
import { Inflate } from "fflate";
import { AppError } from "../error.ts";
import { Pacer } from "../pacer.ts";

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** The end of the directory may be followed by a comment of this length. */
const COMMENT_BYTES_MAX = 65_535;
const STORED = 0;
const DEFLATED = 8;
/** Names and places of as many files as anyone may send. */
const DIRECTORY_BYTES_MAX = 8 * 1024 * 1024;
/** Compressed bytes given to the inflater at once: at the highest ratio of deflate they become 17 MB. */
const PIECE_BYTES = 16 * 1024;

/** Bytes that can be read at any place. */
export interface ZipSource {
  readonly length: number;
  read(at: number, length: number): Promise<Uint8Array> | Uint8Array;
}

export interface ZipLimits {
  entriesMax: number;
  /** Of all files that are read together. */
  unzippedBytesMax: number;
}

interface Entry {
  isEncrypted: boolean;
  method: number;
  packedBytes: number;
  offset: number;
}

/** The bytes of every file of a zip whose name `wanted` accepts. */
export async function readZip(
  zip: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<Map<string, Uint8Array>> {
  const source = { length: zip.length, read: (at: number, length: number) => zip.subarray(at, at + length) };
  return await (await Zip.open(source, limits.entriesMax)).readAll(wanted, limits.unzippedBytesMax);
}

export class Zip {
  readonly #source: ZipSource;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(source: ZipSource, entries: ReadonlyMap<string, Entry>) {
    this.#source = source;
    this.#entries = entries;
  }

  /** Reads the directory; throws `bad_request` where it is damaged or too long. */
  static async open(source: ZipSource, entriesMax: number): Promise<Zip> {
    return new Zip(source, await entriesOf(source, entriesMax));
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** The files whose names are wanted, unfolded; `body_too_large` as soon as they are more than `bytesMax` together. */
  async readAll(wanted: (name: string) => boolean, bytesMax: number): Promise<Map<string, Uint8Array>> {
    const files = new Map<string, Uint8Array>();
    const pacer = new Pacer();
    let bytesLeft = bytesMax;
    for (const name of this.names) {
      if (!wanted(name)) continue;
      const pieces: Uint8Array[] = [];
      for await (const piece of this.pieces(name)) {
        bytesLeft -= piece.length;
        if (bytesLeft < 0) {
          throw new AppError("body_too_large", `Cannot import: more than ${bytesMax} bytes unzipped`);
        }
        pieces.push(piece);
        await pacer.pause();
      }
      files.set(name, await new Blob(pieces as BlobPart[]).bytes());
    }
    return files;
  }

  /** One file, a piece at a time; whoever reads counts. */
  async *pieces(name: string): AsyncGenerator<Uint8Array, void> {
    const { isEncrypted, method, packedBytes, offset } = this.#entries.get(name)!;
    if (isEncrypted) throw damaged("the zip is locked with a password; unpack it first");
    const local = await this.#bytes(offset, LOCAL_BYTES);
    const view = viewOf(local);
    if (view.getUint32(0, true) !== LOCAL_SIGNATURE) throw damaged();
    const begin = offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
    if (begin + packedBytes > this.#source.length) throw damaged();
    if (method !== STORED && method !== DEFLATED) {
      throw damaged(`${name} is packed in a way that is not read here`);
    }
    const ready: Uint8Array[] = [];
    const inflate = method === STORED ? null : new Inflate((piece) => ready.push(piece));
    for (let at = 0; at < packedBytes; at += PIECE_BYTES) {
      const packed = await this.#bytes(begin + at, Math.min(PIECE_BYTES, packedBytes - at));
      if (inflate === null) {
        yield packed;
        continue;
      }
      try {
        inflate.push(packed, at + PIECE_BYTES >= packedBytes);
      } catch (error) {
        throw damaged(`${name} cannot be unpacked`, error);
      }
      yield* ready.splice(0);
    }
  }

  async #bytes(at: number, length: number): Promise<Uint8Array> {
    return await bytesAt(this.#source, at, length);
  }
}

async function bytesAt(source: ZipSource, at: number, length: number): Promise<Uint8Array> {
  if (at < 0 || at + length > source.length) throw damaged();
  const bytes = await source.read(at, length);
  if (bytes.length !== length) throw damaged();
  return bytes;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function entriesOf(source: ZipSource, entriesMax: number): Promise<Map<string, Entry>> {
  const tailBytes = Math.min(source.length, END_BYTES + COMMENT_BYTES_MAX);
  const tail = viewOf(await bytesAt(source, source.length - tailBytes, tailBytes));
  const end = endOfDirectory(tail);
  const count = tail.getUint16(end + 10, true);
  if (count > entriesMax) throw damaged(`more than ${entriesMax} files`);
  const directoryBytes = tail.getUint32(end + 12, true);
  if (directoryBytes > DIRECTORY_BYTES_MAX) throw damaged("the names of its files are too long");
  const directory = await bytesAt(source, tail.getUint32(end + 16, true), directoryBytes);
  const view = viewOf(directory);
  const entries = new Map<string, Entry>();
  for (let i = 0, at = 0; i < count; i++) {
    if (at + ENTRY_BYTES > directory.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw damaged();
    const nameBytes = view.getUint16(at + 28, true);
    const nameAt = at + ENTRY_BYTES;
    const name = new TextDecoder().decode(directory.subarray(nameAt, nameAt + nameBytes));
    if (entries.has(name)) throw damaged(`it holds ${name} twice`);
    entries.set(name, {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at = nameAt + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw damaged();
}

function damaged(why = "the zip is damaged", cause?: unknown): AppError {
  return new AppError("bad_request", `Cannot import: ${why}`, { cause });
}
