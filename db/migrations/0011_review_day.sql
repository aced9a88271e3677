CREATE TABLE `added_finding` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`session` text NOT NULL,
	`session_at` integer NOT NULL,
	`point` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`score` real NOT NULL,
	`event` text,
	`quote` text,
	`remark` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `added_finding_conversation` ON `added_finding` (`shop`,`conversation`,`at`);--> statement-breakpoint
CREATE INDEX `added_finding_session_at` ON `added_finding` (`shop`,`session_at`);--> statement-breakpoint
CREATE TABLE `review_visit` (
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`session` text NOT NULL,
	`by` text NOT NULL,
	`entered_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ended` integer NOT NULL,
	PRIMARY KEY(`shop`, `by`, `id`)
);
--> statement-breakpoint
CREATE INDEX `review_visit_entered` ON `review_visit` (`shop`,`entered_at`,`by`);--> statement-breakpoint
CREATE INDEX `review_visit_open` ON `review_visit` (`shop`,`by`) WHERE "review_visit"."ended" = 0;--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`search` text NOT NULL,
	`shared` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_view_shop` ON `saved_view` (`shop`,`at`);--> statement-breakpoint
ALTER TABLE `finding` ADD `edited_score` real;--> statement-breakpoint
CREATE INDEX `finding_edited` ON `finding` (`shop`,`at`) WHERE "finding"."edited_score" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `remark` ADD `session` text;--> statement-breakpoint
ALTER TABLE `session` ADD `counted` integer DEFAULT true NOT NULL;