CREATE TABLE `task` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`session` text NOT NULL,
	`event` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`agent` text,
	`buyer` text,
	`buyer_name` text,
	`intervention` text NOT NULL,
	`point` text,
	`opened_at` integer NOT NULL,
	`due_at` integer,
	`state` text NOT NULL,
	`seen_at` integer,
	`closed_at` integer,
	`by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_id_unique` ON `task` (`id`);--> statement-breakpoint
CREATE INDEX `task_opened` ON `task` (`shop`,`opened_at`);--> statement-breakpoint
CREATE INDEX `task_state` ON `task` (`shop`,`state`,`opened_at`);--> statement-breakpoint
CREATE INDEX `task_agent` ON `task` (`shop`,`agent`,`opened_at`) WHERE "task"."agent" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `task_conversation` ON `task` (`shop`,`conversation`,`opened_at`);--> statement-breakpoint
ALTER TABLE `decision` ADD `parent` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `buyer` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `buyer_name` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `moment` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `facts` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `evidence` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `decision` ADD `arm` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `choice` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `choice_at` integer;--> statement-breakpoint
ALTER TABLE `decision` ADD `handed_over_at` integer;--> statement-breakpoint
ALTER TABLE `decision` ADD `human_at` integer;--> statement-breakpoint
ALTER TABLE `decision` ADD `rating` real;--> statement-breakpoint
ALTER TABLE `decision` ADD `rated_at` integer;--> statement-breakpoint
ALTER TABLE `decision` ADD `ordered_at` integer;--> statement-breakpoint
ALTER TABLE `decision` ADD `contacted_again_at` integer;--> statement-breakpoint
CREATE INDEX `decision_reason` ON `decision` (`shop`,`reason`,`at`) WHERE "decision"."parent" IS NULL;--> statement-breakpoint
CREATE INDEX `decision_intervention` ON `decision` (`shop`,`intervention`,`at`) WHERE "decision"."parent" IS NULL;--> statement-breakpoint
CREATE INDEX `decision_choice` ON `decision` (`shop`,`choice`,`at`) WHERE "decision"."choice" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `decision_arm` ON `decision` (`shop`,`policy`,`at`) WHERE "decision"."arm" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `scene` text;--> statement-breakpoint
ALTER TABLE `session` ADD `rating` real;--> statement-breakpoint
-- Later steps of an intervention (menu, hand-over, notice) are rows of their own: an intervention counts once, by the decision that started it.
DROP TRIGGER decision_counted;
--> statement-breakpoint
CREATE TRIGGER decision_counted AFTER INSERT ON decision WHEN new.outcome = 'acted' AND new.parent IS NULL BEGIN
  INSERT INTO hourly_counter (merchant, shop, hour, metric, subject, count)
  VALUES (new.merchant, new.shop, new.at - new.at % 3600000, 'interventions', new.intervention, 1)
  ON CONFLICT (shop, hour, metric, subject) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
DROP TRIGGER decision_uncounted;
--> statement-breakpoint
CREATE TRIGGER decision_uncounted AFTER UPDATE ON decision
WHEN old.parent IS NULL AND old.outcome = 'acted' AND (new.outcome <> 'acted' OR new.at / 3600000 <> old.at / 3600000)
BEGIN
  UPDATE hourly_counter SET count = count - 1
  WHERE shop = old.shop AND hour = old.at - old.at % 3600000 AND metric = 'interventions' AND subject = old.intervention;
END;
--> statement-breakpoint
DROP TRIGGER decision_recounted;
--> statement-breakpoint
CREATE TRIGGER decision_recounted AFTER UPDATE ON decision
WHEN new.parent IS NULL AND new.outcome = 'acted'
  AND (old.outcome <> 'acted' OR new.at / 3600000 <> old.at / 3600000)
BEGIN
  INSERT INTO hourly_counter (merchant, shop, hour, metric, subject, count)
  VALUES (new.merchant, new.shop, new.at - new.at % 3600000, 'interventions', new.intervention, 1)
  ON CONFLICT (shop, hour, metric, subject) DO UPDATE SET count = count + 1;
END;
