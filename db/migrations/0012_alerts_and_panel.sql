CREATE TABLE `panel_pass` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`agent` text,
	`key` text NOT NULL,
	`link_hash` text NOT NULL,
	`link_until` integer NOT NULL,
	`pass_hash` text,
	`pass_until` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panel_pass_link_hash_unique` ON `panel_pass` (`link_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `panel_pass_pass_hash_unique` ON `panel_pass` (`pass_hash`);--> statement-breakpoint
CREATE INDEX `panel_pass_shop` ON `panel_pass` (`shop`,`created_at`);--> statement-breakpoint
ALTER TABLE `finding` ADD `taken_at` integer;--> statement-breakpoint
ALTER TABLE `finding` ADD `taken_by` text;--> statement-breakpoint
CREATE INDEX `finding_alert` ON `finding` (`shop`,`at`) WHERE "finding"."kind" = 'alert';