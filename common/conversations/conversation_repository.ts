/** One person's conversations: ephemeral ones live in the cache, durable ones in the database. @module */
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Cache } from "../cache/cache.ts";
import type { Clock } from "../clock.ts";
import {
  type Conditions,
  countRows,
  type Listing,
  type ListInput,
  listRows,
  type Page,
  PAGE_ROWS_MAX,
} from "../crud/list_rows.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { conversations, messages } from "../database/schema.ts";
import { changedMeanwhile, notFound } from "../error.ts";
import type { Conversation, ConversationSummary, StoredTurn } from "./conversation.ts";
import { conversationListing } from "./conversation_listing.ts";
import { fitTurn } from "./fit_turn.ts";

/** Turns kept of one conversation. */
const TURNS_MAX = 200;
/**
 * Ids of a person's ephemeral conversations are kept in several short lists, by the last digit of the id: each that
 * begins writes one of them anew.
 */
const SHELVES = [..."0123456789abcdef"];
const SHELF_IDS_MAX = 100;
const TITLE_CHARS_MAX = 80;
/** The list of a person's ephemeral conversations outlives each of them. */
const LISTING_TTL_SECONDS = 31_536_000;

export class ConversationRepository {
  readonly #cache: Cache;
  readonly #database: Database;
  readonly #userId: string;
  readonly #clock: Clock;
  readonly #ttlSeconds: number;

  constructor(cache: Cache, database: Database, userId: string, clock: Clock, ttlSeconds: number) {
    this.#cache = cache;
    this.#database = database;
    this.#userId = userId;
    this.#clock = clock;
    this.#ttlSeconds = ttlSeconds;
  }

  /** Begins a conversation, named after its first question. */
  async begin(
    question: string,
    { retention, ttlSeconds }: { retention: Conversation["retention"]; ttlSeconds?: number | undefined },
  ): Promise<Conversation> {
    const row = newRow(this.#clock);
    const title = [...question.trim()].slice(0, TITLE_CHARS_MAX).join("");
    if (retention === "durable") {
      await this.#database.write.insert(conversations).values({ ...row, userId: this.#userId, title });
      return { ...row, title, retention, ttlSeconds: null, version: 1 };
    }
    const conversation = { ...row, title, retention, ttlSeconds: ttlSeconds ?? this.#ttlSeconds, version: 1 };
    // Together, so that they are made durable together.
    await Promise.all([
      this.#keep(conversation),
      this.#cache.append(this.#shelfKey(row.id.at(-1)!), row.id, row.id, SHELF_IDS_MAX, LISTING_TTL_SECONDS),
    ]);
    return conversation;
  }

  async get(id: string): Promise<Conversation> {
    const cached = await this.#cache.get(this.#key(id));
    if (cached !== null) return JSON.parse(cached) as Conversation;
    const [row] = await this.#database.read.select().from(conversations)
      .where(and(eq(conversations.id, id), eq(conversations.userId, this.#userId)));
    if (!row) throw notFound("conversation");
    return durable(row);
  }

  /** The turns, oldest first. */
  async turns(conversation: Conversation): Promise<StoredTurn[]> {
    if (conversation.retention === "ephemeral") {
      const entries = await this.#cache.list(this.#turnsKey(conversation.id));
      return entries.map((entry) => JSON.parse(entry) as StoredTurn);
    }
    const rows = await this.#database.read.select().from(messages)
      .where(and(eq(messages.conversationId, conversation.id), eq(messages.userId, this.#userId)))
      .orderBy(desc(messages.id)).limit(TURNS_MAX);
    return rows.reverse().map((row) => JSON.parse(row.content) as StoredTurn);
  }

  /** Adds a turn and gives an ephemeral conversation its full time to live again. */
  async add(
    conversation: Conversation,
    turn: Omit<StoredTurn, "id" | "createdAt">,
    row = newRow(this.#clock),
  ): Promise<StoredTurn> {
    const stored: StoredTurn = { id: row.id, ...turn, createdAt: row.createdAt };
    const content = fitTurn(stored);
    if (conversation.retention === "ephemeral") {
      // While an answer was made the conversation may have been renamed, or removed for good.
      const present = await this.#cache.get(this.#key(conversation.id));
      if (present === null) return stored;
      const ttl = conversation.ttlSeconds ?? this.#ttlSeconds;
      await Promise.all([
        this.#cache.append(this.#turnsKey(conversation.id), row.id, content, TURNS_MAX, ttl),
        this.#keep(nextVersion(present, { updatedAt: row.createdAt })),
        this.#cache.expire(this.#summaryKey(conversation.id), ttl),
      ]);
      return stored;
    }
    const { write } = this.#database;
    await write.batch([
      write.insert(messages).values({
        ...row,
        userId: this.#userId,
        conversationId: conversation.id,
        content,
      }),
      write.update(conversations).set({ updatedAt: row.createdAt, version: sql`version + 1` }).where(
        eq(conversations.id, conversation.id),
      ),
    ]);
    return stored;
  }

  /** Takes back a turn and all after it, e.g. to ask it again in other words. */
  async rewind(conversation: Conversation, turnId: string): Promise<void> {
    const turns = await this.turns(conversation);
    const at = turns.findIndex(({ id }) => id === turnId);
    if (at < 0) throw notFound("turn");
    const summary = await this.summary(conversation);
    // It tells of what is taken back; what stays is shortened anew where it does not fit.
    if (summary !== null && summary.through >= turnId) await this.#forgetSummary(conversation);
    if (conversation.retention === "ephemeral") {
      const ttl = conversation.ttlSeconds ?? this.#ttlSeconds;
      const key = this.#turnsKey(conversation.id);
      await this.#cache.delete(key);
      for (const turn of turns.slice(0, at)) {
        await this.#cache.append(key, turn.id, JSON.stringify(turn), TURNS_MAX, ttl);
      }
      return;
    }
    await this.#database.write.delete(messages).where(
      and(
        eq(messages.conversationId, conversation.id),
        eq(messages.userId, this.#userId),
        inArray(messages.id, turns.slice(at).map(({ id }) => id)),
      ),
    );
  }

  /** Gives a conversation another name, with `expectedVersion` only in that state; an ephemeral one keeps the end it has, as a turn renews it and a name does not. */
  async rename(id: string, title: string | undefined, expectedVersion?: number): Promise<Conversation> {
    const conversation = await this.#getAt(id, expectedVersion);
    if (title === undefined || title === conversation.title) return conversation;
    if (conversation.retention === "ephemeral") {
      const renamed = { ...conversation, title, version: conversation.version + 1 };
      const endsMs = Date.parse(conversation.updatedAt) +
        (conversation.ttlSeconds ?? this.#ttlSeconds) * 1000;
      const left = Math.max(1, Math.ceil((endsMs - this.#clock.now()) / 1000));
      await this.#cache.set(this.#key(id), JSON.stringify(renamed), left);
      return renamed;
    }
    const { rowsAffected } = await this.#database.write.update(conversations)
      .set({ title, version: sql`version + 1` }).where(this.#rowAt(id, expectedVersion));
    if (rowsAffected === 0) throw changedMeanwhile();
    return await this.get(id);
  }

  /** What the turns up to `through` said, shortened; null where nothing is. */
  async summary(conversation: Conversation): Promise<ConversationSummary | null> {
    if (conversation.retention === "ephemeral") {
      const text = await this.#cache.get(this.#summaryKey(conversation.id));
      return text === null ? null : JSON.parse(text);
    }
    const [row] = await this.#database.read.select({ summary: conversations.summary }).from(conversations)
      .where(and(eq(conversations.id, conversation.id), eq(conversations.userId, this.#userId)));
    return row?.summary ? JSON.parse(row.summary) : null;
  }

  /** Keeps a summary as long as the conversation lives. */
  async keepSummary(conversation: Conversation, summary: ConversationSummary): Promise<void> {
    const text = JSON.stringify(summary);
    if (conversation.retention === "ephemeral") {
      const ttl = conversation.ttlSeconds ?? this.#ttlSeconds;
      return await this.#cache.set(this.#summaryKey(conversation.id), text, ttl);
    }
    await this.#database.write.update(conversations).set({ summary: text })
      .where(and(eq(conversations.id, conversation.id), eq(conversations.userId, this.#userId)));
  }

  async #forgetSummary(conversation: Conversation): Promise<void> {
    if (conversation.retention === "ephemeral") {
      return await this.#cache.delete(this.#summaryKey(conversation.id));
    }
    await this.#database.write.update(conversations).set({ summary: null })
      .where(and(eq(conversations.id, conversation.id), eq(conversations.userId, this.#userId)));
  }

  /** Conversations that still live, the last used first unless asked for in another order. */
  async list(input: ListInput): Promise<Page<Conversation>> {
    return await listRows(this.#database, await this.#listing(), input);
  }

  async count(conditions: Conditions): Promise<number> {
    return await countRows(this.#database, await this.#listing(), conditions);
  }

  async #listing(): Promise<Listing<Conversation>> {
    const lists = await Promise.all(SHELVES.map((shelf) => this.#cache.list(this.#shelfKey(shelf))));
    const cached = await this.#cache.getAll(lists.flat().map((id) => this.#key(id)));
    const ephemeral = cached.flatMap((text) => text === null ? [] : [JSON.parse(text) as Conversation]);
    return conversationListing(this.#userId, ephemeral);
  }

  /** Removes a conversation and its turns, with `expectedVersion` only in that state. */
  async remove(id: string, expectedVersion?: number): Promise<void> {
    const conversation = await this.#getAt(id, expectedVersion);
    if (conversation.retention === "ephemeral") {
      await this.#cache.delete(this.#key(id));
      await this.#cache.delete(this.#turnsKey(id));
      await this.#cache.delete(this.#summaryKey(id));
      return;
    }
    const { rowsAffected } = await this.#database.write.delete(conversations).where(
      this.#rowAt(id, expectedVersion),
    );
    if (rowsAffected === 0) throw changedMeanwhile();
  }

  /** Removes every conversation there is, e.g. with its account. */
  async removeAll(): Promise<void> {
    for (;;) {
      const { data } = await this.list({ limit: PAGE_ROWS_MAX });
      if (data.length === 0) break;
      for (const { id } of data) await this.remove(id);
    }
    await Promise.all(SHELVES.map((shelf) => this.#cache.delete(this.#shelfKey(shelf))));
  }

  async #getAt(id: string, expectedVersion: number | undefined): Promise<Conversation> {
    const conversation = await this.get(id);
    if (expectedVersion === undefined || conversation.version === expectedVersion) return conversation;
    throw changedMeanwhile();
  }

  #rowAt(id: string, expectedVersion: number | undefined) {
    return and(
      eq(conversations.id, id),
      eq(conversations.userId, this.#userId),
      expectedVersion === undefined ? undefined : eq(conversations.version, expectedVersion),
    );
  }

  async #keep(conversation: Conversation): Promise<void> {
    const ttl = conversation.ttlSeconds ?? this.#ttlSeconds;
    await this.#cache.set(this.#key(conversation.id), JSON.stringify(conversation), ttl);
  }

  /** Every key begins with the owner, so another person's conversation cannot be named. */
  #key(id: string): string {
    return `chat:${this.#userId}:${id}`;
  }

  #turnsKey(id: string): string {
    return `chat:${this.#userId}:${id}:turns`;
  }

  #summaryKey(id: string): string {
    return `chat:${this.#userId}:${id}:summary`;
  }

  #shelfKey(shelf: string): string {
    return `chats:${this.#userId}:${shelf}`;
  }
}

function nextVersion(text: string, change: Partial<Conversation>): Conversation {
  const conversation = JSON.parse(text) as Conversation;
  return { ...conversation, ...change, version: conversation.version + 1 };
}

function durable(row: typeof conversations.$inferSelect): Conversation {
  return {
    id: row.id,
    title: row.title,
    retention: "durable",
    ttlSeconds: null,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
