/** `PATCH /users/{id}`: role, access and quotas of an account, for administrators. @module */
import { z } from "zod";
import { ManagedUser, Quotas } from "../../common/identity/administration.ts";
import { operation } from "../../common/operation.ts";

export const changeUser = operation(
  {
    name: "change_user",
    summary: "Change an account's role, access or quotas",
    description: "A disabled account's sessions end at once; every change is a line of the audit log",
    scope: "admin",
    effect: "write",
    input: z.strictObject({
      id: z.uuid(),
      role: z.enum(["user", "administrator"]).optional(),
      disabled: z.boolean().optional(),
      quotas: Quotas.partial().optional(),
      expectedVersion: z.int().optional(),
    }),
    output: ManagedUser,
  },
  (ctx, { id, expectedVersion, ...change }) =>
    ctx.administration.administration.change(ctx.principal.userId, id, change, expectedVersion),
);
