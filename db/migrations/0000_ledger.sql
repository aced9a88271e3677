CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `api_key` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_hash_unique` ON `api_key` (`hash`);--> statement-breakpoint
CREATE INDEX `api_key_merchant` ON `api_key` (`merchant`,`created_at`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`action` text NOT NULL,
	`target` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_shop` ON `audit` (`merchant`,`shop`,`at`);--> statement-breakpoint
CREATE TABLE `conversation` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`buyer` text,
	`buyer_name` text,
	`agent` text,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`messages` integer NOT NULL,
	`closed` integer NOT NULL,
	`due_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_id_unique` ON `conversation` (`id`);--> statement-breakpoint
CREATE INDEX `conversation_last` ON `conversation` (`shop`,`last_at`);--> statement-breakpoint
CREATE INDEX `conversation_platform` ON `conversation` (`shop`,`conversation`,`last_at`);--> statement-breakpoint
CREATE INDEX `conversation_due` ON `conversation` (`due_at`) WHERE "conversation"."due_at" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `dead_letter` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`reason` text NOT NULL,
	`times` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`resolved_at` integer
);
--> statement-breakpoint
CREATE INDEX `dead_letter_shop` ON `dead_letter` (`shop`,`last_at`);--> statement-breakpoint
CREATE INDEX `dead_letter_open` ON `dead_letter` (`id`) WHERE "dead_letter"."resolved_at" IS NULL;--> statement-breakpoint
CREATE TABLE `decision` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`session` text NOT NULL,
	`event` text NOT NULL,
	`finding` text,
	`point` text,
	`policy` text NOT NULL,
	`intervention` text NOT NULL,
	`step` integer NOT NULL,
	`mode` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`actions` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_id_unique` ON `decision` (`id`);--> statement-breakpoint
CREATE INDEX `decision_at` ON `decision` (`shop`,`at`);--> statement-breakpoint
CREATE INDEX `decision_conversation` ON `decision` (`shop`,`conversation`,`at`);--> statement-breakpoint
CREATE INDEX `decision_point` ON `decision` (`shop`,`point`,`at`);--> statement-breakpoint
CREATE INDEX `decision_policy` ON `decision` (`shop`,`policy`,`at`);--> statement-breakpoint
CREATE INDEX `decision_outcome` ON `decision` (`shop`,`outcome`,`at`);--> statement-breakpoint
CREATE TABLE `finding` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`session` text NOT NULL,
	`event` text NOT NULL,
	`point` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`score` real,
	`message` text NOT NULL,
	`evidence` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`agent` text,
	`status` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `finding_id_unique` ON `finding` (`id`);--> statement-breakpoint
CREATE INDEX `finding_at` ON `finding` (`shop`,`at`);--> statement-breakpoint
CREATE INDEX `finding_conversation` ON `finding` (`shop`,`conversation`,`at`);--> statement-breakpoint
CREATE INDEX `finding_point` ON `finding` (`shop`,`point`,`at`);--> statement-breakpoint
CREATE INDEX `finding_severity` ON `finding` (`shop`,`severity`,`at`);--> statement-breakpoint
CREATE INDEX `finding_status` ON `finding` (`shop`,`status`,`at`);--> statement-breakpoint
CREATE TABLE `hourly_counter` (
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`hour` integer NOT NULL,
	`metric` text NOT NULL,
	`subject` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`shop`, `hour`, `metric`, `subject`)
);
--> statement-breakpoint
CREATE TABLE `install` (
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`pack` text NOT NULL,
	`version` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop`, `pack`)
);
--> statement-breakpoint
CREATE TABLE `login_session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `login_session_token_unique` ON `login_session` (`token`);--> statement-breakpoint
CREATE INDEX `login_session_user` ON `login_session` (`user_id`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`user` text NOT NULL,
	`role` text NOT NULL,
	`language` text DEFAULT 'zh' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_user` ON `member` (`user`,`merchant`,`shop`);--> statement-breakpoint
CREATE INDEX `member_merchant` ON `member` (`merchant`);--> statement-breakpoint
CREATE TABLE `merchant` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `message` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`event` text NOT NULL,
	`session` text NOT NULL,
	`at` integer NOT NULL,
	`role` text NOT NULL,
	`author` text NOT NULL,
	`author_name` text,
	`text` text,
	`content` text,
	`automatic` integer NOT NULL,
	`retracted` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_id_unique` ON `message` (`id`);--> statement-breakpoint
CREATE INDEX `message_at` ON `message` (`shop`,`at`);--> statement-breakpoint
CREATE INDEX `message_conversation` ON `message` (`shop`,`conversation`,`at`);--> statement-breakpoint
CREATE TABLE `session` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`day` text NOT NULL,
	`agent` text,
	`agent_name` text,
	`agent_role` text,
	`type` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`messages` integer NOT NULL,
	`score` real,
	`judged_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_id_unique` ON `session` (`id`);--> statement-breakpoint
CREATE INDEX `session_started` ON `session` (`shop`,`started_at`);--> statement-breakpoint
CREATE INDEX `session_conversation` ON `session` (`shop`,`conversation`,`started_at`);--> statement-breakpoint
CREATE TABLE `settings_revision` (
	`merchant` text NOT NULL,
	`shop` text NOT NULL,
	`revision` integer NOT NULL,
	`snapshot` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`summary` text NOT NULL,
	PRIMARY KEY(`shop`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `shop` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`name` text NOT NULL,
	`revision` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `shop_merchant` ON `shop` (`merchant`,`name`);--> statement-breakpoint
CREATE TABLE `sign_in_try` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);