/** That a table is a collection, and whose its rows are: what the start asks of every table. @module */
import { getTableColumns, getTableName } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { StartError } from "../error.ts";
import type { Scope } from "../operation.ts";
import type { RowScope } from "./row_scope.ts";

/** Made with the routes of a collection and with nothing else. */
export class TableDeclaration {
  readonly table: SQLiteTable;

  constructor(table: SQLiteTable, { owner }: RowScope, access: { read: Scope; write: Scope }) {
    this.table = table;
    const name = getTableName(table);
    if (owner === null) {
      if (access.read !== "admin" || access.write !== "admin") {
        throw new StartError(`${name}: what nobody owns is for the scope admin alone`);
      }
      if ("userId" in getTableColumns(table)) {
        throw new StartError(`${name}: its rows have an owner, and are declared as nobody's`);
      }
      return;
    }
    if (owner.table !== table) throw new StartError(`${name}: the owner must be a column of the table`);
    const leads = getTableConfig(table).indexes.some(({ config }) =>
      (config.columns[0] as { name?: string } | undefined)?.name === owner.name
    );
    if (!leads) {
      throw new StartError(`${name}: an index must begin with ${owner.name}, or every list reads all rows`);
    }
  }
}
