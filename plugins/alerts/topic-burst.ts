import { definePoint, earlierTallies, finding, resolve, type Tally, type TopicCount } from "interject/sdk";
import { z } from "zod";

type Settings = { readonly buyers: number; readonly factor: number };

/** A shop that was not counted yesterday has nothing to compare with. */
function isHot({ buyers, yesterday }: TopicCount, limit: Settings): boolean {
  return yesterday !== null && buyers >= limit.buyers && buyers >= limit.factor * Math.max(1, yesterday);
}

const hotTopics = ({ topics }: Tally, limit: Settings) => topics.filter((topic) => isHot(topic, limit));

/** For the supervisor: far more buyers than yesterday ask about the same thing. */
export const topicBurst = definePoint({
  id: "topic-burst",
  title: { zh: "热点突发", en: "A question bursts" },
  description: {
    zh: "统计全部买家提问（机器人与人工会话都算）的话题：近 1 小时咨询同一话题的买家数，达到昨日同期的数倍时告警。话题包括内置场景和店铺自定义话题；昨日同期没有数据时不告警。",
    en: "Counts what all buyers ask about, with bot and human alike: tells when the buyers of the last hour with one topic are several times those of the same hour yesterday. Topics are the built-in scenes and the shop's own. Without figures of yesterday it is silent.",
  },
  kind: "alert",
  moment: "shop",
  rows: ["F132", "F133"],
  config: z.object({
    buyers: z
      .number()
      .int()
      .min(2)
      .max(100_000)
      .default(10)
      .meta({ zh: "近 1 小时至少多少位买家", en: "At least so many buyers in the last hour" }),
    factor: z
      .number()
      .min(1.1)
      .max(100)
      .default(3)
      .meta({ zh: "达到昨日同期的倍数", en: "So many times as many as yesterday" }),
    again: z
      .number()
      .int()
      .min(1)
      .max(60)
      .default(60)
      .meta({ zh: "回落满多少分钟后再次突发才重新告警", en: "Tell again after so many quiet minutes" }),
  }),
  codes: {
    burst: {
      severity: "urgent",
      message: {
        zh: "“{title}”突增：近 1 小时 {buyers} 位买家咨询，昨日同期 {yesterday} 位",
        en: "“{title}” bursts: {buyers} buyers in the last hour, {yesterday} in the same hour yesterday",
      },
    },
  },
  inspect({ event, conversation, config }) {
    if (event.type !== "tally") return [];
    const before = earlierTallies(conversation, event, config.again);
    const known = new Set(before.flatMap((tally) => hotTopics(tally, config).map(({ topic }) => topic)));
    const hot = hotTopics(event.tally, config);
    if (hot.length === 0) return [resolve("burst")];
    return hot
      .filter(({ topic }) => !known.has(topic))
      .map(({ title: { zh, en }, buyers, yesterday }) =>
        finding("burst", [], { "title.zh": zh, "title.en": en, buyers, yesterday: yesterday ?? 0 }),
      );
  },
});
