CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`user_id` text NOT NULL,
	`record_id` text NOT NULL,
	`at` text NOT NULL,
	`acknowledged_at` text,
	`delivery` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try_at` text NOT NULL,
	`error` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_by_time` ON `notifications` (`record_id`,`at`);--> statement-breakpoint
CREATE INDEX `notifications_by_user` ON `notifications` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_pending` ON `notifications` (`next_try_at`) WHERE delivery = 'pending';--> statement-breakpoint
CREATE TABLE `record_embeddings` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`record_row` integer NOT NULL,
	`user_id` text NOT NULL,
	`version` integer NOT NULL,
	`model` text NOT NULL,
	`text_hash` text NOT NULL,
	`vector` blob NOT NULL,
	FOREIGN KEY (`record_row`) REFERENCES `records`(`row`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `record_embeddings_record_row_unique` ON `record_embeddings` (`record_row`);--> statement-breakpoint
CREATE INDEX `record_embeddings_by_user` ON `record_embeddings` (`user_id`,`seq`);--> statement-breakpoint
CREATE TABLE `reminder_progress` (
	`user_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`record_id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`next_at` text NOT NULL,
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `reminders_by_time` ON `reminders` (`next_at`);--> statement-breakpoint
CREATE INDEX `reminders_by_user` ON `reminders` (`user_id`);--> statement-breakpoint
CREATE TRIGGER `records_leave_embeddings` AFTER UPDATE OF `deleted_at` ON `records` WHEN NEW.`deleted_at` IS NOT NULL BEGIN DELETE FROM `record_embeddings` WHERE `record_row` = NEW.`row`; END;
