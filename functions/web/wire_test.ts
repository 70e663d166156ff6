/** The shapes that the page believes in are those that the services answer: checked by the compiler. @module */
import type { Profile } from "../../common/identity/profile.ts";
import type { Reading } from "../../common/language/reading.ts";
import type { AggregateOutput } from "../../common/records/aggregate_records.ts";
import type { ListOutput } from "../../common/records/list_records.ts";
import type { ZhijiRecord } from "../../common/records/record.ts";
import type { SearchHit } from "../../common/records/search_records.ts";
import type {
  WireExtract,
  WireHit,
  WirePage,
  WireProfile,
  WireRecord,
  WireResult,
} from "../../web-static/client/api/wire.ts";

/** Compiles only where what is answered can be read as what is expected. */
type Reads<Expected, _Answered extends Expected> = true;

Deno.test("the page reads what the services answer", () => {
  const _checked: [
    Reads<WireRecord, ZhijiRecord>,
    Reads<WireProfile, Profile>,
    Reads<WireHit, SearchHit>,
    Reads<WireResult, AggregateOutput>,
    Reads<WirePage, ListOutput>,
    Reads<WireExtract, Reading>,
  ] = [true, true, true, true, true, true];
});
