import { z } from "@hono/zod-openapi";
import { presenceStatuses } from "../../plugins/sdk/event.ts";
import { sceneIds } from "../../plugins/sdk/shop.ts";
import { shopTopic } from "../settings/snapshot.ts";
import { revision } from "./schemas.ts";

const epochMs = z.number().openapi({ description: "Epoch milliseconds", example: 1_700_000_000_000 });
const bilingual = z.object({ zh: z.string(), en: z.string() });

const pace = {
  rounds: z.number().openapi({ description: "Rounds that a human answered" }),
  seconds: z.number().openapi({ description: "Average, not rounded; a round counts at most 600 s" }),
};
const topicId = z
  .string()
  .openapi({ description: "`scene/<id>`, or `topic/<id>` of the shop's own", example: "scene/return" });

export const shopPaceView = z
  .object({
    minutes: z.number(),
    limit: z
      .number()
      .openapi({ description: "Seconds from which on an answer is slow: setting of `alerts/slow-shop`" }),
    shop: z.object(pace).nullable(),
    agents: z.array(z.object({ agent: z.string(), ...pace, slow: z.boolean() })),
    topics: z.array(
      z.object({
        topic: topicId.nullable().openapi({ description: "null: about nothing that is known" }),
        title: bilingual.nullable(),
        conversations: z.number(),
        share: z.number().openapi({ description: "Of all that were not answered in time, 0 to 1" }),
      }),
    ),
    hours: z.array(z.object({ hour: epochMs, ...pace })),
  })
  .openapi("ShopPace", { description: "How fast humans answer, in three views: by agent, by question, by hour" });

const place = z.object({ channel: z.string(), conversation: z.string(), at: epochMs });
export const places = z
  .object({ items: z.array(place) })
  .openapi("Places", { description: "Conversations, newest first, at most 200; `at` is the minute" });

const topicItem = z.object({
  topic: topicId,
  title: bilingual,
  own: z.boolean(),
  keywords: z.string().nullable().openapi({ description: "Of the shop's own topics" }),
  buyers: z.number().openapi({ description: "Distinct buyers in the window" }),
  yesterday: z.number().nullable().openapi({ description: "In the same window of yesterday; null: not counted then" }),
});
export const topicList = z
  .object({ revision, minutes: z.number(), items: z.array(topicItem) })
  .openapi("Topics", { description: "Most asked first; the shop's own are listed with no buyers, too" });
export const topicWrite = shopTopic.omit({ id: true }).openapi("TopicWrite");
export const savedTopic = z.object({ revision, topic: shopTopic }).openapi("SavedTopic");

export const incidentList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        point: z.string(),
        code: z.string(),
        title: bilingual,
        startedAt: epochMs,
        openedAt: epochMs,
        lastAt: epochMs,
        closedAt: epochMs.nullable(),
        buyers: z.number(),
        conversations: z.number(),
      }),
    ),
  })
  .openapi("Incidents", { description: "Open ones and those of the last day, newest first" });

const quality = z
  .object({ value: z.number(), sessions: z.number(), basis: z.enum(["rating", "proxy"]) })
  .nullable()
  .openapi("Quality", {
    description:
      "Share of content buyers, 0 to 1. `rating`: gave at least 4 of 5 (8 of 10). `proxy`: no anger, complaint, call for a human or unsolved problem was found; `sessions` are those that count",
  });
const rate = z.number().openapi({ description: "Percent of conversations in which it intervenes" });
export const shopQualityView = z
  .object({
    at: epochMs,
    days: z.number(),
    overall: z.object({ bot: quality, human: quality }),
    scenes: z.array(z.object({ scene: z.enum(sceneIds), title: bilingual, bot: quality, human: quality })),
    widestGap: z
      .enum(sceneIds)
      .nullable()
      .openapi({ description: "Scene in which humans do better than the bot by the most" }),
    policies: z.array(
      z.object({
        policy: z.string(),
        title: bilingual,
        tuning: z.object({ floor: z.number(), ceiling: z.number(), poor: z.number(), good: z.number() }),
        rollout: z.number(),
        rate,
        scenes: z.array(z.object({ scene: z.enum(sceneIds), rate })),
      }),
    ),
  })
  .openapi("ShopQuality", {
    description:
      "Bot against human by scene, and what follows for each tuned policy: the ceiling where the bot's quality is at most `poor`, or not known; the floor from `good` on; a straight line between",
  });

const seat = z.object({
  agent: z.string(),
  status: z.enum(presenceStatuses).nullable().openapi({ description: "null: his presence was never reported" }),
  queue: z.number().openapi({ description: "Buyers who wait for him, as the platform says" }),
  load: z.number().openapi({ description: "Chats that he has now, as their messages say" }),
  at: epochMs.nullable(),
});
export const seatList = z
  .object({
    known: z.boolean(),
    online: z.number(),
    suspended: z.number(),
    queue: z.number(),
    items: z.array(seat),
  })
  .openapi("Seats");
export const seatWrite = z
  .strictObject({ status: z.enum(presenceStatuses), queue: z.number().int().min(0).max(1_000_000).optional() })
  .openapi("SeatWrite");
