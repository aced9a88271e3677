CREATE TABLE `pack_version` (
	`merchant` text NOT NULL,
	`pack` text NOT NULL,
	`sha256` text NOT NULL,
	`version` text NOT NULL,
	`tier` text NOT NULL,
	`manifest` text NOT NULL,
	`code` text,
	`guarded` text,
	`guard_version` integer,
	`signature` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`merchant`, `sha256`)
);
--> statement-breakpoint
CREATE INDEX `pack_version_pack` ON `pack_version` (`merchant`,`pack`,`at`);