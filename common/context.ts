/**
 * What an operation is given: who calls, the time, and repositories that are bound to the caller.
 * There is no way from here to another person's rows.
 * @module
 */
import { AttachmentRepository } from "./attachments/attachment_repository.ts";
import type { Clock } from "./clock.ts";
import { ConversationRepository } from "./conversations/conversation_repository.ts";
import { type TableCollection, TableStore } from "./crud/table_store.ts";
import { AppError } from "./error.ts";
import { Archive } from "./identity/archive/archive.ts";
import type { Identity } from "./identity/identity.ts";
import { OwnAccount } from "./identity/own_account.ts";
import { ProfileRepository } from "./identity/profile.ts";
import type { Assistant } from "./llm/assistant.ts";
import type { JobQueue } from "./llm/job_queue.ts";
import { ImportRepository } from "./imports/import_repository.ts";
import type { Logger } from "./log.ts";
import { CaptureRepository } from "./records/capture_repository.ts";
import { ChangeFeed } from "./records/change_feed.ts";
import { CorrectionRepository } from "./records/correction_repository.ts";
import { RecordRepository } from "./records/record_repository.ts";
import { TagRepository } from "./records/tag_repository.ts";
import { Trash } from "./records/trash.ts";
import { TypeRepository } from "./records/type_repository.ts";
import { NotificationRepository } from "./reminders/notification_repository.ts";
import type { Runtime } from "./runtime.ts";
import type { AccessTokens } from "./security/access_tokens.ts";
import type { Principal } from "./security/principal.ts";
import type { PublicUrls } from "./security/public_urls.ts";
import type { SigningKeys } from "./security/signing_keys.ts";
import { SummaryRepository } from "./summaries/summary_repository.ts";

/** The request behind a call, as far as an operation may see it. */
export interface CallOrigin {
  requestId: string;
  /** Address of the client, for counting guesses. */
  address: string;
  userAgent: string | null;
  /** Aborted when the client has left. */
  signal: AbortSignal;
  /** Says that the answer is that of an earlier request with the same `Idempotency-Key`. */
  replayed?(): void;
}

export type Actor = "person" | "model";

/** The context of a call by someone signed in. */
export class UserContext {
  readonly #runtime: Runtime;
  readonly #origin: CallOrigin;
  readonly principal: Principal;
  /** Who acts: the person, or a model in their name. */
  readonly actor: Actor;

  constructor(runtime: Runtime, principal: Principal, origin: CallOrigin, actor: Actor = "person") {
    this.#runtime = runtime;
    this.principal = principal;
    this.#origin = origin;
    this.actor = actor;
  }

  /** The same call as one that a model makes: nobody learns from it. */
  asModel(): UserContext {
    return new UserContext(this.#runtime, this.principal, this.#origin, "model");
  }

  get requestId(): string {
    return this.#origin.requestId;
  }

  get clock(): Clock {
    return this.#runtime.clock;
  }

  get log(): Logger {
    return this.#runtime.log;
  }

  get signal(): AbortSignal {
    return this.#origin.signal;
  }

  get records(): RecordRepository {
    const { database, clock, embeddings } = this.#runtime;
    const nearness = embeddings && ((question: string) => embeddings.near(this.principal, question));
    return new RecordRepository(database, this.principal, clock, nearness);
  }

  /** The caller's rows of a generated collection. */
  rows(collection: TableCollection): TableStore {
    const { database, clock } = this.#runtime;
    // What is the server's own is for administrators who came with the scope for it, and no one else.
    if (collection.scope.owner === null) void this.administration;
    return new TableStore(collection, { database, clock, ctx: this });
  }

  get captures(): CaptureRepository {
    return new CaptureRepository(this.#runtime.database, this.principal, this.#runtime.clock);
  }

  get changes(): ChangeFeed {
    return new ChangeFeed(this.#runtime.database, this.principal.userId, () => this.isOpen());
  }

  get tags(): TagRepository {
    return new TagRepository(this.#runtime.database, this.principal, this.#runtime.clock);
  }

  get corrections(): CorrectionRepository {
    return new CorrectionRepository(this.#runtime.database, this.principal, this.#runtime.clock);
  }

  get trash(): Trash {
    return new Trash(this.#runtime.database, this.principal.userId);
  }

  get types(): TypeRepository {
    const { database, clock } = this.#runtime;
    return new TypeRepository(database, this.principal.userId, clock, () => this.isOpen());
  }

  get attachments(): AttachmentRepository {
    const { database, files, clock, config } = this.#runtime;
    const { userId } = this.principal;
    return new AttachmentRepository({ database, files, clock, userId, bytesMax: config.attachmentBytesMax });
  }

  /** To be called when an attachment is gone: its file goes, where nobody else has the same. */
  async removeUnusedFiles(): Promise<void> {
    await this.#runtime.files.removeUnused();
  }

  get imports(): ImportRepository {
    const { database, clock, identity: { imports } } = this.#runtime;
    return new ImportRepository({
      database,
      clock,
      imports,
      principal: this.principal,
      records: this.records,
    });
  }

  get notifications(): NotificationRepository {
    return new NotificationRepository(this.#runtime.database, this.principal.userId, this.#runtime.clock);
  }

  get summaries(): SummaryRepository {
    return new SummaryRepository(this.#runtime.database, this.principal, this.#runtime.clock);
  }

  get profile(): ProfileRepository {
    return new ProfileRepository(this.#runtime.database, this.principal.userId, this.#runtime.clock);
  }

  get conversations(): ConversationRepository {
    const { cache, database, clock, config } = this.#runtime;
    return new ConversationRepository(cache, database, this.principal.userId, clock, config.chatTtlSeconds);
  }

  /** What opens the caller's account: sessions, password, keys, factors. */
  get account(): OwnAccount {
    return new OwnAccount(this.#runtime.identity, this.profile, this.principal, this.#origin.address);
  }

  /** Accounts, clients and the audit log; for administrators who came with the scope for it, and no one else. */
  get administration(): Pick<Identity, "administration" | "clients" | "audit"> & {
    signingKeys: SigningKeys;
  } {
    if (this.principal.role !== "administrator" || !this.principal.scopes.has("admin")) {
      throw new AppError("forbidden", "Cannot do this: administrators only");
    }
    const { identity, signingKeys } = this.#runtime;
    return {
      administration: identity.administration,
      clients: identity.clients,
      audit: identity.audit,
      signingKeys,
    };
  }

  /** Models, prompts and answers being made; what is asked of it names the caller by `principal.userId`. */
  get assistant(): Assistant {
    return this.#runtime.assistant;
  }

  /** Work in the background; what is asked of it names the caller by `principal.userId`. */
  get jobs(): JobQueue {
    return this.#runtime.jobs;
  }

  /** Everything the caller has, out and back in. */
  get archive(): Archive {
    const { database, files, clock, config: { attachmentBytesMax }, identity: { imports } } = this.#runtime;
    const { principal, profile, records } = this;
    return new Archive({ database, files, attachmentBytesMax, clock, imports, principal, profile, records });
  }

  /** Whether the caller's session or key is still good, for what goes on after its request was checked. */
  isOpen(): Promise<boolean> {
    return this.#runtime.accessTokens.isOpen(this.principal);
  }

  /** To be called when profile or keys have changed: the next request sees what holds now. */
  accountChanged(): void {
    this.#runtime.accessTokens.forgetUser(this.principal.userId);
  }
}

/** The context of a call by anyone at all. */
export interface AnonymousContext extends CallOrigin {
  replayed(): void;
  clock: Clock;
  log: Logger;
  identity: Identity;
  accessTokens: AccessTokens;
  signingKeys: SigningKeys;
  urls: PublicUrls;
  /** Whether the password grant is switched on. */
  passwordGrant: boolean;
  /** Whether a mail server is configured. */
  mails: boolean;
}

export function anonymousContext(runtime: Runtime, origin: CallOrigin): AnonymousContext {
  return {
    requestId: origin.requestId,
    address: origin.address,
    userAgent: origin.userAgent,
    replayed: () => origin.replayed?.(),
    get signal() {
      return origin.signal;
    },
    clock: runtime.clock,
    log: runtime.log,
    identity: runtime.identity,
    accessTokens: runtime.accessTokens,
    signingKeys: runtime.signingKeys,
    urls: runtime.urls,
    passwordGrant: runtime.config.passwordGrant,
    mails: runtime.config.smtpUrl !== null,
  };
}
