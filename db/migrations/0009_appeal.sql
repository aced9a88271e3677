CREATE TABLE `appeal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`session` text NOT NULL,
	`agent` text NOT NULL,
	`session_at` integer NOT NULL,
	`round` integer NOT NULL,
	`items` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`answer` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeal_id_unique` ON `appeal` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `appeal_round` ON `appeal` (`shop`,`session`,`round`);--> statement-breakpoint
CREATE INDEX `appeal_session_at` ON `appeal` (`shop`,`session_at`);--> statement-breakpoint
CREATE INDEX `appeal_state` ON `appeal` (`shop`,`state`,`session_at`);--> statement-breakpoint
CREATE INDEX `appeal_agent` ON `appeal` (`shop`,`agent`,`session_at`);--> statement-breakpoint
CREATE INDEX `appeal_conversation` ON `appeal` (`shop`,`conversation`);--> statement-breakpoint
ALTER TABLE `invitation` ADD `agents` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `member` ADD `agents` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `finding_agent` ON `finding` (`shop`,`agent`,`at`) WHERE "finding"."kind" = 'alert';