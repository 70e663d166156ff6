/** `GET /users`: the accounts of this server, for administrators. @module */
import { z } from "zod";
import { ManagedUser } from "../../common/identity/administration.ts";
import { operation } from "../../common/operation.ts";

export const listUsers = operation({
  name: "list_users",
  summary: "List accounts, newest first",
  scope: "admin",
  effect: "read",
  input: z.strictObject({
    limit: z.int().min(1).max(100).default(20),
    cursor: z.uuid().optional().describe("nextCursor of the page before"),
    q: z.string().min(1).max(100).optional().describe("A part of the address or name"),
  }),
  output: z.strictObject({ data: z.array(ManagedUser), nextCursor: z.string().nullable() }),
}, (ctx, input) => ctx.administration.administration.list(input));
