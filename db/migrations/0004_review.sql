CREATE TABLE `remark` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`finding` text NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `remark_finding` ON `remark` (`shop`,`finding`,`at`);--> statement-breakpoint
CREATE INDEX `remark_conversation` ON `remark` (`shop`,`conversation`,`at`);--> statement-breakpoint
ALTER TABLE `finding` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `finding` ADD `seen_by` text;--> statement-breakpoint
ALTER TABLE `finding` ADD `handled_at` integer;--> statement-breakpoint
ALTER TABLE `finding` ADD `handled_by` text;--> statement-breakpoint
CREATE INDEX `finding_seen` ON `finding` (`shop`,`at`) WHERE "finding"."seen_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `finding_unseen` ON `finding` (`shop`,`at`) WHERE "finding"."kind" = 'alert' AND "finding"."seen_at" IS NULL;--> statement-breakpoint
CREATE INDEX `finding_handled` ON `finding` (`shop`,`at`) WHERE "finding"."handled_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `finding_unhandled` ON `finding` (`shop`,`at`) WHERE "finding"."kind" = 'alert' AND "finding"."handled_at" IS NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `reviewed_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `reviewed_by` text;--> statement-breakpoint
CREATE INDEX `session_agent` ON `session` (`shop`,`agent`,`started_at`);--> statement-breakpoint
CREATE INDEX `session_reviewed` ON `session` (`shop`,`started_at`) WHERE "session"."reviewed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `session_unreviewed` ON `session` (`shop`,`started_at`) WHERE "session"."reviewed_at" IS NULL;