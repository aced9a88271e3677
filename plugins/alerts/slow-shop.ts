import { definePoint, earlierTallies, finding, type Pace, resolve, type Tally } from "interject/sdk";
import { z } from "zod";

type Settings = { readonly seconds: number; readonly rounds: number };

const isSlow = ({ seconds, rounds }: Pace, limit: Settings) => rounds >= limit.rounds && seconds > limit.seconds;

function slowAgents({ agents }: Tally, limit: Settings) {
  return agents.filter((pace) => isSlow(pace, limit));
}

function shopIsSlow({ pace }: Tally, limit: Settings): boolean {
  return pace !== null && isSlow(pace, limit);
}

const shown = (seconds: number) => Math.round(seconds * 10) / 10;

/** One minute names no more agents than somebody reads. */
const mostNamed = 20;

/** For the supervisor: humans answer too slowly, one of them or all together. */
export const slowShop = definePoint({
  id: "slow-shop",
  title: { zh: "平响告警", en: "Answers take too long" },
  description: {
    zh: "每分钟统计近 1 小时的人工平均响应时间（机器人回复不计，单轮最多计 10 分钟）：某位客服或全店超过设定值时告警。三个视角的明细见“响应速度”。",
    en: "Counts, each minute, how long human answers of the last hour took (the bot's left out, a round counts at most 10 minutes): tells of an agent, or of the whole shop, above the limit.",
  },
  kind: "alert",
  moment: "shop",
  rows: ["F131"],
  config: z.object({
    seconds: z
      .number()
      .int()
      .min(5)
      .max(600)
      .default(30)
      .meta({ zh: "人工平响上限（秒）", en: "Average answer at most (seconds)" }),
    rounds: z
      .number()
      .int()
      .min(1)
      .max(1_000)
      .default(5)
      .meta({ zh: "至少有这么多轮问答才判断", en: "Judge from so many answers on" }),
    again: z
      .number()
      .int()
      .min(1)
      .max(60)
      .default(30)
      .meta({ zh: "恢复正常满多少分钟后再次变慢才重新告警", en: "Tell again after so many minutes in time" }),
  }),
  codes: {
    agent: {
      severity: "normal",
      message: {
        zh: "客服 {agent} 近 1 小时人工平响 {seconds} 秒（{rounds} 轮），超过 {limit} 秒",
        en: "Agent {agent} took {seconds} s on average in the last hour ({rounds} answers); the limit is {limit} s",
      },
    },
    shop: {
      severity: "urgent",
      message: {
        zh: "全店近 1 小时人工平响 {seconds} 秒（{rounds} 轮），超过 {limit} 秒；超时客服 {agents} 位",
        en: "The shop took {seconds} s on average in the last hour ({rounds} answers); the limit is {limit} s; slow agents: {agents}",
      },
    },
  },
  inspect({ event, conversation, config }) {
    if (event.type !== "tally") return [];
    const { tally } = event;
    const before = earlierTallies(conversation, event, config.again);
    const known = new Set(before.flatMap((earlier) => slowAgents(earlier, config).map(({ agent }) => agent)));
    const slow = slowAgents(tally, config);
    const limit = config.seconds;
    const named = slow
      .filter(({ agent }) => !known.has(agent))
      .slice(0, mostNamed)
      .map(({ agent, seconds, rounds }) => finding("agent", [], { agent, seconds: shown(seconds), rounds, limit }));
    const { pace } = tally;
    if (pace === null || !shopIsSlow(tally, config))
      return [...named, resolve("shop"), ...(slow.length === 0 ? [resolve("agent")] : [])];
    const { seconds, rounds } = pace;
    if (before.some((earlier) => shopIsSlow(earlier, config))) return named;
    return [finding("shop", [], { seconds: shown(seconds), rounds, limit, agents: slow.length }), ...named];
  },
});
