CREATE TABLE `summaries` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`user_id` text NOT NULL,
	`period` text NOT NULL,
	`starts_on` text NOT NULL,
	`timezone` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`language` text NOT NULL,
	`report` text NOT NULL,
	`prose` text,
	`facts` text NOT NULL,
	`sources` text NOT NULL,
	`notices` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `summaries_by_period` ON `summaries` (`user_id`,`period`,`starts_on`);--> statement-breakpoint
CREATE TABLE `summary_schedules` (
	`user_id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`daily` integer NOT NULL,
	`weekly` integer NOT NULL,
	`monthly` integer NOT NULL,
	`at` text NOT NULL,
	`next_due_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `summary_schedules_by_due` ON `summary_schedules` (`next_due_at`) WHERE next_due_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `audio_seconds` integer DEFAULT 0 NOT NULL;