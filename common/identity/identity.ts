/** Everything about people, their sessions and their keys, built once and shared by the services. @module */
import { Afterwards } from "../afterwards.ts";
import type { StoredFiles } from "../attachments/stored_files.ts";
import { BoundedWork } from "../bounded_work.ts";
import type { Cache } from "../cache/cache.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { ConversationRepository } from "../conversations/conversation_repository.ts";
import type { Database } from "../database/open_database.ts";
import type { Logger } from "../log.ts";
import type { AccessTokens } from "../security/access_tokens.ts";
import { Guesses } from "../security/guesses.ts";
import { Passwords } from "../security/passwords.ts";
import type { PublicUrls } from "../security/public_urls.ts";
import type { Sealing } from "../security/sealing.ts";
import { AccountAccess } from "./account_access.ts";
import { Accounts } from "./accounts.ts";
import { Administration } from "./administration.ts";
import { AuditLog } from "./audit_log.ts";
import { AuthorizationCodes } from "./authorization_codes.ts";
import { Clients } from "./clients.ts";
import { Erasure } from "./erasure.ts";
import { FirstAnswers } from "./first_answers.ts";
import { MailTokens } from "./mail_tokens.ts";
import { Outbox } from "./outbox.ts";
import { Passkeys } from "./passkeys.ts";
import { SecondFactor } from "./second_factor.ts";
import { Sessions } from "./sessions.ts";
import { SignIn } from "./sign_in.ts";
import { UnprovedAccounts } from "./unproved_accounts.ts";
import { type Usage, usageOf } from "./usage.ts";

export interface Identity {
  accounts: Accounts;
  sessions: Sessions;
  signIn: SignIn;
  guesses: Guesses;
  clients: Clients;
  codes: AuthorizationCodes;
  factor: SecondFactor;
  passkeys: Passkeys;
  access: AccountAccess;
  administration: Administration;
  firstAnswers: FirstAnswers;
  erasure: Erasure;
  imports: BoundedWork;
  usage(userId: string): Promise<Usage>;
  audit: AuditLog;
  outbox: Outbox;
  /** `main.ts` starts it where the auth service runs. */
  unproved: UnprovedAccounts;
  /** Does work that an answer must not wait for, because how long it takes would tell something. */
  later(work: () => Promise<unknown>): void;
  /** Resolves when nothing of {@link later} runs any more. */
  settled(): Promise<void>;
}

export interface IdentityParts {
  database: Database;
  cache: Cache;
  clock: Clock;
  log: Logger;
  config: Config;
  urls: PublicUrls;
  accessTokens: AccessTokens;
  sealing: Sealing;
  files: StoredFiles;
}

export function openIdentity(parts: IdentityParts): Identity {
  const { database, cache, clock, log, config, urls, accessTokens, sealing, files } = parts;
  const passwords = new Passwords();
  const accounts = new Accounts(database, passwords, clock, config.smtpUrl !== null);
  const sessions = new Sessions(database, accessTokens, sealing, clock);
  const factor = new SecondFactor(database, sealing, clock);
  const guesses = new Guesses(cache, clock, config.rateLimit);
  const audit = new AuditLog(database, clock);
  const outbox = new Outbox(database, clock, log, config.smtpUrl);
  const mailTokens = new MailTokens(database, outbox, urls, clock);
  const codes = new AuthorizationCodes(database, cache, clock);
  const afterwards = new Afterwards(log);
  return {
    accounts,
    sessions,
    factor,
    guesses,
    audit,
    outbox,
    unproved: new UnprovedAccounts({ database, clock, log, mails: config.smtpUrl !== null }),
    passkeys: new Passkeys(database, cache, urls, clock),
    signIn: new SignIn(database, accounts, factor, guesses),
    clients: new Clients(database, urls, sessions),
    codes,
    access: new AccountAccess({
      database,
      clock,
      passwords,
      accessTokens,
      sessions,
      mailTokens,
      outbox,
      audit,
      codes,
    }),
    firstAnswers: new FirstAnswers(database, sealing, clock),
    imports: new BoundedWork({
      atOnceMax: 1,
      waitingMax: 4,
      refusal: "Cannot import now: others are importing",
    }),
    usage: (userId) => usageOf(database, userId, clock),
    erasure: new Erasure({
      database,
      clock,
      log,
      accessTokens,
      sessions,
      files,
      conversations: (userId) =>
        new ConversationRepository(cache, database, userId, clock, config.chatTtlSeconds),
    }),
    administration: new Administration({ database, clock, accessTokens, sessions }),
    later: (work) => afterwards.begin("work after an answer", work),
    settled: () => afterwards.settled(),
  };
}
