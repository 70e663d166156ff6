/** `/tags`: a collection without a table, as a tag is what stands on records. @module */
import { z } from "zod";
import type { UserContext } from "../../common/context.ts";
import type { CollectionCalls, CrudOperation } from "../../common/crud/collection_calls.ts";
import { collectionRoutes } from "../../common/crud/collection_routes.ts";
import type { CollectionStore } from "../../common/crud/collection_store.ts";
import { type Conditions, type ListInput, PAGE_ROWS_MAX } from "../../common/crud/list_rows.ts";
import { ownedBy } from "../../common/crud/row_scope.ts";
import { records } from "../../common/database/schema.ts";
import { type CountedTag, TAG_FIELDS } from "../../common/records/tag_listing.ts";
import { Tag } from "../../common/records/record.ts";

const changed = z.int().describe("Records that had the tag");
const Changed = z.strictObject({ name: z.string(), changed });
type Changed = z.output<typeof Changed>;
const Change = z.strictObject({ to: Tag.describe("The new name; one that is in use merges the two") });

const ON_RECORDS = "a tag comes with the first record that has it, and goes with the last";
const WITHOUT = {
  create: ON_RECORDS,
  batch: ON_RECORDS,
  get: "a tag is its name and its count, which the list tells: GET /tags?name=…",
  replace: "a tag is its name: PATCH gives it another",
  restore: "the records have histories, in which their tags stand",
  history: "the records have histories, in which their tags stand",
  events: "the records' own are told at /events",
};

class TagStore implements CollectionStore<CountedTag | Changed, never, z.output<typeof Change>> {
  readonly #ctx: UserContext;

  constructor(ctx: UserContext) {
    this.#ctx = ctx;
  }

  list(input: ListInput) {
    return this.#ctx.tags.list(input);
  }

  count(conditions: Conditions) {
    return this.#ctx.tags.count(conditions);
  }

  async change(name: string, { to }: z.output<typeof Change>) {
    return { name: to, changed: await this.#ctx.tags.replace(name, to) };
  }

  async remove(name: string) {
    return { name, changed: await this.#ctx.tags.replace(name, null) };
  }
}

export const TAG_ROUTES = collectionRoutes<
  CollectionCalls<{
    path: "/tags";
    plural: "tags";
    key: "name";
    row: CountedTag;
    created: never;
    new: never;
    change: z.input<typeof Change>;
    operations: Exclude<CrudOperation, keyof typeof WITHOUT | "change" | "delete">;
  }>
>({
  scope: ownedBy(records.userId),
  name: { one: "tag", many: "tags" },
  label: { many: "tags", zh: "标签" },
  notes: {
    change: [
      "Gives it another name on every record, in the trash too; one that is in use merges the two",
      "在所有记录上改名，包括回收站里的；改成已有的标签则合并两者",
    ],
    delete: ["Takes it off every record, in the trash too", "从所有记录上去掉，包括回收站里的"],
  },
  path: "/tags",
  access: { read: "records:read", write: "records:write" },
  without: WITHOUT,
  key: "name",
  id: Tag,
  row: z.strictObject({ name: z.string(), count: z.int() }).meta({ id: "CountedTag" }),
  answers: { change: Changed, delete: Changed },
  change: Change,
  filters: TAG_FIELDS,
  pageRows: PAGE_ROWS_MAX,
  searched: ["name"],
  order: ["the most used first", "用得最多的在前"],
  versioned: false,
  restorable: false,
  idempotent: true,
  store: (ctx) => new TagStore(ctx),
});
