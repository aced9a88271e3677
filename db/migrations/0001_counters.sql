-- Withdrawn, dismissed and shadow findings count nothing. An upsert fires AFTER INSERT only for a row that is new, so sending rows again counts nothing twice.
CREATE TRIGGER message_counted AFTER INSERT ON message BEGIN
  INSERT INTO hourly_counter (merchant, shop, hour, metric, subject, count)
  VALUES (new.merchant, new.shop, new.at - new.at % 3600000, 'messages', new.role, 1)
  ON CONFLICT (shop, hour, metric, subject) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER finding_counted AFTER INSERT ON finding WHEN new.status IN ('active', 'resolved') BEGIN
  INSERT INTO hourly_counter (merchant, shop, hour, metric, subject, count)
  VALUES (new.merchant, new.shop, new.at - new.at % 3600000, 'findings', new.point, 1)
  ON CONFLICT (shop, hour, metric, subject) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER finding_uncounted AFTER UPDATE ON finding
WHEN old.status IN ('active', 'resolved')
  AND (new.status NOT IN ('active', 'resolved') OR new.at / 3600000 <> old.at / 3600000 OR new.point <> old.point)
BEGIN
  UPDATE hourly_counter SET count = count - 1
  WHERE shop = old.shop AND hour = old.at - old.at % 3600000 AND metric = 'findings' AND subject = old.point;
END;
--> statement-breakpoint
CREATE TRIGGER finding_recounted AFTER UPDATE ON finding
WHEN new.status IN ('active', 'resolved')
  AND (old.status NOT IN ('active', 'resolved') OR new.at / 3600000 <> old.at / 3600000 OR new.point <> old.point)
BEGIN
  INSERT INTO hourly_counter (merchant, shop, hour, metric, subject, count)
  VALUES (new.merchant, new.shop, new.at - new.at % 3600000, 'findings', new.point, 1)
  ON CONFLICT (shop, hour, metric, subject) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER decision_counted AFTER INSERT ON decision WHEN new.outcome = 'acted' BEGIN
  INSERT INTO hourly_counter (merchant, shop, hour, metric, subject, count)
  VALUES (new.merchant, new.shop, new.at - new.at % 3600000, 'interventions', new.intervention, 1)
  ON CONFLICT (shop, hour, metric, subject) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER decision_uncounted AFTER UPDATE ON decision
WHEN old.outcome = 'acted' AND (new.outcome <> 'acted' OR new.at / 3600000 <> old.at / 3600000)
BEGIN
  UPDATE hourly_counter SET count = count - 1
  WHERE shop = old.shop AND hour = old.at - old.at % 3600000 AND metric = 'interventions' AND subject = old.intervention;
END;
--> statement-breakpoint
CREATE TRIGGER decision_recounted AFTER UPDATE ON decision
WHEN new.outcome = 'acted' AND (old.outcome <> 'acted' OR new.at / 3600000 <> old.at / 3600000)
BEGIN
  INSERT INTO hourly_counter (merchant, shop, hour, metric, subject, count)
  VALUES (new.merchant, new.shop, new.at - new.at % 3600000, 'interventions', new.intervention, 1)
  ON CONFLICT (shop, hour, metric, subject) DO UPDATE SET count = count + 1;
END;
