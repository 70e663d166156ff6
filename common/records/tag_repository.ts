/** One person's tags: counted, renamed and merged over all their records. @module */
import { type Clock } from "../clock.ts";
import { type Conditions, countRows, type ListInput, listRows, type Page } from "../crud/list_rows.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { isUnmet } from "../database/require_that.ts";
import { changedMeanwhile, notFound } from "../error.ts";
import type { Principal } from "../security/principal.ts";
import { type CountedTag, tagListing } from "./tag_listing.ts";
import { recordColumns, recordFromRow } from "./record.ts";
import { commitChanges } from "./record_statements.ts";
import { RecordRepository } from "./record_repository.ts";

const RECORDS_A_ROUND = 200;
const TAGGED = `SELECT ${recordColumns("records")} FROM records WHERE user_id = ?
  AND EXISTS (SELECT 1 FROM json_each(records.tags) WHERE value = ?) LIMIT ${RECORDS_A_ROUND}`;

export class TagRepository {
  readonly #database: Database;
  readonly #principal: Principal;
  readonly #records: RecordRepository;

  constructor(database: Database, principal: Principal, clock: Clock) {
    this.#database = database;
    this.#principal = principal;
    this.#records = new RecordRepository(database, principal, clock);
  }

  /** A page of the tags of records that are not in the trash, the most used first unless asked for in another order. */
  list(input: ListInput = {}): Promise<Page<CountedTag>> {
    return listRows(this.#database, tagListing(this.#principal.userId), input);
  }

  count(conditions: Conditions): Promise<number> {
    return countRows(this.#database, tagListing(this.#principal.userId), conditions);
  }

  /**
   * Puts `to` in the place of `from` everywhere, the trash too, and gives the number of changed records; where
   * `to` is there already the two become one. Null takes the tag away. Records change in rounds, each all or none.
   */
  async replace(from: string, to: string | null): Promise<number> {
    if (from === to) return 0;
    let changed = 0;
    for (;;) {
      const rows = await this.#database.rows<RawRow>({ sql: TAGGED, args: [this.#principal.userId, from] });
      if (rows.length === 0) break;
      const statements = rows.map(recordFromRow).flatMap((record) => {
        const tags = record.tags.flatMap((tag) => tag !== from ? [tag] : to === null ? [] : [to]);
        return this.#records.prepareChange(record, { tags: [...new Set(tags)] });
      });
      try {
        await commitChanges(this.#database, this.#principal.userId, statements);
      } catch (error) {
        if (isUnmet(error)) throw changedMeanwhile();
        throw error;
      }
      changed += rows.length;
    }
    if (changed === 0) throw notFound("tag");
    return changed;
  }
}
