/** `POST /clients`: registers an OAuth client, for administrators. @module */
import { z } from "zod";
import { Client, ClientFields } from "../../common/identity/clients.ts";
import { operation } from "../../common/operation.ts";

export const createClient = operation({
  name: "create_client",
  summary: "Register an OAuth client",
  description: "The secret of a confidential client is shown once",
  scope: "admin",
  sessionOnly: true,
  effect: "write",
  input: ClientFields.extend({ confidential: z.boolean().default(false) }),
  output: Client.extend({ secret: z.string().optional() }).meta({ id: "NewClient" }),
}, async (ctx, input) => {
  const client = await ctx.administration.clients.add(input);
  await ctx.administration.audit.add({
    actorId: ctx.principal.userId,
    action: "client_added",
    targetId: client.id,
  });
  return client;
});
