/** Everything a process holds open, built once from the configuration and closed at the end. @module */
import { openFiles } from "./attachments/open_files.ts";
import type { StoredFiles } from "./attachments/stored_files.ts";
import type { Cache } from "./cache/cache.ts";
import { EmbeddedCache } from "./cache/embedded_cache.ts";
import { RedisCache } from "./cache/redis_cache.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { type Database, openDatabase } from "./database/open_database.ts";
import { openEmbeddings, type RecordEmbeddings } from "./embeddings/record_embeddings.ts";
import { TrustedProxies } from "./http/client_address.ts";
import { Metrics } from "./http/metrics.ts";
import type { Accounts } from "./identity/accounts.ts";
import { type Identity, openIdentity } from "./identity/identity.ts";
import type { Sessions } from "./identity/sessions.ts";
import { type Assistant, openAssistant } from "./llm/assistant.ts";
import { jobHandlers } from "./llm/job_handlers.ts";
import { JobQueue } from "./llm/job_queue.ts";
import type { Logger } from "./log.ts";
import { Housekeeping } from "./records/housekeeping.ts";
import { Reminders } from "./reminders/reminders.ts";
import { AccessTokens } from "./security/access_tokens.ts";
import { PublicUrls } from "./security/public_urls.ts";
import { RateLimiter } from "./security/rate_limit.ts";
import { Sealing } from "./security/sealing.ts";
import { SigningKeys } from "./security/signing_keys.ts";

export interface Runtime extends AsyncDisposable {
  config: Config;
  clock: Clock;
  log: Logger;
  database: Database;
  cache: Cache;
  urls: PublicUrls;
  signingKeys: SigningKeys;
  sealing: Sealing;
  accessTokens: AccessTokens;
  identity: Identity;
  accounts: Accounts;
  sessions: Sessions;
  rateLimiter: RateLimiter;
  proxies: TrustedProxies;
  metrics: Metrics;
  /** Unread captures and the old trash; `main.ts` starts it where the mobile service runs. */
  housekeeping: Housekeeping;
  /** The bytes of attachments. */
  files: StoredFiles;
  assistant: Assistant;
  /** Work in the background; begins with `start()`. */
  jobs: JobQueue;
  /** What is due; `main.ts` starts it where the mobile service runs. */
  reminders: Reminders;
  /** What records mean, where an embedding endpoint is configured. */
  embeddings: RecordEmbeddings | undefined;
  /** Aborted when the process begins to stop: open streams say goodbye. */
  stopping: AbortController;
}

/** Opens the database and cache that `config` names and builds what works on them. */
export async function openRuntime(config: Config, log: Logger, clock: Clock = systemClock): Promise<Runtime> {
  const database = await openDatabase(config.database, log);
  const cache = config.redis ? new RedisCache(config.redis) : new EmbeddedCache(database, clock, log);
  const urls = new PublicUrls(config);
  const signingKeys = new SigningKeys(database, clock);
  signingKeys.checkFile();
  const accessTokens = new AccessTokens(database, signingKeys, urls, clock, config.accessTokenTtlSeconds);
  const sealing = new Sealing(database.folder);
  sealing.checkFile();
  const files = openFiles({ config, database, clock, log });
  const identity = openIdentity({ database, cache, clock, log, config, urls, accessTokens, sealing, files });
  const stopping = new AbortController();
  const assistant = openAssistant({ config, database, cache, clock, log, stopping: stopping.signal });
  const housekeeping = new Housekeeping({ database, clock, log, files });
  const embeddings = openEmbeddings(config, { database, clock, log }, assistant.ledger, stopping.signal);
  const reminders = new Reminders({ database, clock, log, webhook: config.pushWebhook });
  const refines = assistant.gateway.configured;
  const jobs = new JobQueue(database, clock, log, jobHandlers(() => runtime), { refines });
  const runtime: Runtime = {
    config,
    clock,
    log,
    database,
    cache,
    assistant,
    jobs,
    embeddings,
    reminders,
    urls,
    signingKeys,
    sealing,
    accessTokens,
    identity,
    accounts: identity.accounts,
    sessions: identity.sessions,
    rateLimiter: new RateLimiter(clock),
    proxies: new TrustedProxies(config.trustedProxies),
    metrics: new Metrics(),
    housekeeping,
    files,
    stopping,
    async [Symbol.asyncDispose]() {
      await housekeeping.close();
      await embeddings?.close();
      await reminders.close();
      await jobs.close();
      await assistant.close();
      await identity.settled();
      await identity.unproved.close();
      await identity.outbox.close();
      await cache.close();
      await database.close();
    },
  };
  return runtime;
}
