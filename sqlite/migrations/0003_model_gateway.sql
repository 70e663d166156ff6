CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`status` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try_at` text NOT NULL,
	`lease_ends_at` text,
	`result` text,
	`error` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_by_subject` ON `jobs` (`user_id`,`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `jobs_open` ON `jobs` (`next_try_at`) WHERE status IN ('queued', 'running');--> statement-breakpoint
CREATE TABLE `model_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`user_id` text NOT NULL,
	`feature` text NOT NULL,
	`endpoint` text NOT NULL,
	`model` text NOT NULL,
	`prompt_name` text,
	`prompt_version` text,
	`status` text NOT NULL,
	`error` text,
	`input_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`estimated` integer NOT NULL,
	`cost_micros` integer NOT NULL,
	`first_part_ms` integer,
	`duration_ms` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `model_calls_by_user` ON `model_calls` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `prompt_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`text` text,
	`author_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prompt_versions_by_name` ON `prompt_versions` (`name`,`version`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `summary` text;