/** `DELETE /clients/{id}`: an OAuth client that may ask for nothing any more, for administrators. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const deleteClient = operation({
  name: "delete_client",
  summary: "Remove an OAuth client and end the sessions it opened",
  scope: "admin",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ id: z.uuid() }),
  output: z.strictObject({}),
}, async (ctx, { id }) => {
  await ctx.administration.clients.remove(id);
  await ctx.administration.audit.add({
    actorId: ctx.principal.userId,
    action: "client_removed",
    targetId: id,
  });
  return {};
});
