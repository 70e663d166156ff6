/** The store of attachments that the configuration names. @module */
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../database/open_database.ts";
import type { Logger } from "../log.ts";
import { FolderFileStore } from "./folder_file_store.ts";
import { S3FileStore } from "./s3_file_store.ts";
import { StoredFiles } from "./stored_files.ts";

/** A bucket, or the folder `attachments` beside the database; uploads are received in that folder either way. */
export function openFiles(
  { config, database, clock, log }: { config: Config; database: Database; clock: Clock; log: Logger },
): StoredFiles {
  const folder = `${database.folder}/attachments`;
  const store = config.s3 ? new S3FileStore(config.s3) : new FolderFileStore(folder);
  return new StoredFiles({ database, store, folder, clock, log });
}
