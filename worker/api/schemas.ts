import { z } from "@hono/zod-openapi";
import { findingVerdicts } from "../../db/schema.ts";
import { manifestSchema } from "../../plugins/sdk/manifest.ts";
import { pointKinds } from "../../plugins/sdk/point.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { settingValue } from "../../plugins/sdk/setting-value.ts";
import { errors } from "../errors.ts";
import { conversationRow, decisionRow, findingRow, messageRow, sessionRow } from "../ledger/rows.ts";
import { channelSettings, endpointSettings, pointSettings, snapshot } from "../settings/snapshot.ts";

/** What the API takes and gives, derived from the rows and settings that are stored. Names here are names in the OpenAPI file. */

/**
 * A stored schema under a name of its own. A new instance each, because `.openapi` exists only on schemas that were made after
 * the library was loaded, and nobody controls in which order modules are.
 */
function named<Schema extends z.ZodObject>(name: string, schema: Schema) {
  return schema.extend({}).openapi(name);
}

export const errorBody = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(errors) as [keyof typeof errors]),
      message: z.string(),
      path: z.string().optional().openapi({ description: "The field that was refused", example: "config.seconds" }),
    }),
  })
  .openapi("Error");

const reported = { channel: z.string(), conversation: z.string().openapi({ description: "The platform's id" }) };
export const conversationItem = named("Conversation", conversationRow);
const doneAt = z.number().nullable();
const doneBy = z.string().nullable().openapi({ example: "user:8f2c" });
export const sessionItem = sessionRow
  .extend({
    ...reported,
    reviewedAt: doneAt.openapi({ description: "When a person last looked through it" }),
    reviewedBy: doneBy,
    counted: z.boolean().openapi({ description: "Whether it counts in the reports' average score (计入考核)" }),
  })
  .openapi("Session");
export const listedSession = sessionItem
  .extend({ points: z.array(z.string()).openapi({ description: "Full ids of the points whose findings in it stand" }) })
  .openapi("ListedSession");
export const messageItem = messageRow.extend(reported).openapi("Message");
export const findingItem = findingRow
  .extend({
    ...reported,
    verdict: z.enum(findingVerdicts).nullable().openapi({ description: "What a person said of it" }),
    verdictBy: doneBy,
    verdictAt: doneAt,
    seenAt: doneAt.openapi({ description: "When a person first looked at it" }),
    seenBy: doneBy,
    takenAt: doneAt.openapi({ description: "When a person said that he is on it" }),
    takenBy: doneBy,
    handledAt: doneAt.openapi({ description: "When a person took care of it: `handledAt - at` is the time to handle" }),
    handledBy: doneBy,
    editedScore: z.number().nullable().openapi({ description: "What it counts in its session instead of `score`" }),
  })
  .openapi("Finding");
export const decisionItem = decisionRow.extend(reported).openapi("Decision");

const helpers = z
  .array(z.object({ by: z.string(), name: z.string() }))
  .openapi({ description: "Names of those who saw, took or handled something here" });
export const alertPage = pageOf(
  findingItem
    .extend({
      buyer: z.string().nullable(),
      buyerName: z.string().nullable(),
      remarks: z.number().openapi({ description: "How many there are" }),
    })
    .openapi("Alert"),
).extend({ people: helpers });

export const remarkText = z.string().trim().min(1).max(500);
export const remarkItem = z
  .object({
    id: z.string(),
    ...reported,
    finding: z.string().openapi({ description: "Empty where it is about a whole session" }),
    session: z.string().nullable().openapi({ description: "The session that it is about as a whole" }),
    text: remarkText,
    by: z.string().openapi({ example: "user:8f2c" }),
    at: z.number(),
  })
  .openapi("Remark");

const handScore = z.number().min(-100).max(100);
export const addedFindingItem = z
  .object({
    id: z.string(),
    ...reported,
    session: z.string(),
    point: z.string().openapi({ example: "service/bad-attitude" }),
    code: z.string(),
    kind: z.enum(pointKinds),
    score: handScore,
    event: z.string().nullable().openapi({ description: "The message that proves it; null: the session as a whole" }),
    quote: z.string().nullable(),
    remark: remarkText.nullable(),
    by: z.string().openapi({ example: "user:8f2c" }),
    at: z.number(),
  })
  .openapi("AddedFinding");
export const addedFindingWrite = z
  .strictObject({
    point: z.string().min(1).max(130),
    code: z.string().min(1).max(64).optional().openapi({ description: "A standard of the point; absent: its first" }),
    event: z.string().min(1).max(256).optional().openapi({ description: "A message of this session" }),
    score: handScore.optional().openapi({ description: "Absent: what the point's settings say" }),
    remark: remarkText.optional(),
  })
  .openapi("AddedFindingWrite");
export const scoreWrite = z
  .strictObject({ score: handScore.nullable().openapi({ description: "null: what its point says counts again" }) })
  .openapi("ScoreWrite");

export const conversationPage = z
  .object({
    conversation: conversationItem,
    sessions: z.array(sessionItem),
    messages: z.array(messageItem),
    findings: z.array(findingItem),
    decisions: z.array(decisionItem),
    remarks: z.array(remarkItem).openapi({ description: "What people noted beside the findings and on sessions" }),
    added: z.array(addedFindingItem).openapi({ description: "Findings that people added by hand" }),
    people: z
      .array(z.object({ by: z.string(), name: z.string() }))
      .openapi({ description: "Names of those who judged, saw, handled, reviewed or noted something here" }),
  })
  .openapi("ConversationPage");

/** A page of a list, newest first. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({ description: "Send it as `cursor` for the next page; null on the last one" }),
  });
}

export const revision = z.number().int().openapi({ description: "Number of the settings revision", example: 3 });

export const pointSettingsItem = named("PointSettings", pointSettings);

/** Absent fields stay as they are; null takes an override back. `config` is merged field by field. */
export const pointPatch = z
  .strictObject({
    enabled: z.boolean().optional(),
    severity: pointSettings.shape.severity.unwrap().nullable().optional(),
    scores: pointSettings.shape.scores.unwrap().nullable().optional(),
    sessionTypes: pointSettings.shape.sessionTypes.unwrap().nullable().optional(),
    groups: pointSettings.shape.groups.unwrap().nullable().optional(),
    schedule: pointSettings.shape.schedule.unwrap().nullable().optional(),
    config: z.record(z.string().max(64), settingValue.nullable()).optional(),
  })
  .openapi("PointPatch");

export const policyItem = named("Policy", policy);
export const manifestItem = named("Manifest", manifestSchema);
/** The same, with unknown fields refused at every level instead of dropped. */
export const policyWrite = z
  .strictObject({
    ...policy.shape,
    when: policy.shape.when.strict(),
    if: policy.shape.if.unwrap().strict().default({}),
    then: z.array(policy.shape.then.element.strict()).min(1).max(10),
  })
  .openapi("PolicyWrite");

const channelItem = channelSettings
  .omit({ secrets: true, token: true })
  .extend({
    secrets: z.number().int().openapi({ description: "How many signing secrets are live: 1, or 2 during a rotation" }),
    token: z.boolean().openapi({ description: "Whether a token for the platform's API is kept" }),
  })
  .openapi("ChannelSettings");
export const channelPatch = z
  .strictObject({
    enabled: z.boolean().optional(),
    callback: channelSettings.shape.callback.unwrap().optional(),
    token: z.string().min(1).max(512).nullable().optional().openapi({ description: "Kept sealed, never shown" }),
  })
  .openapi("ChannelPatch");

const endpointItem = endpointSettings.omit({ secret: true }).openapi("EndpointSettings");
export const endpointWrite = z.strictObject({ url: endpointSettings.shape.url }).openapi("EndpointWrite");

export const shopSettings = z
  .object({
    revision,
    ...snapshot.pick({ name: true, timeZone: true, hours: true, language: true, retentionDays: true }).shape,
    panelOrigins: z.array(z.string()),
    channels: z.array(channelItem),
    endpoints: z.array(endpointItem),
  })
  .openapi("ShopSettings");

const timeZone = z.string().max(64).refine(isTimeZone, "an IANA time zone such as Asia/Shanghai");

export const settingsPatch = z
  .strictObject({
    name: z.string().trim().min(1).max(80).optional(),
    timeZone: timeZone.optional(),
    hours: snapshot.shape.hours.unwrap().nullable().optional().openapi({
      description: "Opening hours and holidays in the shop's time zone; null: always open",
    }),
    language: snapshot.shape.language.optional(),
    retentionDays: snapshot.shape.retentionDays.optional(),
    panelOrigins: snapshot.shape.panelOrigins.unwrap().optional().openapi({
      description: "Addresses whose pages may frame the panel, such as `https://desk.example.com`; none at first",
    }),
  })
  .openapi("SettingsPatch");

export const shownOnce = z
  .object({ revision, secret: z.string().openapi({ description: "Shown this once: we keep it sealed" }) })
  .openapi("ShownOnce");

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
