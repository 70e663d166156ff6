/** What every part of the page may use once someone is signed in. @module */
import { createContext, useContext, useEffect } from "hono/jsx/dom";
import type { Api } from "../api/api.ts";
import type { WireType } from "../api/types_api.ts";
import type { WireProfile, WireRecord } from "../api/wire.ts";

export interface Toast {
  text: string;
  /** A word and what it does, e.g. undo. */
  action?: { label: string; run: () => void };
}

export interface App {
  api: Api;
  profile: WireProfile;
  /** IANA name; all times are shown in it. */
  timezone: string;
  records: RecordNews;
  /** Of the person's own. */
  types: readonly WireType[];
  reloadTypes(): void;
  setProfile(profile: WireProfile): void;
  /** `type`: what it is to become, where the person said only that much. */
  openRecord(record: WireRecord, type?: string): void;
  show(toast: Toast): void;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("useApp() outside of the signed-in page");
  return app;
}

/** Tells every list on the page of a record that is new, changed or gone (`deletedAt`). */
export class RecordNews {
  readonly #listeners = new Set<(record: WireRecord) => void>();
  readonly #reloaders = new Set<() => void>();

  tell(record: WireRecord): void {
    for (const listener of this.#listeners) listener(record);
  }

  /** Tells every list that many records changed at once. */
  reload(): void {
    for (const reloader of this.#reloaders) reloader();
  }

  listenToReload(reloader: () => void): () => void {
    this.#reloaders.add(reloader);
    return () => this.#reloaders.delete(reloader);
  }

  listen(listener: (record: WireRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export function useRecordNews(listener: (record: WireRecord) => void): void {
  const { records } = useApp();
  useEffect(() => records.listen(listener), [records]);
}

/** A list with a record's new state in its old place; gone where it was deleted. */
export function withNews(list: readonly WireRecord[], record: WireRecord): WireRecord[] {
  return record.deletedAt === null
    ? list.map((known) => known.id === record.id ? record : known)
    : list.filter((known) => known.id !== record.id);
}
