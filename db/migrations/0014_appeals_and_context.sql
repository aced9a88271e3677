ALTER TABLE `appeal` ADD `precedent` text;--> statement-breakpoint
ALTER TABLE `appeal` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `appeal` ADD `escalated_at` integer;--> statement-breakpoint
CREATE INDEX `appeal_due` ON `appeal` (`due_at`) WHERE "appeal"."state" = 'open';--> statement-breakpoint
CREATE INDEX `session_buyer` ON `session` (`shop`,`buyer`,`started_at`) WHERE "session"."buyer" IS NOT NULL;