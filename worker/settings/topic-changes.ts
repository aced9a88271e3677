import { parseKeywords } from "../../plugins/sdk/rules/keywords.ts";
import { Refused } from "../errors.ts";
import type { ShopTopic, Snapshot } from "./snapshot.ts";

const mostTopics = 100;

/** Writes a topic, new or in place of the one with that id. @throws Refused `invalid` with the place of a slip in the keywords */
export function putTopic(snapshot: Snapshot, topic: ShopTopic): Snapshot {
  const parsed = parseKeywords(topic.keywords);
  if (!parsed.ok) {
    const { offset, message } = parsed.problem;
    throw new Refused("invalid", { path: "keywords", message: `${message.zh} / ${message.en} (${offset + 1})` });
  }
  if (parsed.expression.alternatives.length === 0)
    throw new Refused("invalid", { path: "keywords", message: "至少需要一个词 / At least one word is needed" });
  const topics = snapshot.topics ?? [];
  const place = topics.findIndex(({ id }) => id === topic.id);
  if (place < 0 && topics.length >= mostTopics)
    throw new Refused("invalid", {
      path: "topic",
      message: `最多 ${mostTopics} 个话题 / At most ${mostTopics} topics`,
    });
  return { ...snapshot, topics: topics.toSpliced(place < 0 ? topics.length : place, place < 0 ? 0 : 1, topic) };
}

/** @throws Refused `not-found` */
export function removeTopic(snapshot: Snapshot, id: string): Snapshot {
  const topics = snapshot.topics ?? [];
  if (!topics.some((topic) => topic.id === id)) throw new Refused("not-found");
  return { ...snapshot, topics: topics.filter((topic) => topic.id !== id) };
}
