/** What both import operations take. @module */
import { z } from "zod";
import { Timezone } from "../../common/identity/profile_fields.ts";
import { Encoding } from "../../common/imports/decode_text.ts";
import { MAPPED_FIELDS } from "../../common/imports/imported_file.ts";

/** As large as an attachment may be. */
export const IMPORT_BYTES_MAX = 25 * 1024 * 1024;

const COLUMN_CHARS_MAX = 200;

export const ImportInput = z.strictObject({
  file: z.instanceof(Uint8Array),
  mapping: z.partialRecord(z.enum(MAPPED_FIELDS), z.string().min(1).max(COLUMN_CHARS_MAX)).optional()
    .describe(
      "Of a CSV or sheet: the column, by its text in the header line, of each field; else guessed from that line",
    ),
  delimiter: z.enum([",", ";", "|", "\t"]).optional().describe("Of a CSV; else guessed from its first lines"),
  encoding: Encoding.optional().describe("Of text; else found by its bytes"),
  timezone: Timezone.optional().describe(
    "Of the times in the file; else the person's own, and Asia/Shanghai for bills of Alipay and WeChat Pay",
  ),
});

export const IMPORT_DESCRIPTION =
  "The body is the file itself: bills of Alipay (CSV) and WeChat Pay (CSV or xlsx), flomo's HTML or zip, Memos' JSON, " +
  "Google Keep's Takeout zip, Markdown files in a zip, or any CSV or xlsx with a header line; at most 25 MiB, " +
  "20,000 rows and 100 MiB unzipped";
