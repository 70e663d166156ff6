/** `GET /audit`: who did what when, for administrators. @module */
import { z } from "zod";
import { AuditEntry } from "../../common/identity/audit_log.ts";
import { operation } from "../../common/operation.ts";

export const listAudit = operation({
  name: "list_audit",
  summary: "Read the audit log, newest first",
  scope: "admin",
  effect: "read",
  input: z.strictObject({
    limit: z.int().min(1).max(100).default(20),
    cursor: z.uuid().optional().describe("nextCursor of the page before"),
    action: z.string().min(1).max(64).optional(),
    targetId: z.string().min(1).max(64).optional(),
  }),
  output: z.strictObject({ data: z.array(AuditEntry), nextCursor: z.string().nullable() }),
}, (ctx, input) => ctx.administration.audit.list(input));
