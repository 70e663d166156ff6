/** The types of records as a collection's store: what a client gives of one, and what is done with it. @module */
import type { z } from "zod";
import type { UserContext } from "../../common/context.ts";
import type { CollectionStore } from "../../common/crud/collection_store.ts";
import type { Conditions, HistoryPage, ListInput } from "../../common/crud/list_rows.ts";
import { RecordType, TypeCheckSchema, TypeFields, TypeName } from "../../common/records/type_repository.ts";

/** Words of the address: a type of such a name could not be read. */
const RESERVED: ReadonlySet<string> = new Set(["count", "batch", "events"]);

export const Replacement = TypeFields.partial({ cues: true });
export const New = Replacement.extend({
  name: TypeName.refine((name) => !RESERVED.has(name), "is a word of the address"),
});
export const Change = TypeFields.partial();
type Replacement = z.output<typeof Replacement>;
type New = z.output<typeof New>;
type Change = z.output<typeof Change>;
export const Checked = RecordType.extend({ check: TypeCheckSchema }).meta({ id: "CheckedRecordType" });
type Checked = z.output<typeof Checked>;

export class TypeStore implements CollectionStore<RecordType | Checked, New, Change> {
  readonly #ctx: UserContext;

  constructor(ctx: UserContext) {
    this.#ctx = ctx;
  }

  list(input: ListInput) {
    return this.#ctx.types.list(input);
  }

  count(conditions: Conditions) {
    return this.#ctx.types.count(conditions);
  }

  get(name: string) {
    return this.#ctx.types.get(name);
  }

  create(types: readonly New[], placeOf: (i: number) => string) {
    return this.#ctx.types.addAll(types.map((type) => ({ ...type, cues: type.cues ?? [] })), placeOf);
  }

  replace(name: string, type: Replacement, expectedVersion?: number) {
    return this.change(name, { ...type, cues: type.cues ?? [] }, expectedVersion);
  }

  async change(name: string, change: Change, expectedVersion?: number) {
    const { type, check } = await this.#ctx.types.change(name, change, expectedVersion);
    return { ...type, check };
  }

  remove(name: string, expectedVersion?: number) {
    return this.#ctx.types.remove(name, expectedVersion);
  }

  history(name: string, page: HistoryPage) {
    return this.#ctx.types.history(name, page);
  }

  get feed() {
    return this.#ctx.types.feed;
  }
}
