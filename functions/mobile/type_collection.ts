/** `/types`: a collection of which half is in no table, as the built-in types are in the code. @module */
import type { z } from "zod";
import type { CollectionCalls, CrudOperation } from "../../common/crud/collection_calls.ts";
import { collectionRoutes } from "../../common/crud/collection_routes.ts";
import { PAGE_ROWS_MAX } from "../../common/crud/list_rows.ts";
import { ownedBy } from "../../common/crud/row_scope.ts";
import { recordTypes } from "../../common/database/schema.ts";
import { TYPE_FIELDS } from "../../common/records/type_listing.ts";
import { RecordType, TypeName } from "../../common/records/type_repository.ts";
import { Change, Checked, New, Replacement, TypeStore } from "./_type_store.ts";

const WITHOUT = {
  restore: "a type goes only when no record has it: nothing is lost with it",
};

export const TYPE_ROUTES = collectionRoutes<
  CollectionCalls<{
    path: "/types";
    plural: "types";
    key: "name";
    row: RecordType;
    created: RecordType;
    new: z.input<typeof New>;
    change: z.input<typeof Change>;
    operations: Exclude<CrudOperation, keyof typeof WITHOUT>;
  }>
>({
  table: recordTypes,
  scope: ownedBy(recordTypes.userId),
  name: { one: "type", many: "types" },
  label: { many: "types of records", zh: "记录类型" },
  notes: {
    create: [
      "Records of it are checked, filtered and added up like those of built-in types",
      "它的记录与内置类型一样受检查、可筛选、可统计",
    ],
    replace: [
      "One of your own. Records stay as they are; those that do not fit the new schema are named, a hundred at most",
      "仅限自定义类型。已有记录保持原样；不符合新结构的会列出，最多一百条",
    ],
    change: [
      "One of your own; a schema is put in place whole. Records stay as they are; those that do not fit it are " +
      "named, a hundred at most",
      "仅限自定义类型；schema 整个替换。已有记录保持原样；不符合新结构的会列出，最多一百条",
    ],
    delete: ["One of your own that no record has", "仅限没有记录使用的自定义类型"],
  },
  path: "/types",
  access: { read: "records:read", write: "records:write" },
  without: WITHOUT,
  key: "name",
  id: TypeName,
  row: RecordType,
  answers: { change: Checked },
  new: New,
  replace: Replacement,
  change: Change,
  filters: TYPE_FIELDS,
  pageRows: PAGE_ROWS_MAX,
  searched: ["name", "label"],
  order: ["the built-in ones first", "内置的在前"],
  versioned: true,
  restorable: false,
  idempotent: true,
  store: (ctx) => new TypeStore(ctx),
});
