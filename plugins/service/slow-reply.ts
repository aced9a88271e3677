import { definePoint, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { isAcknowledgement } from "../language/small-talk.ts";

type Settings = { readonly ignoreAcknowledgements: boolean; readonly automaticCounts: boolean };
type Round = { readonly asked: Message; readonly answered: Message };

/** Rounds that an agent answered: from the buyer's first sentence to the agent's first reply. The bot's rounds are left out. */
function roundsOf(messages: readonly Message[], settings: Settings): Round[] {
  const rounds: Round[] = [];
  let asked: Message | null = null;
  for (const message of messages) {
    if (message.retracted) continue;
    switch (message.from.role) {
      case "buyer":
        if (asked !== null || (settings.ignoreAcknowledgements && isAcknowledgement(message.text))) break;
        asked = message;
        break;
      case "agent":
        if (message.automatic && !settings.automaticCounts) break;
        if (asked !== null) rounds.push({ asked, answered: message });
        asked = null;
        break;
      case "bot":
        asked = null;
        break;
      default:
        break;
    }
  }
  return rounds;
}

/** A single round took longer than set. One finding a session, whose evidence is each late round's question. */
export const slowReply = definePoint({
  id: "slow-reply",
  title: { zh: "单句响应超时", en: "A reply took too long" },
  description: {
    zh: "按轮次计算：从买家本轮第一句话到客服第一句回复，超过设定时间即检出。",
    en: "By rounds: from the buyer's first sentence of a round to the agent's first reply, longer than set.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F044", "F103"],
  overrides: ["alerts/unanswered"],
  config: z.object({
    seconds: z.number().int().min(1).max(86_400).default(180).meta({ zh: "响应时限（秒）", en: "Limit (seconds)" }),
    rounds: z.number().int().min(1).max(100).default(1).meta({ zh: "超时轮次达到", en: "Late rounds needed" }),
    ignoreAcknowledgements: z
      .boolean()
      .default(true)
      .meta({ zh: "“好的”“谢谢”不开始计时", en: "Thanks and “ok” do not start the clock" }),
    automaticCounts: z
      .boolean()
      .default(true)
      .meta({ zh: "自动回复算作首次回复", en: "An automatic reply counts as the first reply" }),
  }),
  codes: {
    slow: {
      score: -3,
      message: {
        zh: "有 {rounds} 轮回复超过 {seconds} 秒，最长 {longest} 秒",
        en: "{rounds} replies took longer than {seconds} seconds, the longest {longest}",
      },
    },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const waits = roundsOf(event.session.messages, config).map((round) => ({
      ...round,
      seconds: (round.answered.at - round.asked.at) / 1_000,
    }));
    const late = waits.filter(({ seconds }) => seconds > config.seconds);
    if (late.length < config.rounds) return [];
    const longest = Math.round(Math.max(...late.map(({ seconds }) => seconds)));
    // A finding quotes at most 20 places.
    const evidence = late.slice(0, 20).map(({ asked }) => whole(asked));
    return [finding("slow", evidence, { rounds: late.length, seconds: config.seconds, longest })];
  },
});
