import { z } from "zod";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import { kebabId } from "../../plugins/sdk/names.ts";
import { severities } from "../../plugins/sdk/point.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { settingValue } from "../../plugins/sdk/setting-value.ts";

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
  /** Values of the point's own config schema; absent fields take its defaults. */
  config: z.record(z.string(), settingValue).default({}),
  allowed: z.array(allowedPhrase).max(500).default([]),
});
export type PointSettings = z.infer<typeof pointSettings>;

/** AES-256-GCM under the master key, see `worker/settings/secrets.ts`. */
export const sealedSecret = z.object({ key: z.string(), iv: z.string(), data: z.string() });
export type SealedSecret = z.infer<typeof sealedSecret>;

export const channelSettings = z.object({
  channel: z.string().regex(/^[a-z0-9-]{1,32}$/),
  enabled: z.boolean().default(true),
  /** At most two are live, so that a secret can be rotated without a gap. */
  secrets: z.array(sealedSecret).max(2),
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

export const agentGroup = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(80),
  /** Account ids of the platform. */
  agents: z.array(z.string().min(1).max(128)).max(5_000),
});

export const snapshot = z.object({
  merchant: z.string(),
  shop: z.string(),
  revision: z.number().int().min(1),
  name: z.string(),
  /** IANA name; sessions are cut by the calendar day of this zone. */
  timeZone: z.string(),
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
  /** Ids of installed packs. */
  packs: z.array(z.string()),
  policies: z.array(policy),
});
export type Snapshot = z.infer<typeof snapshot>;
