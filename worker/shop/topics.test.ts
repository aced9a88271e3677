import { describe, expect, it } from "vitest";
import type { Message } from "../../plugins/sdk/conversation.ts";
import { shopWith } from "../conversation/fixtures.ts";
import type { ShopTopic } from "../settings/snapshot.ts";
import { topicsOf } from "./topics.ts";

function said(text: string, retracted = false): Message {
  const content = [{ type: "text" as const, text }];
  return { id: "m-1", at: 0, from: { role: "buyer", id: "b-1" }, text, content, automatic: false, retracted };
}

const withTopics = (topics: ShopTopic[]) => topicsOf({ ...shopWith([]).snapshot, topics });
const coupon = { id: "coupon", title: "领券失败", keywords: "券＋【领不了，用不了】；优惠码失效" };
const live = { id: "live", title: "直播间", keywords: "直播间;主播" };

describe("what a message is about (F132, F133)", () => {
  it("is each topic of the shop whose expression fits, before the scene", () => {
    const topics = withTopics([coupon, live]);
    expect(topics(said("直播间的券领不了")).slice(0, 2)).toEqual(["topic/coupon", "topic/live"]);
    expect(topics(said("主播，我要退货"))).toEqual(["topic/live", "scene/return"]);
  });

  it("is a scene without any topic of the shop's own", () => {
    expect(withTopics([])(said("我要退货"))).toEqual(["scene/return"]);
  });

  it("is read in any width and case, like everywhere", () => {
    expect(withTopics([{ id: "vip", title: "VIP", keywords: "vip卡" }])(said("怎么办ＶＩＰ卡"))).toEqual(["topic/vip"]);
  });

  it.each(["券在哪里领", "领不了", ""])("is no topic where not all words of an alternative are said: %s", (text) => {
    expect(withTopics([coupon])(said(text)).filter((topic) => topic.startsWith("topic/"))).toEqual([]);
  });

  it("is nothing once the words are gone", () => {
    expect(withTopics([coupon])(said("", true))).toEqual([]);
  });
});
