/** `GET /clients`: the registered OAuth clients, for administrators. @module */
import { z } from "zod";
import { Client } from "../../common/identity/clients.ts";
import { operation } from "../../common/operation.ts";

export const listClients = operation({
  name: "list_clients",
  summary: "List the registered OAuth clients",
  scope: "admin",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(Client), nextCursor: z.null() }),
}, async (ctx) => ({ data: await ctx.administration.clients.list(), nextCursor: null }));
