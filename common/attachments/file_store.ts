/** Where the bytes of attachments are: under their hash, in a folder or a bucket. @module */

/** Bytes `first` to `last`, both of them included. */
export interface ByteRange {
  first: number;
  last: number;
}

export interface FileStore {
  /** Stores a local file under its hash, so that it survives a power cut; the local file stays. */
  put(sha256: string, path: string, bytes: number): Promise<void>;
  has(sha256: string): Promise<boolean>;
  /** The bytes, or null where there are none. */
  read(sha256: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** Removes the bytes; those that are not there are gone already. */
  remove(sha256: string): Promise<void>;
}
