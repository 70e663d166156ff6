/** `GET /notifications`: reminders that fell due, until a client has acknowledged them. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { Notification } from "../../common/reminders/notification_repository.ts";

const NOTIFICATIONS_MAX = 100;

export const listNotifications = operation({
  name: "list_notifications",
  summary: "List reminders that fell due, the oldest first",
  description: "Of todos that are not done and of events, each time of repeating ones once; kept thirty days",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({
    acknowledged: z.boolean().default(false).describe("Those that were acknowledged or cancelled too"),
    cursor: z.uuid().optional().describe("The nextCursor of the page before"),
    limit: z.int().min(1).max(NOTIFICATIONS_MAX).default(NOTIFICATIONS_MAX),
  }),
  output: z.strictObject({ data: z.array(Notification), nextCursor: z.uuid().nullable() }),
}, async (ctx, { acknowledged, cursor, limit }) => {
  const data = await ctx.notifications.list({ after: cursor, acknowledged, limit });
  return { data, nextCursor: data.length < limit ? null : data.at(-1)!.id };
});
