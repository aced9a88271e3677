ALTER TABLE `finding` ADD `resolved_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `type_confidence` real DEFAULT 0.5 NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `type_chosen` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `rounds` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `reply_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `human_rounds` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `human_reply_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `duration_ms` integer DEFAULT 0 NOT NULL;