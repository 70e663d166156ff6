/** A zip in a file, read at the places that are asked for. @module */
import type { ZipSource } from "./read_zip.ts";

export class ZipOnDisk implements ZipSource, Disposable {
  readonly #file: Deno.FsFile;
  readonly length: number;

  private constructor(file: Deno.FsFile, length: number) {
    this.#file = file;
    this.length = length;
  }

  static async open(path: string): Promise<ZipOnDisk> {
    const file = await Deno.open(path);
    return new ZipOnDisk(file, (await file.stat()).size);
  }

  async read(at: number, length: number): Promise<Uint8Array> {
    await this.#file.seek(at, Deno.SeekMode.Start);
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const read = await this.#file.read(bytes.subarray(filled));
      if (read === null) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }
}
