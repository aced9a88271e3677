import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { topicTitle } from "../../conversation/shop-thread.ts";
import { Refused } from "../../errors.ts";
import { settingsOf } from "../../settings/cache.ts";
import { publish } from "../../settings/publish.ts";
import { shopTopic } from "../../settings/snapshot.ts";
import { putTopic, removeTopic } from "../../settings/topic-changes.ts";
import { limitsOf } from "../../shop/limits.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { places, savedTopic, shopPaceView, topicList, topicWrite } from "../shop-schemas.ts";

const tags = ["Shop"];
const minutes = z
  .string()
  .regex(/^\d{1,4}$/, "minutes is a whole number")
  .default("60")
  .transform(Number)
  .pipe(z.number().min(1).max(1_440))
  .openapi({ type: "integer", minimum: 1, maximum: 1_440, default: 60, description: "How far to look back" });
const query = z.strictObject({ minutes });
const oneTopic = inShop.extend({ topic: segment("topic", "coupon") });
const unanswered = "alerts/unanswered";

const pace = createRoute({
  method: "get",
  path: "/shops/{shop}/pace",
  operationId: "readPace",
  tags,
  summary:
    "How fast humans answer: agents above the limit, questions that were not answered in time, and each hour of the last day",
  request: { params: inShop, query },
  responses: { 200: json(shopPaceView, "As of now") },
});

const topics = createRoute({
  method: "get",
  path: "/shops/{shop}/topics",
  operationId: "listTopics",
  tags,
  summary: "What buyers ask about now, against the same time of yesterday",
  request: { params: inShop, query },
  responses: { 200: json(topicList, "As of now") },
});

const topicConversations = createRoute({
  method: "get",
  path: "/shops/{shop}/topics/{topic}/conversations",
  operationId: "listTopicConversations",
  tags,
  summary: "The chats about a topic, to see whether the shop is prepared",
  request: { params: oneTopic, query: query.extend({ kind: z.enum(["topic", "scene"]).default("topic") }) },
  responses: { 200: json(places, "Newest first") },
});

const put = createRoute({
  method: "put",
  path: "/shops/{shop}/topics/{topic}",
  operationId: "putTopic",
  tags,
  summary: "Write a topic of the shop, new or in place of the one with that id",
  description:
    "`keywords`: `+` joins words that must all be in one message, `;` and `,` separate alternatives, `【】` make a group, as `券+领不了;优惠券【失效,用不了】`. It is counted from the next message on.",
  request: { params: oneTopic, body: body(topicWrite) },
  responses: { 200: json(savedTopic, "The topic as it is live now") },
});

const remove = createRoute({
  method: "delete",
  path: "/shops/{shop}/topics/{topic}",
  operationId: "removeTopic",
  tags,
  summary: "Count a topic no more",
  request: { params: oneTopic },
  responses: { 200: json(savedTopic.pick({ revision: true }), "The revision that was published") },
});

export function paceRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(pace, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { minutes: back } = c.req.valid("query");
    const compiled = await settingsOf(c.env, merchant, shop);
    const limit = limitsOf(compiled).slowSeconds;
    const found = await c.env.FLOOR.getByName(`${merchant}/${shop}`).pace({
      minutes: back,
      slowMs: limit * 1_000,
      unanswered,
    });
    const all = found.topics.reduce((sum, { conversations }) => sum + conversations, 0);
    return c.json(
      {
        minutes: back,
        limit,
        shop: found.shop,
        agents: found.agents.map((agent) => ({ ...agent, slow: agent.seconds > limit })),
        topics: found.topics.map(({ topic, conversations }) => ({
          topic,
          title: topic === null ? null : topicTitle(compiled, topic),
          conversations,
          share: conversations / all,
        })),
        hours: found.hours,
      },
      200,
    );
  });

  api.openapi(topics, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { minutes: back } = c.req.valid("query");
    const compiled = await settingsOf(c.env, merchant, shop);
    const { snapshot } = compiled;
    const counted = await c.env.FLOOR.getByName(`${merchant}/${shop}`).topics(back);
    const own = new Map((snapshot.topics ?? []).map((topic) => [`topic/${topic.id}`, topic]));
    const silent = [...own.keys()].filter((id) => !counted.some(({ topic }) => topic === id));
    const items = [...counted, ...silent.map((topic) => ({ topic, buyers: 0, yesterday: null }))]
      // One that was deleted is counted until its hour is over, and not shown.
      .filter(({ topic }) => topic.startsWith("scene/") || own.has(topic))
      .map((item) => ({
        ...item,
        title: topicTitle(compiled, item.topic),
        own: own.has(item.topic),
        keywords: own.get(item.topic)?.keywords ?? null,
      }))
      .sort((one, other) => other.buyers - one.buyers);
    return c.json({ revision: snapshot.revision, minutes: back, items }, 200);
  });

  api.openapi(topicConversations, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { topic } = c.req.valid("param");
    const { minutes: back, kind } = c.req.valid("query");
    const items = await c.env.FLOOR.getByName(`${merchant}/${shop}`).topicConversations(`${kind}/${topic}`, back);
    return c.json({ items }, 200);
  });

  api.openapi(put, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const written = shopTopic.safeParse({ ...c.req.valid("json"), id: c.req.valid("param").topic });
    if (!written.success) throw new Refused("invalid", { path: "topic", message: "Expected an id in kebab-case" });
    const topic = written.data;
    const by = c.get("identity").by;
    const next = await publish(c.env, merchant, shop, by, (snapshot) => putTopic(snapshot, topic));
    return c.json({ revision: next.revision, topic }, 200);
  });

  api.openapi(remove, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { topic } = c.req.valid("param");
    const by = c.get("identity").by;
    const next = await publish(c.env, merchant, shop, by, (snapshot) => removeTopic(snapshot, topic));
    return c.json({ revision: next.revision }, 200);
  });
}
