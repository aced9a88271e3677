ALTER TABLE `session` ADD `buyer` text;--> statement-breakpoint
ALTER TABLE `session` ADD `buyer_messages` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `paid_orders` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `paid_amount` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `traded` integer;--> statement-breakpoint
CREATE INDEX `session_reviewed_at` ON `session` (`shop`,`reviewed_at`) WHERE "session"."reviewed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `session_ordered` ON `session` (`shop`,`started_at`) WHERE "session"."paid_orders" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `remark_at` ON `remark` (`shop`,`at`,`by`);