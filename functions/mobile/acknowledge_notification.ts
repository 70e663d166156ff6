/** `POST /notifications/{id}/acknowledge`: a client has shown it, and the others need not. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { Notification } from "../../common/reminders/notification_repository.ts";

export const acknowledgeNotification = operation({
  name: "acknowledge_notification",
  summary: "Acknowledge a notification",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ id: z.uuid("must be the id of a notification") }),
  output: Notification,
}, (ctx, { id }) => ctx.notifications.acknowledge(id));
