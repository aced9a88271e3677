import { z } from "@hono/zod-openapi";
import { policyModes } from "../../plugins/sdk/policy.ts";
import { policyProblems, receiverProblems } from "../settings/reachability.ts";
import { endpointSettings, mailSettings, receiverKinds } from "../settings/snapshot.ts";
import { revision } from "./schemas.ts";

/** What the API takes and gives about those outside the panel. Addresses and keys go in and never come out. */

const title = z.string().trim().min(1).max(80).openapi({ example: "值班主管群" });
const groups = z
  .array(z.string().trim().min(1).max(64))
  .max(20)
  .default([])
  .openapi({ description: "Policies may name these instead of single receivers", example: ["on-call"] });
const about = { title, groups, disabled: z.boolean().default(false) };
const address = z
  .string()
  .max(2_048)
  .optional()
  .openapi({ description: "Absent: stays as it is. Kept sealed, never shown in full" });

export const receiverWrite = z
  .discriminatedUnion("kind", [
    z.strictObject({ ...about, kind: z.enum(["email", "slack", "wecom"]), address }),
    z.strictObject({
      ...about,
      kind: z.literal("dingtalk"),
      address,
      secret: z
        .string()
        .min(8)
        .max(256)
        .nullable()
        .optional()
        .openapi({ description: "Of a robot that checks signatures (加签); null: this one does not" }),
    }),
    z.strictObject({
      ...about,
      kind: z.literal("webhook"),
      endpoint: endpointSettings.shape.id.clone().openapi({ description: "One of the shop's outbound endpoints" }),
    }),
  ])
  .openapi("ReceiverWrite");

export const receiverItem = z
  .object({
    id: z.string(),
    kind: z.enum(receiverKinds),
    title: z.string(),
    groups: z.array(z.string()),
    disabled: z.boolean(),
    shown: z
      .string()
      .openapi({ description: "What of the address may be shown", example: "qyapi.weixin.qq.com …c1f2" }),
    signs: z.boolean().openapi({ description: "Whether a key for signing is kept" }),
    goneAt: z.number().nullable().openapi({ description: "When it answered that it is gone, which switched it off" }),
  })
  .openapi("Receiver");

export const mailWrite = z
  .strictObject({
    url: mailSettings.shape.url.clone().openapi({ example: "https://api.resend.com/emails" }),
    from: z.string().trim().min(3).max(320).openapi({ example: "Interject <alerts@shop.example.com>" }),
    token: z.string().min(1).max(512).optional().openapi({ description: "Needed again when the address changes" }),
  })
  .openapi("MailWrite");

const mailItem = z.object({ url: z.string(), from: z.string() }).openapi("MailSettings");

export const receiverList = z
  .object({
    revision,
    receivers: z.array(receiverItem),
    groups: z.array(z.string()).openapi({ description: "Groups that receivers are in" }),
    mail: mailItem.nullable().openapi({ description: "null: e-mail cannot be sent yet" }),
  })
  .openapi("Receivers");

export const testedItem = z
  .object({
    ok: z.boolean(),
    error: z.string().nullable(),
    status: z.number().int().nullable().openapi({ description: "HTTP status; null when nothing was heard" }),
    answer: z.string().nullable().openapi({ description: "What the receiver answered, its first 1,000 characters" }),
    ms: z.number().int(),
  })
  .openapi("ReceiverTest");

const at = z.number().nullable();
export const receiverHealth = z
  .object({
    since: z.number().openapi({ description: "Deliveries before are not looked at" }),
    receivers: z.array(
      z.object({
        id: z.string(),
        reach: z.enum(["reached", "unproven", "unreachable"]),
        problem: z.enum(receiverProblems).nullable(),
        lastSentAt: at,
        lastFailure: z.object({ at: z.number(), error: z.string() }).nullable(),
      }),
    ),
    policies: z
      .array(
        z.object({
          policy: z.string(),
          mode: z.enum(policyModes),
          problem: z.enum(policyProblems),
          name: z.string().openapi({ description: "The receiver or group that it names" }),
        }),
      )
      .openapi({ description: "Policies that are not off and name somebody who is not told" }),
  })
  .openapi("ReceiverHealth");
