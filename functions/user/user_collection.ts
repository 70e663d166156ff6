/** `/users`: the accounts of this server, for administrators; registration makes them and their owners erase them. @module */
import { z } from "zod";
import type { UserContext } from "../../common/context.ts";
import { collectionRoutes } from "../../common/crud/collection_routes.ts";
import type { CollectionStore } from "../../common/crud/collection_store.ts";
import type { Conditions, ListInput } from "../../common/crud/list_rows.ts";
import { ADMINISTERED } from "../../common/crud/row_scope.ts";
import { users } from "../../common/database/schema.ts";
import { ManagedUser, Quotas, USER_FIELDS, type UserChange } from "../../common/identity/administration.ts";

/** What administrators may change of an account. */
const Change = z.strictObject({
  role: z.enum(["user", "administrator"]).optional(),
  disabled: z.boolean().optional(),
  quotas: Quotas.partial().optional(),
});
const MADE_BY_REGISTRATION = "accounts are made by registration";

class UserStore implements CollectionStore<ManagedUser, never, UserChange> {
  readonly #ctx: UserContext;

  constructor(ctx: UserContext) {
    this.#ctx = ctx;
  }

  list(input: ListInput) {
    return this.#accounts.list(input);
  }

  count(conditions: Conditions) {
    return this.#accounts.count(conditions);
  }

  get(id: string) {
    return this.#accounts.get(id);
  }

  change(id: string, change: UserChange, expectedVersion?: number) {
    return this.#accounts.change(this.#ctx.principal.userId, id, change, expectedVersion);
  }

  get #accounts() {
    return this.#ctx.administration.administration;
  }
}

export const USER_ROUTES = collectionRoutes({
  table: users,
  scope: ADMINISTERED,
  name: { one: "user", many: "users" },
  label: { many: "accounts", zh: "账号" },
  notes: {
    change: [
      "A disabled account's sessions end at once; every change is a line of the audit log",
      "停用账号会立即结束它的会话；每次更改都记入审计日志",
    ],
  },
  path: "/users",
  access: { read: "admin", write: "admin" },
  without: {
    create: MADE_BY_REGISTRATION,
    batch: MADE_BY_REGISTRATION,
    replace: "most of an account is its owner's; what administrators may change, they change field by field",
    delete: "an account is erased by its owner, or switched off",
    restore: "none is deleted",
    history: "every change is a line of the audit log",
    events: "administrators read the audit log",
  },
  id: z.uuid(),
  row: ManagedUser,
  change: Change,
  filters: USER_FIELDS,
  searched: ["email", "displayName"],
  order: ["newest first", "最新的在前"],
  versioned: true,
  restorable: false,
  idempotent: true,
  store: (ctx) => new UserStore(ctx),
});
