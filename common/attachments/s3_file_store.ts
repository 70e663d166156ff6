/** Files in a bucket of any S3-compatible storage: `attachments/ab/ab34…`, path-style addresses, signature version 4. @module */
import { AwsClient } from "aws4fetch";
import type { Config } from "../config.ts";
import { AppError } from "../error.ts";
import type { ByteRange, FileStore } from "./file_store.ts";

/** Until the headers of an answer are there; the bytes of an upload are on their way before them. */
const ANSWER_MS = 60_000;
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

export type S3Settings = NonNullable<Config["s3"]>;

export class S3FileStore implements FileStore {
  readonly #client: AwsClient;
  readonly #root: string;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings) {
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3" });
    this.#root = `${endpoint}/${bucket}/attachments`;
  }

  async put(sha256: string, path: string, bytes: number): Promise<void> {
    using file = await Deno.open(path);
    // The hash is signed, so the storage refuses what is not what was meant.
    const headers = { "x-amz-content-sha256": sha256, "content-length": String(bytes) };
    const body = bytes === 0 ? new Uint8Array() : unclosed(file);
    const response = await this.#send("PUT", sha256, headers, body);
    await response.body?.cancel();
    if (!response.ok) throw failed("store", response.status);
  }

  async has(sha256: string): Promise<boolean> {
    const response = await this.#send("HEAD", sha256, { "x-amz-content-sha256": EMPTY_SHA256 });
    await response.body?.cancel();
    if (response.status === 404) return false;
    if (!response.ok) throw failed("find", response.status);
    return true;
  }

  async read(sha256: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const response = await this.#send("GET", sha256, {
      "x-amz-content-sha256": EMPTY_SHA256,
      ...(range ? { range: `bytes=${range.first}-${range.last}` } : {}),
    });
    if (response.ok && (!range || response.status === 206)) return response.body ?? new Blob([]).stream();
    await response.body?.cancel();
    if (response.status === 404) return null;
    throw failed("read", response.status);
  }

  async remove(sha256: string): Promise<void> {
    const response = await this.#send("DELETE", sha256, { "x-amz-content-sha256": EMPTY_SHA256 });
    await response.body?.cancel();
    if (!response.ok && response.status !== 404) throw failed("remove", response.status);
  }

  async #send(
    method: string,
    sha256: string,
    headers: Record<string, string>,
    body?: BodyInit,
  ): Promise<Response> {
    const url = `${this.#root}/${sha256.slice(0, 2)}/${sha256}`;
    const signed = await this.#client.sign(url, { method, headers });
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new DOMException("no answer", "TimeoutError")), ANSWER_MS);
    try {
      return await fetch(url, {
        method,
        headers: signed.headers,
        redirect: "error",
        signal: patience.signal,
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      throw new AppError("unavailable", "Cannot reach the storage of attachments", {
        cause: error,
        retryAfterSeconds: 5,
      });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The bytes of a file that its owner closes: `readable` would close it at the end, and not where a request fails before. */
function unclosed(file: Deno.FsFile): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const buffer = new Uint8Array(65_536);
      const read = await file.read(buffer);
      if (read === null) controller.close();
      else controller.enqueue(buffer.subarray(0, read));
    },
  });
}

function failed(what: string, status: number): AppError {
  return new AppError("unavailable", `Cannot ${what} this: the storage of attachments answered ${status}`, {
    retryAfterSeconds: 5,
  });
}
