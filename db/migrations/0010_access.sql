CREATE TABLE `own_role` (
	`id` text NOT NULL,
	`merchant` text NOT NULL,
	`name` text NOT NULL,
	`permissions` text NOT NULL,
	`masks` text NOT NULL,
	`groups` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`merchant`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_role_name` ON `own_role` (`merchant`,`name`);--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE INDEX `passkey_user` ON `passkey` (`user`);--> statement-breakpoint
CREATE TABLE `passkey_challenge` (
	`hash` text PRIMARY KEY NOT NULL,
	`user` text,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `password_reset` (
	`hash` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `password_reset_user` ON `password_reset` (`user`);--> statement-breakpoint
CREATE TABLE `stopped_agent` (
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`agent` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`shop`, `agent`)
);
--> statement-breakpoint
ALTER TABLE `invitation` ADD `own_role` text;--> statement-breakpoint
ALTER TABLE `member` ADD `own_role` text;--> statement-breakpoint
CREATE INDEX `audit_merchant` ON `audit` (`merchant`,`at`);