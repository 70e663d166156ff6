/** Lists of one person's tags: what stands on their records, counted, as a table. @module */
import type { Fields } from "../crud/field.ts";
import type { Listing } from "../crud/list_rows.ts";

/** A tag with the number of records that have it, those in the trash left out. */
export interface CountedTag {
  name: string;
  count: number;
}

/** What tags may be filtered and sorted by. */
export const TAG_FIELDS: Fields = new Map([
  ["name", { kind: "text", sql: "counted.name", nullable: false }],
  ["count", { kind: "number", sql: "counted.count", nullable: false }],
]);

const COUNTED = `SELECT tag.value AS name, count(*) AS count FROM records, json_each(records.tags) AS tag
  WHERE records.user_id = ? AND records.deleted_at IS NULL GROUP BY 1`;

export function tagListing(userId: string): Listing<CountedTag> {
  return {
    table: `(${COUNTED}) AS counted`,
    tableArgs: [userId],
    columns: ["counted.name", "counted.count"],
    read: ([name, count]) => ({ name: name as string, count: count as number }),
    fields: TAG_FIELDS,
    id: TAG_FIELDS.get("name")!,
    defaultSort: "-count,name",
    owned: () => ({ sql: "1 = 1", args: [] }),
  };
}
