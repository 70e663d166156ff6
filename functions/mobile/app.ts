/** The mobile service: capture, records, search and aggregates. @module */
import { ATTACHMENT_BYTES_MAX } from "../../common/attachments/attachment_repository.ts";
import type { ServiceDescription } from "../../common/http/openapi.ts";
import { route, type RouteOptions } from "../../common/http/route.ts";
import { IMPORT_BYTES_MAX } from "./_import_input.ts";
import { attachmentCollection } from "./attachment_collection.ts";
import { acknowledgeNotification } from "./acknowledge_notification.ts";
import { aggregateRecords } from "./aggregate_records.ts";
import { capture } from "./capture.ts";
import { deleteCorrection } from "./delete_correction.ts";
import { deleteCorrections } from "./delete_corrections.ts";
import { downloadAttachment, respondWithAttachment } from "./download_attachment.ts";
import { emptyTrash } from "./empty_trash.ts";
import { getCalendar, respondWithCalendar } from "./get_calendar.ts";
import { importFile } from "./import_file.ts";
import { listCorrections } from "./list_corrections.ts";
import { listNotifications } from "./list_notifications.ts";
import { listReminders } from "./list_reminders.ts";
import { listTrash } from "./list_trash.ts";
import { previewImport } from "./preview_import.ts";
import { pullRecords } from "./pull_records.ts";
import { purgeRecord } from "./purge_record.ts";
import { pushRecords } from "./push_records.ts";
import { RECORD_ROUTES } from "./record_collection.ts";
import { rereadCapture } from "./reread_capture.ts";
import { restoreRecordVersion } from "./restore_record_version.ts";
import { searchRecords } from "./search_records.ts";
import { respondWithEvents, streamEvents } from "./stream_events.ts";
import { respondWithSync, streamSync } from "./stream_sync.ts";
import { TAG_ROUTES } from "./tag_collection.ts";
import { TYPE_ROUTES } from "./type_collection.ts";
import { uploadAttachment } from "./upload_attachment.ts";

const IMPORTED_FILE: RouteOptions = { consumes: "bytes", body: "file", bodyBytesMax: IMPORT_BYTES_MAX };
const EVENT_STREAM = ["text/event-stream"];

export const mobile: ServiceDescription = {
  name: "mobile",
  summary: "Capture, records, search and aggregates",
  routes: [
    route("POST /capture", capture, { status: 201, idempotent: true }),
    route("POST /captures/:id/reread", rereadCapture, { idempotent: true }),
    route("GET /records/search", searchRecords),
    route("POST /records/aggregate", aggregateRecords),
    ...RECORD_ROUTES,
    route("POST /records/:id/history/:version/restore", restoreRecordVersion, { versioned: true }),
    route("GET /reminders", listReminders),
    route("GET /notifications", listNotifications),
    route("POST /notifications/:id/acknowledge", acknowledgeNotification),
    route("GET /calendar.ics", getCalendar, {
      respond: respondWithCalendar,
      produces: ["text/calendar"],
      keyInAddress: true,
    }),
    route("GET /events", streamEvents, { respond: respondWithEvents, produces: EVENT_STREAM }),
    route("GET /sync/records/pull", pullRecords),
    route("POST /sync/records/push", pushRecords, { body: "rows", idempotent: true }),
    route("GET /sync/records/stream", streamSync, { respond: respondWithSync, produces: EVENT_STREAM }),
    ...attachmentCollection.routes,
    route("POST /attachments", uploadAttachment, {
      consumes: "file",
      body: "file",
      bodyBytesMax: ATTACHMENT_BYTES_MAX,
      status: 201,
      idempotent: true,
      versioned: true,
    }),
    route("GET /attachments/:id/content", downloadAttachment, {
      respond: respondWithAttachment,
      ranges: true,
      produces: ["*/*"],
    }),
    route("POST /imports/preview", previewImport, IMPORTED_FILE),
    route("POST /imports", importFile, { ...IMPORTED_FILE, status: 201, idempotent: true }),
    route("GET /trash", listTrash),
    route("DELETE /trash", emptyTrash),
    route("DELETE /trash/:id", purgeRecord, { status: 204 }),
    route("GET /corrections", listCorrections),
    route("DELETE /corrections", deleteCorrections),
    route("DELETE /corrections/:id", deleteCorrection, { status: 204 }),
    ...TAG_ROUTES,
    ...TYPE_ROUTES,
  ],
};
