/** Registration of OAuth clients by administrators. @module */
import { z } from "zod";
import { crudRouter } from "../crud/crud_router.ts";
import { ADMINISTERED } from "../crud/row_scope.ts";
import { createOnly, field } from "../crud/wire_field.ts";
import { oauthClients } from "../database/schema.ts";
import { SCOPES } from "../operation.ts";
import { scopeList } from "../security/principal.ts";
import { newSecret, sha256 } from "../security/secret_token.ts";
import { auditStatement } from "./audit_log.ts";

const CLIENTS_MAX = 200;
const REDIRECT_URIS_MAX = 10;
/** `http` is for programs on the user's own machine only, RFC 8252 §7.3. */
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);

const RedirectUri = z.string().max(512).refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.hash !== "" || text.includes("#")) return false;
  if (url.protocol === "https:") return true;
  if (url.protocol === "http:") return LOOPBACK_HOSTS.has(url.hostname);
  return /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol);
}, "must be https, http on the own machine, or a reverse-domain scheme, without a fragment");

const ACTIONS = {
  create: "client_added",
  replace: "client_changed",
  change: "client_changed",
  delete: "client_removed",
  restore: "client_changed",
} as const;

/** `/clients` */
export const CLIENTS = crudRouter(oauthClients, {
  scope: ADMINISTERED,
  one: "client",
  many: "clients",
  label: { one: "OAuth client", many: "OAuth clients" },
  zh: "OAuth 客户端",
  path: "/clients",
  access: { read: "admin", write: "admin" },
  sessionOnly: true,
  rowsMax: CLIENTS_MAX,
  without: { batch: "a secret is shown once, to whoever registers that one client" },
  notes: {
    create: ["The secret of a confidential client is shown once", "机密客户端的密钥只显示一次"],
    replace: [
      "The sessions it opened end where a scope is taken from it",
      "收回权限时，它开启的会话随即结束",
    ],
    change: ["The sessions it opened end where a scope is taken from it", "收回权限时，它开启的会话随即结束"],
    delete: ["The sessions it opened end", "它开启的会话随即结束"],
  },
  fields: {
    name: z.string().trim().min(1).max(100),
    redirectUris: field(z.array(RedirectUri).min(1).max(REDIRECT_URIS_MAX), { json: true }),
    scopes: field(z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).describe("Scopes it may ask for"), {
      column: oauthClients.scope,
      stored: scopeList,
    }),
    confidential: createOnly(z.boolean().default(false).describe("Whether it has a secret"), {
      column: oauthClients.secretHash,
      // The hash itself comes from the hook.
      stored: { toColumn: () => null, fromColumn: (hash) => hash !== null },
    }),
  },
  reveals: { secret: z.string().optional() },
  hooks: {
    async before(_ctx, { kind }, given) {
      if (kind !== "create" || !given.confidential) return;
      const secret = newSecret();
      return { columns: { secretHash: await sha256(secret) }, reveals: { secret } };
    },
    after(ctx, { kind, before, after }) {
      const targetId = (after ?? before)!.id;
      return [auditStatement(ctx.clock, { actorId: ctx.principal.userId, action: ACTIONS[kind], targetId })];
    },
    async afterCommit(ctx, { before, after }) {
      const isNarrowed = before?.scopes.some((scope) => !after?.scopes.includes(scope));
      if (isNarrowed) await ctx.administration.clients.endSessions(before!.id);
    },
  },
});
