CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`user_id` text NOT NULL,
	`record_id` text,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `attachments_by_user` ON `attachments` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `attachments_by_record` ON `attachments` (`record_id`);--> statement-breakpoint
CREATE INDEX `attachments_by_content` ON `attachments` (`sha256`);--> statement-breakpoint
CREATE INDEX `attachments_of_no_record` ON `attachments` (`updated_at`) WHERE record_id IS NULL;--> statement-breakpoint
CREATE TABLE `file_removals` (
	`sha256` text PRIMARY KEY NOT NULL,
	`due_at` text NOT NULL,
	`claimed_at` text
);
--> statement-breakpoint
CREATE TABLE `import_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`user_id` text NOT NULL,
	`key` text NOT NULL,
	`record_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_keys_by_key` ON `import_keys` (`user_id`,`key`);--> statement-breakpoint
CREATE INDEX `import_keys_by_record` ON `import_keys` (`record_id`);--> statement-breakpoint
CREATE TRIGGER `attachments_leave_files` AFTER DELETE ON `attachments` BEGIN INSERT INTO `file_removals` (`sha256`, `due_at`) VALUES (OLD.`sha256`, '') ON CONFLICT (`sha256`) DO UPDATE SET `due_at` = ''; END;
