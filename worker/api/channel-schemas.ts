import { z } from "@hono/zod-openapi";
import { severities } from "../../plugins/sdk/point.ts";
import { refusalReasons } from "../hooks/arrival.ts";
import { channelStates } from "../settings/channel-state.ts";
import { revision } from "./schemas.ts";

/** Shapes of the page on which a shop is connected to its chat platforms. */

const words = z.object({ zh: z.string(), en: z.string() });
const at = z.number().int();

const arrival = z
  .object({
    at: at.openapi({ description: "The newest of them" }),
    reason: z.enum(refusalReasons).nullable().openapi({ description: "Why it was refused; null: accepted" }),
    path: z.string().nullable().openapi({ description: "The field that was not valid" }),
    count: z.number().int().openapi({ description: "How many with this outcome within the minute" }),
  })
  .openapi("Arrival");

export const channelView = z
  .object({
    channel: z.string().openapi({ example: "interject" }),
    title: words,
    enabled: z.boolean(),
    state: z.enum(channelStates).openapi({
      description:
        "`no-secret`: nothing can be verified yet. `silent`: nothing came in since. `refused`: only refused requests came in. `receiving`: something was accepted. `off`: switched off",
    }),
    secrets: z
      .array(z.object({ id: z.string(), madeAt: at.nullable() }))
      .openapi({ description: "Live signing secrets, newest last; never their contents" }),
    callback: z.string().nullable(),
    token: z.boolean().openapi({ description: "Whether a token for the platform's API is kept" }),
    connecting: z.object({
      secretFrom: z.enum(["us", "platform"]),
      steps: z.array(words),
      callback: words,
      callbackExample: z.string(),
      token: words.nullable(),
    }),
    lastAccepted: arrival.nullable(),
    lastRefused: arrival.nullable(),
    arrivals: z.array(arrival).openapi({
      description:
        "By outcome and minute, newest first, at most seventy accepted and seventy refused; may lag by ten seconds",
    }),
  })
  .openapi("Channel");

export const channelList = z.object({ revision, items: z.array(channelView) }).openapi("ChannelList");

export const testedChannel = z
  .object({
    conversation: z.string().openapi({ description: "Of the test message; reports leave it out" }),
    channel: z.string(),
    status: z.number().int().openapi({ description: "What our webhook answered", example: 200 }),
    refused: z.enum(refusalReasons).nullable().openapi({ description: "Why it was not accepted; null: it was" }),
    error: z.string().nullable().openapi({ description: "The refusal in the webhook's own words" }),
    ms: z.number().int(),
    findings: z.array(
      z.object({
        point: z.string(),
        code: z.string(),
        severity: z.enum(severities),
        message: words,
        quote: z.string().nullable(),
      }),
    ),
    actions: z.number().int().openapi({ description: "How many actions would have gone to the chat" }),
  })
  .openapi("TestedChannel");
