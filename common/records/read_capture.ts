/** Turns a kept text into drafts of records; whatever goes wrong in reading, the text becomes a note. @module */
import { readLine } from "../language/read_line.ts";
import type { Learned, RecordReading } from "../language/reading.ts";
import { errorFields, type Logger } from "../log.ts";
import type { Principal } from "../security/principal.ts";
import type { Capture } from "./capture_repository.ts";
import { checkData } from "./check_data.ts";
import { NO_OWN_TYPES, type OwnTypes } from "./own_types.ts";
import { TAGS_MAX, TITLE_CHARS_MAX } from "./record.ts";
import type { RecordDraft } from "./record_repository.ts";

export function readCapture(
  capture: Capture,
  principal: Principal,
  log: Logger,
  own: OwnTypes = NO_OWN_TYPES,
  learned: readonly Learned[] = [],
): RecordDraft[] {
  try {
    const { records } = readLine(capture.text, {
      now: capture.spokenAt,
      timezone: capture.timezone,
      locale: capture.locale,
      currency: principal.currency,
      types: own.cues,
      learned,
    });
    const drafts = records.map((reading) => draftOf(reading, capture));
    for (const draft of drafts) checkData(draft.type, draft.data, principal, own);
    if (drafts.length > 0) return drafts;
  } catch (error) {
    log.error("a capture could not be read and became a note", {
      captureId: capture.id,
      ...errorFields(error),
    });
  }
  return [noteOf(capture)];
}

function draftOf(reading: RecordReading, capture: Capture): RecordDraft {
  return {
    type: reading.type,
    text: reading.text,
    title: reading.title?.slice(0, TITLE_CHARS_MAX) ?? null,
    data: reading.data,
    tags: reading.tags.slice(0, TAGS_MAX),
    occurredAt: reading.occurredAt,
    timezone: capture.timezone,
    source: capture.source as RecordDraft["source"],
    captureId: capture.id,
    span: reading.span,
    confidence: reading.confidence,
  };
}

function noteOf(capture: Capture): RecordDraft {
  return {
    type: "note",
    text: capture.text,
    data: {},
    occurredAt: capture.spokenAt,
    timezone: capture.timezone,
    source: capture.source as RecordDraft["source"],
    captureId: capture.id,
    span: { start: 0, end: capture.text.length },
    confidence: 0,
  };
}
