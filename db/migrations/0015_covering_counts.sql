DROP INDEX `decision_at`;--> statement-breakpoint
DROP INDEX `decision_policy`;--> statement-breakpoint
DROP INDEX `decision_arm`;--> statement-breakpoint
CREATE INDEX `decision_at` ON `decision` (`shop`,`at`,`merchant`,`parent`,`outcome`,`reason`,`policy`,`intervention`,`choice`,`arm`,`channel`,`conversation`);--> statement-breakpoint
CREATE INDEX `decision_policy` ON `decision` (`shop`,`policy`,`at`,`merchant`,`parent`,`mode`,`outcome`,`reason`,`channel`,`conversation`);--> statement-breakpoint
CREATE INDEX `decision_arm` ON `decision` (`shop`,`policy`,`at`,`merchant`,`arm`,`channel`,`conversation`,`id`,`human_at`,`rating`,`ordered_at`,`contacted_again_at`) WHERE "decision"."arm" IS NOT NULL;