CREATE TABLE `record_types` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`label` text NOT NULL,
	`schema` text NOT NULL,
	`cues` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `record_types_by_name` ON `record_types` (`user_id`,`name`);--> statement-breakpoint
ALTER TABLE `change_counters` ADD `purged_through` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `records_in_trash` ON `records` (`deleted_at`) WHERE deleted_at IS NOT NULL;