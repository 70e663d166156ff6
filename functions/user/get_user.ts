/** `GET /users/{id}`: one account, for administrators. @module */
import { z } from "zod";
import { ManagedUser } from "../../common/identity/administration.ts";
import { operation } from "../../common/operation.ts";

export const getUser = operation({
  name: "get_user",
  summary: "Read an account",
  scope: "admin",
  effect: "read",
  input: z.strictObject({ id: z.uuid() }),
  output: ManagedUser,
}, (ctx, { id }) => ctx.administration.administration.get(id));
