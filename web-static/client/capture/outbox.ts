/** Lines that are written but not yet with the server, kept in the browser until they are. @module */
import type { CaptureInput } from "../api/api.ts";
import type { Choice } from "./correction.ts";

const DATABASE = "zhiji";
const STORE = "outbox";

export interface WaitingLine extends CaptureInput {
  userId: string;
  /** Corrections made before it was kept; lines of an older page have none. */
  choices?: readonly Choice[];
  /** Code of the server's refusal; null while it has not refused. */
  refused: string | null;
  /** Code of why the server could not take it yet; it is sent again. */
  delayed?: string | undefined;
}

/** The waiting lines of one person, oldest first; another one's on the same browser stay untouched. */
export class Outbox {
  readonly #userId: string;
  readonly #database: Promise<IDBDatabase>;

  constructor(userId: string) {
    this.#userId = userId;
    this.#database = open();
  }

  async all(): Promise<WaitingLine[]> {
    const lines = await this.#run<WaitingLine[]>("readonly", (store) => store.getAll());
    return lines.filter(({ userId }) => userId === this.#userId).sort((a, b) => a.now < b.now ? -1 : 1);
  }

  /** Resolves when the line is on disk. */
  async put(line: Omit<WaitingLine, "userId">): Promise<void> {
    await this.#run("readwrite", (store) => store.put({ ...line, userId: this.#userId }));
  }

  async remove(clientId: string): Promise<void> {
    await this.#run("readwrite", (store) => store.delete(clientId));
  }

  async #run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = (await this.#database).transaction(STORE, mode, { durability: "strict" });
    const request = work(transaction.objectStore(STORE));
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "clientId" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
