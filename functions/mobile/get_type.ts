/** `GET /types/{name}`: one type of records. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { RecordType, TypeName } from "../../common/records/type_repository.ts";

export const getType = operation({
  name: "get_type",
  summary: "Read one type of records",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({ name: TypeName }),
  output: RecordType,
}, (ctx, { name }) => ctx.types.get(name));
