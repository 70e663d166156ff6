/** `POST /types`: a type of one's own. @module */
import { operation } from "../../common/operation.ts";
import { RecordType, TypeFields, TypeName } from "../../common/records/type_repository.ts";

export const createType = operation({
  name: "create_type",
  summary: "Add a type of one's own",
  description: "Records of it are checked, filtered and added up like those of built-in types",
  scope: "records:write",
  effect: "write",
  input: TypeFields.partial({ cues: true }).extend({ name: TypeName }),
  output: RecordType,
}, (ctx, type) => ctx.types.add({ ...type, cues: type.cues ?? [] }));
