/** The shapes that the page believes in are those that the services answer: checked by the compiler. @module */
import type { Notice, Proposal } from "../../common/ask/chat_part.ts";
import type { PeriodFacts } from "../../common/ask/period_facts.ts";
import type { ManagedUser } from "../../common/identity/administration.ts";
import type { ApiKey } from "../../common/identity/api_keys.ts";
import type { Imported } from "../../common/identity/archive/import_archive.ts";
import type { AuditEntry } from "../../common/identity/audit_log.ts";
import type { Conversation, Turn } from "../../common/conversations/conversation.ts";
import type { Passkey } from "../../common/identity/passkeys.ts";
import type { Profile } from "../../common/identity/profile.ts";
import type { Session } from "../../common/identity/sessions.ts";
import type { Usage } from "../../common/identity/usage.ts";
import type { Reading } from "../../common/language/reading.ts";
import type { AggregateOutput } from "../../common/records/aggregate_records.ts";
import type { Page } from "../../common/crud/list_rows.ts";
import type { ZhijiRecord } from "../../common/records/record.ts";
import type { SearchHit } from "../../common/records/search_records.ts";
import type {
  WireApiKey,
  WireAuditEntry,
  WireConversation,
  WireExtract,
  WireFacts,
  WireHit,
  WireImported,
  WireManagedUser,
  WireNotice,
  WirePage,
  WirePasskey,
  WireProfile,
  WireProposal,
  WireRecord,
  WireResult,
  WireSession,
  WireTurn,
  WireUsage,
} from "../../web-static/client/api/wire.ts";

/** Compiles only where what is answered can be read as what is expected. */
type Reads<Expected, _Answered extends Expected> = true;

Deno.test("the page reads what the services answer", () => {
  const _checked: [
    Reads<WireRecord, ZhijiRecord>,
    Reads<WireProfile, Profile>,
    Reads<WireHit, SearchHit>,
    Reads<WireResult, AggregateOutput>,
    Reads<WirePage, Page<ZhijiRecord>>,
    Reads<WireExtract, Reading>,
    Reads<WireSession, Session>,
    Reads<WireApiKey, ApiKey>,
    Reads<WireImported, Imported>,
    Reads<WireManagedUser, ManagedUser>,
    Reads<WireAuditEntry, AuditEntry>,
    Reads<WireConversation, Conversation>,
    Reads<WireTurn, Turn>,
    Reads<WirePasskey, Passkey>,
    Reads<WireNotice, Notice>,
    Reads<WireProposal, Proposal>,
    Reads<WireFacts, PeriodFacts>,
    Reads<Omit<WireUsage, "quotas">, Usage>,
  ] = [
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
  ];
});
