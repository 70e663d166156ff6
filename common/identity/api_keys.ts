/** A person's API keys: made, listed, renamed and removed. Their secrets are shown once and stored nowhere. @module */
import { z } from "zod";
import type { UserContext } from "../context.ts";
import { crudRouter } from "../crud/crud_router.ts";
import { ownedBy } from "../crud/row_scope.ts";
import { createOnly, readOnly } from "../crud/wire_field.ts";
import { apiKeys } from "../database/schema.ts";
import { invalidField } from "../error.ts";
import { type Scope, SCOPES } from "../operation.ts";
import { Timestamp } from "../records/timestamp.ts";
import { newApiKey } from "../security/api_key_check.ts";
import { scopeList } from "../security/principal.ts";
import { sha256 } from "../security/secret_token.ts";
import { auditStatement } from "./audit_log.ts";

const KEYS_MAX = 50;

/** `/api-keys` */
export const API_KEYS = crudRouter(apiKeys, {
  scope: ownedBy(apiKeys.userId),
  one: "api_key",
  many: "api_keys",
  label: { one: "API key", many: "API keys" },
  zh: "API 密钥",
  path: "/api-keys",
  access: { read: "profile", write: "profile" },
  sessionOnly: true,
  rowsMax: KEYS_MAX,
  without: {
    replace: "what a key opens stays as it was made; another key takes its place",
    batch: "a secret is shown once, to whoever makes that one key",
    history: "keys that are made and removed are lines of the audit log",
    events: "nobody waits for a key",
  },
  notes: {
    create: [
      "The secret is shown once; a key may do what its scopes allow, but never manage keys or passwords",
      "密钥只显示一次；它只能做权限允许的事，不能管理密钥和密码",
    ],
  },
  fields: {
    name: z.string().trim().min(1).max(100),
    prefix: readOnly(z.string().describe("How the key begins")),
    scopes: createOnly(z.array(z.enum(SCOPES)).min(1).max(SCOPES.length), {
      column: apiKeys.scope,
      stored: scopeList,
    }),
    expiresAt: createOnly(Timestamp.describe("null: good until it is removed")),
    lastUsedAt: readOnly(z.iso.datetime().describe("To the minute")),
  },
  reveals: { secret: z.string() },
  hooks: {
    async before(ctx, { kind }, given) {
      if (kind !== "create") return;
      checkRights(ctx, given);
      const { secret, prefix } = newApiKey();
      return { columns: { prefix, hash: await sha256(secret) }, reveals: { secret } };
    },
    after(ctx, { kind, before, after }) {
      if (kind === "change") return [];
      const action = kind === "create" ? "api_key_added" : "api_key_removed";
      const detail: Record<string, unknown> = kind === "create" ? { scopes: after!.scopes } : {};
      const actorId = ctx.principal.userId;
      return [auditStatement(ctx.clock, { actorId, action, targetId: (after ?? before)!.id, detail })];
    },
    afterCommit(ctx, { kind }) {
      // A removed key opens nothing from this moment on.
      if (kind === "delete") ctx.accountChanged();
    },
  },
});

export type ApiKey = NonNullable<typeof API_KEYS.row>;

/** A key gives no right that its maker does not have, and none for a time that is over. */
function checkRights(
  { principal, clock }: UserContext,
  { scopes, expiresAt }: { scopes?: Scope[]; expiresAt?: string | null },
): void {
  const missing = scopes!.find((scope) => !principal.scopes.has(scope));
  if (missing !== undefined) throw invalidField("scopes", `must be scopes of your own token: not ${missing}`);
  if (expiresAt && Date.parse(expiresAt) <= clock.now()) {
    throw invalidField("expiresAt", "must be in the future");
  }
}
