/**
 * `deno task keys:rotate`: lets the next signing key take over, on the database that the configuration
 * names. While the services run on an embedded file, an administrator sends `POST /keys/rotate` instead.
 * @module
 */
import { readConfig } from "./read_config.ts";
import { systemClock } from "../common/clock.ts";
import { openDatabase } from "../common/database/open_database.ts";
import { createLogger } from "../common/log.ts";
import { SigningKeys } from "../common/security/signing_keys.ts";

const config = readConfig();
const log = createLogger(config.logLevel);
const database = await openDatabase(config.database, log);
try {
  const kid = await new SigningKeys(database, systemClock).rotate();
  log.info("signing key rotated", { kid });
} finally {
  await database.close();
  log.flush();
}
