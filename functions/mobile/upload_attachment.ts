/** `POST /attachments`: stores a picture or another file, of a record or of none yet. @module */
import { z } from "zod";
import { FileName } from "../../common/attachments/attachment_repository.ts";
import { ReceivedFile } from "../../common/attachments/received_file.ts";
import { invalidField } from "../../common/error.ts";
import { operation } from "../../common/operation.ts";
import { RecordId } from "../../common/records/record_inputs.ts";
import { AttachmentSchema } from "./attachment_collection.ts";

export const uploadAttachment = operation({
  name: "upload_attachment",
  summary: "Store a picture or another file",
  description:
    "The body is the file itself, at most 25 MiB. What it is is read from its bytes. One that belongs to no " +
    "record is removed after a day",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({
    file: z.instanceof(ReceivedFile),
    name: FileName.default("attachment").describe("To save it under"),
    recordId: RecordId.optional(),
  }),
  output: AttachmentSchema,
}, async (ctx, { file, name, recordId }) => {
  if (file.bytes === 0) throw invalidField("file", "must not be empty");
  return { ...await ctx.attachments.add(file, { name, recordId: recordId ?? null }) };
});
