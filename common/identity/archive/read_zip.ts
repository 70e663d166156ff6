/**
 * The files of a zip, found by its central directory and unfolded a piece at a time: what comes out is
 * counted while it comes, because a few kilobytes can be made to unfold into gigabytes and say less.
 * @module
 */
import { Inflate } from "fflate";
import { AppError } from "../../error.ts";
import { takeTurns } from "./take_turns.ts";

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
/** Compressed bytes given to the inflater at once: at the highest ratio of deflate they become 17 MB. */
const PIECE_BYTES = 16 * 1024;

export interface ZipLimits {
  entriesMax: number;
  /** Of all files that are read together. */
  unzippedBytesMax: number;
}

/** The bytes of every file whose name `wanted` accepts. */
export async function readZip(
  zip: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const turn = takeTurns();
  let bytesLeft = limits.unzippedBytesMax;
  for (const entry of entriesOf(zip, limits.entriesMax)) {
    if (!wanted(entry.name)) continue;
    if (files.has(entry.name)) throw damaged(`it holds ${entry.name} twice`);
    const pieces: Uint8Array[] = [];
    for (const piece of unfolded(zip, entry)) {
      bytesLeft -= piece.length;
      if (bytesLeft < 0) {
        throw new AppError(
          "body_too_large",
          `Cannot import: more than ${limits.unzippedBytesMax} bytes unzipped`,
        );
      }
      pieces.push(piece);
      await turn();
    }
    files.set(entry.name, await new Blob(pieces as BlobPart[]).bytes());
  }
  return files;
}

interface Entry {
  name: string;
  isEncrypted: boolean;
  method: number;
  packedBytes: number;
  offset: number;
}

function* entriesOf(zip: Uint8Array, entriesMax: number): Generator<Entry> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  const entries = view.getUint16(end + 10, true);
  if (entries > entriesMax) throw damaged(`more than ${entriesMax} files`);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < entries; i++) {
    if (at + ENTRY_BYTES > zip.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw damaged();
    const nameBytes = view.getUint16(at + 28, true);
    const nameAt = at + ENTRY_BYTES;
    yield {
      name: new TextDecoder().decode(zip.subarray(nameAt, nameAt + nameBytes)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    at = nameAt + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - COMMENT_BYTES_MAX);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw damaged();
}

function* unfolded(
  zip: Uint8Array,
  { name, isEncrypted, method, packedBytes, offset }: Entry,
): Generator<Uint8Array> {
  if (isEncrypted) throw damaged("the zip is locked with a password; unpack it first");
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  if (offset + LOCAL_BYTES > zip.length || view.getUint32(offset, true) !== LOCAL_SIGNATURE) throw damaged();
  const begin = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = zip.subarray(begin, begin + packedBytes);
  if (packed.length !== packedBytes) throw damaged();
  if (method === STORED) return yield packed;
  if (method !== DEFLATED) throw damaged(`${name} is packed in a way that is not read here`);
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => ready.push(piece));
  for (let at = 0; at < packed.length; at += PIECE_BYTES) {
    try {
      inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
    } catch (error) {
      throw damaged(`${name} cannot be unpacked`, error);
    }
    yield* ready.splice(0);
  }
}

function damaged(why = "the zip is damaged", cause?: unknown): AppError {
  return new AppError("bad_request", `Cannot import: ${why}`, { cause });
}
