CREATE TABLE `row_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`user_id` text NOT NULL,
	`collection` text NOT NULL,
	`row_id` text NOT NULL,
	`version` integer NOT NULL,
	`seq` integer NOT NULL,
	`state` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `row_revisions_by_row` ON `row_revisions` (`user_id`,`collection`,`row_id`,`version`);--> statement-breakpoint
CREATE INDEX `row_revisions_by_seq` ON `row_revisions` (`user_id`,`collection`,`seq`);