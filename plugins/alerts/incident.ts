import { definePoint, earlierTallies, finding, type Incident, type PointResult, resolve } from "interject/sdk";
import { z } from "zod";

/** Digests come ever more rarely: after one gap, two more, four more. Which of them is behind an age. */
function digestsBy(ageMs: number, everyMinutes: number): number {
  return Math.floor(Math.log2(ageMs / (everyMinutes * 60_000) + 1));
}

const data = ({ title: { zh, en }, code, buyers, conversations }: Incident) => ({
  "title.zh": zh,
  "title.en": en,
  code,
  buyers,
  conversations,
});

type Told = PointResult<"opened" | "goes-on" | "over">;

/** For the supervisor: the same thing hits many buyers. Told once, then in digests, instead of once for each of them. */
export const incident = definePoint({
  id: "incident",
  title: { zh: "集中异常", en: "An incident" },
  description: {
    zh: "短时间内许多买家出现同一种告警（例如领券失败、下单报错）时，合并为一起事件：开始时通知一次，之后按越来越长的间隔汇总，平息后自动结束。事件期间，“通知主管”不再逐条发送。",
    en: "When many buyers show the same alert within minutes, as when a coupon or orders fail, they are one incident: told when it begins, then in digests at growing gaps, over when it is quiet. Meanwhile supervisors are not told of each one.",
  },
  kind: "alert",
  moment: "shop",
  rows: ["F085", "F125", "N22"],
  config: z.object({
    buyers: z
      .number()
      .int()
      .min(2)
      .max(100_000)
      .default(10)
      .meta({ zh: "不同买家达到（位）", en: "From so many distinct buyers on" }),
    minutes: z.number().int().min(1).max(120).default(5).meta({ zh: "多少分钟以内", en: "Within so many minutes" }),
    quiet: z
      .number()
      .int()
      .min(1)
      .max(720)
      .default(15)
      .meta({ zh: "多少分钟没有新增即结束", en: "Over after so many minutes without another" }),
    digest: z
      .number()
      .int()
      .min(5)
      .max(720)
      .default(30)
      .meta({ zh: "首次汇总间隔（分钟，之后每次翻倍）", en: "First digest after (minutes; each gap doubles)" }),
  }),
  codes: {
    opened: {
      severity: "urgent",
      message: {
        zh: "“{title}”集中出现：已有 {buyers} 位买家、{conversations} 个会话",
        en: "“{title}” hits many: {buyers} buyers in {conversations} conversations so far",
      },
    },
    "goes-on": {
      severity: "normal",
      message: {
        zh: "“{title}”仍在持续：累计 {buyers} 位买家、{conversations} 个会话",
        en: "“{title}” goes on: {buyers} buyers in {conversations} conversations so far",
      },
    },
    over: {
      severity: "low",
      message: {
        zh: "“{title}”已平息：共 {buyers} 位买家、{conversations} 个会话",
        en: "“{title}” is over: {buyers} buyers in {conversations} conversations",
      },
    },
  },
  inspect({ event, conversation, config }) {
    if (event.type !== "tally") return [];
    const before = earlierTallies(conversation, event, 60);
    const lastAt = conversation.tallies?.findLast(({ at }) => at < event.at)?.at ?? 0;
    const results = event.tally.incidents.flatMap((now): Told[] => {
      const last = before.findLast(({ incidents }) => incidents.some(({ id }) => id === now.id));
      const known = last?.incidents.find(({ id }) => id === now.id);
      if (now.over) return known === undefined || known.over ? [] : [finding("over", [], data(now))];
      if (known === undefined) return [finding("opened", [], data(now))];
      const due = digestsBy(event.at - now.openedAt, config.digest) > digestsBy(lastAt - now.openedAt, config.digest);
      return due ? [finding("goes-on", [], data(now))] : [];
    });
    const open = event.tally.incidents.some(({ over }) => !over);
    return open ? results : [...results, resolve("opened"), resolve("goes-on"), resolve("over")];
  },
});
