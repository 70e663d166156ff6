/** The collection of attachments; they are made by an upload. @module */
import { z } from "zod";
import { ATTACHMENTS_MAX, FileName } from "../../common/attachments/attachment_repository.ts";
import { crudRouter } from "../../common/crud/crud_router.ts";
import { ownedBy } from "../../common/crud/row_scope.ts";
import { field, readOnly } from "../../common/crud/wire_field.ts";
import { attachments } from "../../common/database/schema.ts";
import { RecordId } from "../../common/records/record_inputs.ts";

export const attachmentCollection = crudRouter(attachments, {
  scope: ownedBy(attachments.userId),
  one: "attachment",
  many: "attachments",
  zh: "附件",
  path: "/attachments",
  access: { read: "records:read", write: "records:write" },
  rowsMax: ATTACHMENTS_MAX,
  fields: {
    recordId: field(RecordId),
    name: FileName,
    mediaType: readOnly(z.string()),
    bytes: readOnly(z.int()),
  },
  without: {
    create: "an upload makes one: its bytes are the body of POST /attachments",
    replace: "a file is never another; its name and record are changed field by field",
    batch: "one upload is one file",
    history: "a file is never another, and its record has a history",
    events: "there is no version to follow",
  },
  hooks: {
    afterCommit: async (ctx, { kind }) => {
      if (kind === "delete") await ctx.removeUnusedFiles();
    },
  },
});

/** An attachment as clients see it. */
export const AttachmentSchema = attachmentCollection.collection.shape.rowSchema.meta({ id: "Attachment" });
