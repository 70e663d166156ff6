/** Files that other programs wrote: seen first, then taken in. @module */
import type { Caller } from "./caller.ts";
import type { WireRecord } from "./wire.ts";

export type ImportRowStatus = "new" | "duplicate" | "left out";

export interface WireImportReport {
  format: string;
  counts: { rows: number; new: number; duplicates: number; leftOut: number };
  leftOut: { row: number; file: string | null; reason: string; message: string }[];
}

export interface WireImportRow {
  row: number;
  file: string | null;
  status: ImportRowStatus;
  record:
    | Pick<WireRecord, "type" | "text" | "title" | "data" | "tags" | "timezone"> & {
      occurredAt: string | null;
    }
    | null;
  message: string | null;
}

export interface WireImportPreview extends WireImportReport {
  columns: string[] | null;
  /** Which column is which field. */
  mapping: Record<string, string> | null;
  rows: WireImportRow[];
}

export class ImportApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  preview(
    file: Blob,
    mapping: Record<string, string> | null,
    status: ImportRowStatus,
  ): Promise<WireImportPreview> {
    return this.#post(`/imports/preview?${query(mapping, { status, limit: "20" })}`, file);
  }

  /** All of the file or nothing; sent again under the same key it is taken in once. */
  import(file: Blob, mapping: Record<string, string> | null, key: string): Promise<WireImportReport> {
    return this.#post(`/imports?${query(mapping)}`, file, { "idempotency-key": key });
  }

  #post<Answer>(path: string, file: Blob, headers: Record<string, string> = {}): Promise<Answer> {
    // Without a type of its own: the service looks at the bytes.
    const body = new Blob([file], { type: "application/octet-stream" });
    return this.#caller.json("mobile", path, { method: "POST", body, headers });
  }
}

function query(mapping: Record<string, string> | null, more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({ ...(mapping && { mapping: JSON.stringify(mapping) }), ...more });
}
