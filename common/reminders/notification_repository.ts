/** One person's notifications, for the clients that show them. @module */
import { z } from "zod";
import { type Clock, toTimestamp } from "../clock.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { notFound } from "../error.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow, RecordSchema } from "../records/record.ts";

const DELIVERIES = ["none", "pending", "sent", "failed", "cancelled"] as const;

export const Notification = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime().describe("The time that was due"),
  acknowledgedAt: z.iso.datetime().nullable(),
  delivery: z.enum(DELIVERIES).describe("To the webhook; none: none is configured"),
  tries: z.int(),
  error: z.string().nullable().describe("Code of the last failure of the delivery"),
  record: RecordSchema,
}).meta({ id: "Notification" });
export type Notification = z.output<typeof Notification>;

const COLUMNS = `n.id, n.at, n.acknowledged_at, n.delivery, n.tries, n.error, ${recordColumns("records")}`;
/** What is done since is no longer to be shown, whoever was first: the person or the clock. */
const LIST = `SELECT ${COLUMNS} FROM notifications AS n JOIN records ON records.id = n.record_id
  WHERE n.user_id = ?1 AND records.user_id = ?1 AND records.deleted_at IS NULL AND n.id > ?2
  AND (?3 OR (n.acknowledged_at IS NULL AND coalesce(json_extract(records.data, '$.done'), 0) = 0))
  ORDER BY n.id LIMIT ?4`;
const ACKNOWLEDGE =
  `UPDATE notifications SET acknowledged_at = coalesce(acknowledged_at, ?1), updated_at = ?1,
  delivery = CASE delivery WHEN 'pending' THEN 'cancelled' ELSE delivery END WHERE id = ?2 AND user_id = ?3`;
const ONE = `SELECT ${COLUMNS} FROM notifications AS n JOIN records ON records.id = n.record_id
  WHERE n.id = ?1 AND n.user_id = ?2 AND records.user_id = ?2 AND records.deleted_at IS NULL`;
const OWN_COLUMNS = 6;

export class NotificationRepository {
  readonly #database: Database;
  readonly #userId: string;
  readonly #clock: Clock;

  constructor(database: Database, userId: string, clock: Clock) {
    this.#database = database;
    this.#userId = userId;
    this.#clock = clock;
  }

  /** The oldest first, after the one of `after`. */
  async list(
    { after = "", acknowledged, limit }: { after?: string | undefined; acknowledged: boolean; limit: number },
  ): Promise<Notification[]> {
    const args = [this.#userId, after, acknowledged ? 1 : 0, limit];
    return (await this.#database.rows<RawRow>({ sql: LIST, args })).map(fromRow);
  }

  /** Marks it as seen, whoever was first; one that waits for the webhook is not sent any more. */
  async acknowledge(id: string): Promise<Notification> {
    const row = await this.#database.row(ONE, [id, this.#userId]);
    if (row === undefined) throw notFound("notification");
    const args = [toTimestamp(this.#clock.now()), id, this.#userId];
    await this.#database.commit([{ sql: ACKNOWLEDGE, args }]);
    const now = await this.#database.row(ONE, [id, this.#userId]);
    if (now === undefined) throw notFound("notification");
    return fromRow(now);
  }
}

function fromRow(row: RawRow): Notification {
  const [id, at, acknowledgedAt, delivery, tries, error] = row as [
    string,
    string,
    string | null,
    Notification["delivery"],
    number,
    string | null,
  ];
  const record = recordFromRow(row.slice(OWN_COLUMNS, OWN_COLUMNS + RECORD_COLUMNS.length));
  return { id, at, acknowledgedAt, delivery, tries, error, record };
}
