/** `PATCH /clients/{id}`: name, addresses and scopes of an OAuth client, for administrators. @module */
import { z } from "zod";
import { Client, ClientFields } from "../../common/identity/clients.ts";
import { operation } from "../../common/operation.ts";

export const changeClient = operation({
  name: "change_client",
  summary: "Change an OAuth client",
  scope: "admin",
  sessionOnly: true,
  effect: "write",
  input: ClientFields.partial().extend({ id: z.uuid(), expectedVersion: z.int().optional() }),
  output: Client,
}, async (ctx, { id, expectedVersion, ...change }) => {
  const client = await ctx.administration.clients.change(id, change, expectedVersion);
  await ctx.administration.audit.add({
    actorId: ctx.principal.userId,
    action: "client_changed",
    targetId: id,
  });
  return client;
});
