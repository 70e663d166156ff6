CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`user_id` text NOT NULL,
	`text` text NOT NULL,
	`words` text NOT NULL,
	`type` text NOT NULL,
	`data` text NOT NULL,
	`tags` text NOT NULL,
	`used_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrections_by_words` ON `corrections` (`user_id`,`words`);--> statement-breakpoint
CREATE INDEX `corrections_by_use` ON `corrections` (`user_id`,"used_at" desc);