CREATE TABLE `report_day` (
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`token` text NOT NULL,
	`body` text,
	PRIMARY KEY(`shop`, `name`, `day`)
);
--> statement-breakpoint
CREATE INDEX `report_day_day` ON `report_day` (`shop`,`day`);--> statement-breakpoint
CREATE INDEX `report_day_at` ON `report_day` (`shop`,`at`);--> statement-breakpoint
CREATE INDEX `finding_deducted` ON `finding` (`shop`,`at`,`merchant`,`kind`,`status`,`session`,`point`,`score`,`edited_score`) WHERE "finding"."kind" = 'deduct' AND "finding"."status" IN ('active', 'resolved');--> statement-breakpoint
CREATE INDEX `session_figures` ON `session` (`shop`,`started_at`,`merchant`,`id`,`day`,`channel`,`conversation`,`agent`,`agent_name`,`agent_role`,`rounds`,`reply_ms`,`human_rounds`,`human_reply_ms`,`duration_ms`,`score`,`counted`,`buyer`,`buyer_messages`,`paid_orders`,`paid_amount`,`traded`) WHERE "session"."started_at" > 0;--> statement-breakpoint
CREATE TRIGGER session_began AFTER INSERT ON session BEGIN
  DELETE FROM report_day WHERE shop = new.shop AND day = new.day;
END;
--> statement-breakpoint
CREATE TRIGGER session_changed AFTER UPDATE ON session BEGIN
  DELETE FROM report_day WHERE shop = new.shop AND day IN (old.day, new.day);
END;
--> statement-breakpoint
CREATE TRIGGER session_dropped AFTER DELETE ON session BEGIN
  DELETE FROM report_day WHERE shop = old.shop AND day = old.day;
END;
--> statement-breakpoint
CREATE TRIGGER finding_deducts AFTER INSERT ON finding WHEN new.kind = 'deduct' BEGIN
  DELETE FROM report_day WHERE shop = new.shop AND day = (SELECT day FROM session WHERE id = new.session);
END;
--> statement-breakpoint
CREATE TRIGGER finding_changed AFTER UPDATE ON finding WHEN new.kind = 'deduct' OR old.kind = 'deduct' OR new.edited_score IS NOT old.edited_score BEGIN
  DELETE FROM report_day WHERE shop = new.shop AND day IN (SELECT day FROM session WHERE id IN (old.session, new.session));
END;
--> statement-breakpoint
CREATE TRIGGER tag_added AFTER INSERT ON added_finding BEGIN
  DELETE FROM report_day WHERE shop = new.shop AND day = (SELECT day FROM session WHERE id = new.session);
END;
--> statement-breakpoint
CREATE TRIGGER tag_changed AFTER UPDATE ON added_finding BEGIN
  DELETE FROM report_day WHERE shop = new.shop AND day = (SELECT day FROM session WHERE id = new.session);
END;
--> statement-breakpoint
CREATE TRIGGER tag_removed AFTER DELETE ON added_finding BEGIN
  DELETE FROM report_day WHERE shop = old.shop AND day = (SELECT day FROM session WHERE id = old.session);
END;
