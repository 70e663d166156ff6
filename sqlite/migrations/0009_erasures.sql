CREATE TABLE `erasures` (
	`account_id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL
);
