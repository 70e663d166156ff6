/** Records in the archive: as clients see them, and stored with their place in the order of changes and their words in the index. @module */
import { recordColumns, recordFromRow, type ZhijiRecord } from "../../records/record.ts";
import { insertStatements } from "../../records/record_statements.ts";
import type { RowCodec } from "./table_rows.ts";

export const recordRows: RowCodec = {
  columns: recordColumns(),
  toWire: recordFromRow,
  toStatements(userId, row) {
    const record = row as ZhijiRecord;
    const statements = insertStatements(userId, record);
    // A record in the trash has no words in the search index.
    return record.deletedAt === null ? statements : statements.slice(0, -1);
  },
};
