/** `/conversations`: a collection of which half is in no table, as ephemeral conversations live in the cache. @module */
import { z } from "zod";
import type { UserContext } from "../../common/context.ts";
import { Conversation, Turn } from "../../common/conversations/conversation.ts";
import { CONVERSATION_FIELDS } from "../../common/conversations/conversation_listing.ts";
import { shownTurns } from "../../common/conversations/shown_turns.ts";
import type { CollectionCalls, CrudOperation } from "../../common/crud/collection_calls.ts";
import { collectionRoutes } from "../../common/crud/collection_routes.ts";
import { CONDITIONS_DESCRIPTION, CONDITIONS_ZH } from "../../common/crud/list_query.ts";
import type { CollectionStore } from "../../common/crud/collection_store.ts";
import { type Conditions, type ListInput, PAGE_ROWS_MAX } from "../../common/crud/list_rows.ts";
import { ownedBy } from "../../common/crud/row_scope.ts";
import { conversations } from "../../common/database/schema.ts";

const TITLE_CHARS_MAX = 80;

/** All of a conversation that a client writes. */
const Named = z.strictObject({ title: z.string().trim().min(1).max(TITLE_CHARS_MAX) });
type Named = z.output<typeof Named>;
const WithTurns = Conversation.extend({ turns: z.array(Turn) }).meta({ id: "ConversationWithTurns" });

const BEGUN_BY_CHAT = "a conversation begins with its first question, at POST /chat";
const WITHOUT = {
  create: BEGUN_BY_CHAT,
  batch: BEGUN_BY_CHAT,
  restore: "what was said is gone at once and for good, as its person wants it",
  history: "its turns are its history",
  events: "an answer is followed while it is made, at /chat/{conversationId}/stream",
};

class ConversationStore implements CollectionStore<Conversation, Named, Partial<Named>> {
  readonly #ctx: UserContext;

  constructor(ctx: UserContext) {
    this.#ctx = ctx;
  }

  list(input: ListInput) {
    return this.#ctx.conversations.list(input);
  }

  count(conditions: Conditions) {
    return this.#ctx.conversations.count(conditions);
  }

  async get(id: string) {
    const conversation = await this.#ctx.conversations.get(id);
    const turns = await this.#ctx.conversations.turns(conversation);
    return { ...conversation, turns: await shownTurns(this.#ctx, turns) };
  }

  replace(id: string, { title }: Named, expectedVersion?: number) {
    return this.#ctx.conversations.rename(id, title, expectedVersion);
  }

  change(id: string, { title }: Partial<Named>, expectedVersion?: number) {
    return this.#ctx.conversations.rename(id, title, expectedVersion);
  }

  remove(id: string, expectedVersion?: number) {
    return this.#ctx.conversations.remove(id, expectedVersion);
  }
}

/** What changes around turns that stay as they are: cited records as they are shown now, and cards that wait. */
function shownOtherwise(turns: readonly Turn[]): string {
  return turns.flatMap(({ sources, proposals = [], createdAt }) => [
    ...sources.flatMap((record) => {
      if ("deleted" in record) return [record.id];
      return record.updatedAt > createdAt ? [`${record.id} ${record.version}`] : [];
    }),
    ...proposals.map(({ id, record }) => `${id} ${record?.version}`),
  ]).join("\n");
}

export const CONVERSATION_ROUTES = collectionRoutes<
  CollectionCalls<{
    path: "/conversations";
    plural: "conversations";
    row: Conversation;
    created: never;
    new: Named;
    change: Partial<Named>;
    operations: Exclude<CrudOperation, keyof typeof WITHOUT>;
  }>
>({
  table: conversations,
  scope: ownedBy(conversations.userId),
  name: { one: "conversation", many: "conversations" },
  label: { many: "conversations", zh: "对话" },
  notes: {
    list: [
      `${CONDITIONS_DESCRIPTION}. Of ephemeral conversations at least the last thousand begun are listed`,
      `${CONDITIONS_ZH}。临时对话至少列出最近开始的一千个`,
    ],
    get: [
      "With its turns and the records they cite as they are now; the ETag changes with any of them",
      "连同全部轮次，以及它们所引用的记录的现状；其中任何一项变化，ETag 都会变",
    ],
    delete: ["With its turns, for good", "连同全部轮次，无法恢复"],
  },
  path: "/conversations",
  access: { read: "chat", write: "chat" },
  without: WITHOUT,
  id: z.uuid("must be the id of one of the conversations"),
  row: Conversation,
  answers: { get: WithTurns },
  replace: Named,
  change: Named.partial(),
  filters: CONVERSATION_FIELDS,
  pageRows: PAGE_ROWS_MAX,
  searched: ["title"],
  order: ["the last used first", "最近使用的在前"],
  versioned: true,
  changedSince: ({ turns }: { turns: Turn[] }) => shownOtherwise(turns),
  restorable: false,
  idempotent: true,
  store: (ctx) => new ConversationStore(ctx),
});
