/** Files in a bucket of any S3-compatible storage: `attachments/ab/ab34…`, path-style addresses, signature version 4. @module */
import { AwsClient } from "aws4fetch";
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import type { Config } from "../config.ts";
import { AppError } from "../error.ts";
import type { ByteRange, FileStore } from "./file_store.ts";

/** Until the headers of an answer are there; the bytes of an upload are on their way before them. */
const ANSWER_MS = 60_000;
const PIECE_BYTES = 65_536;
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
    // The hash is signed, so the storage refuses what is not what was meant.
    const signed = await this.#client.sign(this.#urlOf(sha256), {
      method: "PUT",
      headers: { "x-amz-content-sha256": sha256 },
    });
    using file = await Deno.open(path);
    const status = await sendFile(signed, file, bytes);
    if (status !== 200) throw failed("store", status);
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
  ): Promise<Response> {
    const url = this.#urlOf(sha256);
    const signed = await this.#client.sign(url, { method, headers });
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new DOMException("no answer", "TimeoutError")), ANSWER_MS);
    try {
      return await fetch(url, {
        method,
        headers: signed.headers,
        redirect: "error",
        signal: patience.signal,
      });
    } catch (error) {
      throw unreachable(error);
    } finally {
      clearTimeout(timer);
    }
  }

  #urlOf(sha256: string): string {
    return `${this.#root}/${sha256.slice(0, 2)}/${sha256}`;
  }
}

/**
 * Sends a file as the body of a signed request and gives the status. By `node:http`, because `fetch` leaves out
 * the length of a body that is a stream, and S3 takes none without it.
 */
async function sendFile(
  { url, method, headers }: Request,
  file: Deno.FsFile,
  bytes: number,
): Promise<number> {
  const client = url.startsWith("https:") ? https : http;
  const request = client.request(url, {
    method,
    headers: { ...Object.fromEntries(headers), "content-length": bytes },
    timeout: ANSWER_MS,
  });
  const answered = new Promise<number>((resolve, reject) => {
    request.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", reject);
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", reject);
    request.on("close", () => reject(new Error("the connection was closed")));
  });
  // An early answer, a refusal for instance, is worth more than the rest of the file.
  answered.catch(() => {});
  try {
    const buffer = new Uint8Array(PIECE_BYTES);
    for (let read = await file.read(buffer); read !== null; read = await file.read(buffer)) {
      const isTaken = request.write(buffer.slice(0, read));
      if (!isTaken) await Promise.race([once(request, "drain"), answered]);
    }
    request.end();
    return await answered;
  } catch (error) {
    request.destroy();
    throw unreachable(error);
  }
}

function unreachable(cause: unknown): AppError {
  return new AppError("unavailable", "Cannot reach the storage of attachments", {
    cause,
    retryAfterSeconds: 5,
  });
}

function failed(what: string, status: number): AppError {
  return new AppError("unavailable", `Cannot ${what} this: the storage of attachments answered ${status}`, {
    retryAfterSeconds: 5,
  });
}
