ALTER TABLE `finding` ADD `verdict` text;--> statement-breakpoint
ALTER TABLE `finding` ADD `verdict_by` text;--> statement-breakpoint
ALTER TABLE `finding` ADD `verdict_at` integer;--> statement-breakpoint
CREATE INDEX `finding_verdict` ON `finding` (`shop`,`verdict`,`at`) WHERE "finding"."verdict" IS NOT NULL;