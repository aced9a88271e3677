import { z } from "zod";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import { hours, schedule } from "../../plugins/sdk/hours.ts";
import { packVersion } from "../../plugins/sdk/manifest.ts";
import { kebabId } from "../../plugins/sdk/names.ts";
import { packTiers, publisherKey, sha256Hex } from "../../plugins/sdk/pack-file.ts";
import { severities } from "../../plugins/sdk/point.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { settingValue } from "../../plugins/sdk/setting-value.ts";
import { mostPanelOrigins, panelOrigin } from "../panel/origins.ts";

/**
 * One immutable revision of a shop's settings. It is stored whole in `settings_revision`, compiled once per isolate, and
 * each finding names the revision that judged it.
 */

/** null: the point is not inspected for sessions of that type (不检出), which differs from a score of 0. */
const score = z.number().min(-100).max(100).nullable();

/** A phrase that the shop has found right: messages that hold it are no finding of the point (F056, F077, N17). */
export const allowedPhrase = z.strictObject({
  phrase: z.string().trim().min(2).max(200),
  /** The finding that taught it, when it came from one. */
  finding: z.string().max(1_024).nullable().default(null),
  by: z.string().max(200),
  at: z.number().int(),
});
export type AllowedPhrase = z.infer<typeof allowedPhrase>;

export const pointSettings = z.strictObject({
  enabled: z.boolean().default(true),
  severity: z.enum(severities).optional(),
  scores: z.strictObject({ presale: score, aftersale: score }).optional(),
  sessionTypes: z.array(z.enum(sessionTypes)).min(1).optional(),
  /** Only what concerns agents of these groups, bots among them; absent: all agents. */
  groups: z.array(z.string().min(1).max(64)).min(1).max(200).optional(),
  /** Only what happens then; absent: always. */
  schedule: schedule.optional(),
  /** Values of the point's own config schema; absent fields take its defaults. */
  config: z.record(z.string(), settingValue).default({}),
  allowed: z.array(allowedPhrase).max(500).default([]),
});
export type PointSettings = z.infer<typeof pointSettings>;

/** AES-256-GCM under the master key, see `worker/settings/secrets.ts`. */
export const sealedSecret = z.object({ key: z.string(), iv: z.string(), data: z.string() });
export type SealedSecret = z.infer<typeof sealedSecret>;

/** `madeAt`: epoch milliseconds; absent for one of before this was noted. */
export const channelSecret = sealedSecret.extend({ madeAt: z.number().int().optional() });
export type ChannelSecret = z.infer<typeof channelSecret>;

export const channelSettings = z.object({
  channel: z.string().regex(/^[a-z0-9-]{1,32}$/),
  enabled: z.boolean().default(true),
  /** At most two are live, so that a secret can be rotated without a gap. The newest is the last. */
  secrets: z.array(channelSecret).max(2),
  /** Where actions are delivered when nobody waits for the answer; null: they wait in the panel. */
  callback: z.string().max(2_048).nullable().default(null),
  /** What our calls to the platform's own API carry, for channels that have one. */
  token: sealedSecret.optional(),
});
export type ChannelSettings = z.infer<typeof channelSettings>;

export const endpointSettings = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  url: z.string().max(2_048),
  secret: sealedSecret,
  disabled: z.boolean().default(false),
  /** When it answered 410 (epoch milliseconds), which switched it off. */
  goneAt: z.number().int().optional(),
});
export type EndpointSettings = z.infer<typeof endpointSettings>;

const withId = z.looseObject({ id: kebabId });

/**
 * A rule that the merchant wrote. It is read by the rules' own schema when the shop is compiled, so that one that a later
 * version does not accept stops nothing but itself.
 */
export const shopRule = z.object({
  /** A draft runs nowhere; a shadow only records what it would find, also beside a live rule of the same id. */
  mode: z.enum(["draft", "shadow", "live"]),
  rule: z.custom<{ readonly id: string }>((rule) => withId.safeParse(rule).success, "a rule with an id in kebab-case"),
});
export type ShopRule = z.infer<typeof shopRule>;

/**
 * Somebody outside the panel who is told things: a chat group's robot, a mailbox, or a program of the merchant's own. An address is
 * sealed, since who knows a robot's address may write to its group.
 */
export const receiverKinds = ["email", "slack", "wecom", "dingtalk", "webhook"] as const;
export type ReceiverKind = (typeof receiverKinds)[number];
const receiver = {
  id: z.string().regex(/^[a-z0-9-]{1,64}$/, "kebab-case, at most 64 characters"),
  title: z.string().trim().min(1).max(80),
  groups: z.array(z.string().trim().min(1).max(64)).max(20).default([]),
  disabled: z.boolean().default(false),
  /** When it answered that it is gone for good (epoch milliseconds), which switched it off. */
  goneAt: z.number().int().optional(),
  /** When its address was last set (epoch milliseconds): what became of deliveries before says nothing of it. */
  setAt: z.number().int(),
};
const addressed = {
  ...receiver,
  address: sealedSecret,
  /** What of the address may be shown. */
  shown: z.string().max(120),
};
export const receiverSettings = z.discriminatedUnion("kind", [
  z.object({ ...addressed, kind: z.enum(["email", "slack", "wecom"]) }),
  /** `secret` signs the requests, where the robot asks for that (加签). */
  z.object({ ...addressed, kind: z.literal("dingtalk"), secret: sealedSecret.optional() }),
  /** Told through one of the shop's outbound endpoints. */
  z.object({ ...receiver, kind: z.literal("webhook"), endpoint: z.string().max(64) }),
]);
export type ReceiverSettings = z.infer<typeof receiverSettings>;

/** The HTTP provider that sends e-mail. */
export const mailSettings = z.object({
  url: z.string().max(2_048),
  from: z.string().max(320),
  token: sealedSecret,
});
export type MailSettings = z.infer<typeof mailSettings>;

export const agentGroup = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(80),
  /** Account ids of the platform. */
  agents: z.array(z.string().min(1).max(128)).max(5_000),
});
export type AgentGroup = z.infer<typeof agentGroup>;

/** What buyers may ask about that the shop wants counted (F133): messages that its keyword expression fits. */
export const shopTopic = z.strictObject({
  id: kebabId,
  title: z.string().trim().min(1).max(80),
  keywords: z.string().min(1).max(4_000),
});
export type ShopTopic = z.infer<typeof shopTopic>;

/** Why an installation does not run although its pack is on: it failed too often, or had its calls of the day. */
export const pauseReasons = ["failures", "quota"] as const;
export const packPause = z.object({
  reason: z.enum(pauseReasons),
  /** The newest failure in words, or how many calls there were. */
  detail: z.string().max(500),
  at: z.number().int(),
  /** Epoch milliseconds at which it goes on by itself; null: when a person says so. */
  until: z.number().int().nullable(),
});
export type PackPause = z.infer<typeof packPause>;

/** Calls of a guest in one shop and day, before it waits for the next day. A circuit breaker like a policy's daily cap. */
export const defaultDailyCalls = 1_000_000;

/** A version of a pack from outside, by its content. The settings of its points stand in `points` like all others. */
export const installedPack = z.object({
  id: kebabId,
  version: packVersion,
  sha256: sha256Hex,
  tier: z.enum(packTiers),
  /** Key of the publisher who signed it; null: nobody did. A later version must be signed by the same. */
  publisher: publisherKey.nullable(),
  by: z.string().max(200),
  at: z.number().int(),
  /** `off`: a person disabled it. Its id stands in `packs` only while it is on. */
  state: z.enum(["on", "off"]).default("on"),
  paused: packPause.optional(),
  dailyCalls: z.number().int().min(1).max(100_000_000).default(defaultDailyCalls),
  /** What ran before, newest first, with the revision before it was replaced: where a roll-back finds the settings. */
  previous: z
    .array(z.object({ version: packVersion, sha256: sha256Hex, revision: z.number().int() }))
    .max(10)
    .default([]),
  /** An upgrade that the stored settings do not fit: this version goes on until somebody has looked. */
  attention: z
    .object({ version: packVersion, sha256: sha256Hex, problems: z.array(z.string().max(500)).max(50) })
    .optional(),
});
export type InstalledPack = z.infer<typeof installedPack>;

export const snapshot = z.object({
  merchant: z.string(),
  shop: z.string(),
  revision: z.number().int().min(1),
  name: z.string(),
  /** IANA name; sessions are cut by the calendar day of this zone. */
  timeZone: z.string(),
  /** When somebody is there; absent: always. */
  hours: hours.optional(),
  language: z.enum(["zh", "en"]),
  retentionDays: z.number().int().min(1).max(3_650),
  channels: z.array(channelSettings),
  endpoints: z.array(endpointSettings),
  /** By full id. A point of an installed pack that is not listed is enabled with its defaults. */
  points: z.record(z.string(), pointSettings),
  /**
   * Settings that run beside the live ones and only record what they would find (N13): no score, no policy, no panel. A point
   * that is off may be tried this way, too.
   */
  shadows: z.record(z.string(), pointSettings).default({}),
  /** Phrases that are right for all points of the shop. */
  allowed: z.array(allowedPhrase).max(500).default([]),
  /** Full id of a rule's point: `shop/<rule id>`. */
  rules: z.array(shopRule).max(1_000).optional(),
  /** Agent accounts that rules and points may be limited to. */
  groups: z.array(agentGroup).max(200).optional(),
  topics: z.array(shopTopic).max(100).optional(),
  receivers: z.array(receiverSettings).max(200).optional(),
  mail: mailSettings.optional(),
  /** Where the panel may be framed; absent: nowhere. */
  panelOrigins: z.array(panelOrigin).max(mostPanelOrigins).optional(),
  /** Ids of installed packs, those from outside among them. */
  packs: z.array(z.string()),
  /** The versions of those from outside. Absent: the shop has only packs that are compiled in. */
  installs: z.array(installedPack).max(50).optional(),
  policies: z.array(policy),
});
export type Snapshot = z.infer<typeof snapshot>;
