/** Pictures and other files of records. @module */
import type { Caller } from "./caller.ts";

/** As the service has it; more is not sent. */
export const ATTACHMENT_BYTES_MAX = 25 * 1024 * 1024;
const NAME_CHARS_MAX = 200;

export interface WireAttachment {
  id: string;
  recordId: string | null;
  name: string;
  /** Read from its bytes by the service. */
  mediaType: string;
  bytes: number;
  version: number;
}

export class AttachmentsApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Of one record, the oldest first; more than a page of them is not shown. */
  async of(recordId: string): Promise<WireAttachment[]> {
    const query = new URLSearchParams({ recordId, sort: "createdAt", limit: "100" });
    return (await this.#caller.json<{ data: WireAttachment[] }>("mobile", `/attachments?${query}`)).data;
  }

  /** Sent again under the same key it is stored once. */
  async add(
    file: File,
    { recordId, key, onProgress, signal }: {
      recordId: string;
      key: string;
      onProgress: (part: number) => void;
      signal: AbortSignal;
    },
  ): Promise<WireAttachment> {
    const query = new URLSearchParams({ recordId, name: fileName(file.name) });
    const answer = await this.#caller.upload("mobile", `/attachments?${query}`, {
      // Without a type of its own: the service looks at the bytes.
      file: new Blob([file], { type: "application/octet-stream" }),
      headers: { "idempotency-key": key },
      onProgress,
      signal,
    });
    return answer.json();
  }

  async content(id: string): Promise<Blob> {
    return await (await this.#caller.send("mobile", `/attachments/${id}/content`)).blob();
  }

  remove = (id: string): Promise<void> =>
    this.#caller.json("mobile", `/attachments/${id}`, { method: "DELETE" });
}

/** A name as the service takes it: the end of one that is too long stays, it tells what the file is. */
function fileName(name: string): string {
  // deno-lint-ignore no-control-regex -- control characters are what is taken out
  const plain = name.replaceAll(/[/\\\u0000-\u001f\u007f]/g, "_").trim().slice(-NAME_CHARS_MAX).trim();
  return /^\.{0,2}$/.test(plain) ? "attachment" : plain;
}
