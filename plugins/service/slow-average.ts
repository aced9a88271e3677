import { definePoint, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";

type Round = { readonly asked: Message; readonly answered: Message };

/** Rounds of `averageReply`: the buyer's first sentence that nobody has answered, and the first answer, automatic or not. */
function roundsOf(messages: readonly Message[], automaticCounts: boolean): Round[] {
  const rounds: Round[] = [];
  let asked: Message | null = null;
  for (const message of messages) {
    if (message.retracted) continue;
    const { role } = message.from;
    if (role === "buyer") asked ??= message;
    else if (asked !== null && (role === "agent" || role === "bot") && (automaticCounts || !message.automatic)) {
      rounds.push({ asked, answered: message });
      asked = null;
    }
  }
  return rounds;
}

const limit = () => z.number().min(0.5).max(86_400).default(60);

/** The session's `averageReply`: the sum of its rounds' response times, divided by the rounds, is longer than set. */
export const slowAverage = definePoint({
  id: "slow-average",
  title: { zh: "平均响应超时", en: "Slow on average" },
  description: {
    zh: "本通会话各轮响应时间之和 ÷ 轮次，超过设定时间即检出。首轮自动回复计入；先比较、后取整，10.5 秒超过 10 秒。",
    en: "The response times of the session's rounds, divided by the rounds, exceed the limit. An automatic first reply counts as an answer. Compared before rounding: 10.5 exceeds 10.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F045"],
  config: z.object({
    seconds: limit().meta({ zh: "平均响应时限（秒）", en: "Limit (seconds)" }),
    separate: z
      .boolean()
      .default(false)
      .meta({ zh: "标准 B：售后会话使用单独时限", en: "Standard B: aftersale sessions have a limit of their own" }),
    aftersaleSeconds: limit().meta({ zh: "售后平均响应时限（秒）", en: "Limit for aftersale sessions (seconds)" }),
    rounds: z
      .number()
      .int()
      .min(1)
      .max(100)
      .default(1)
      .meta({ zh: "至少几轮才检测", en: "Inspect from how many rounds" }),
    automaticCounts: z
      .boolean()
      .default(true)
      .meta({ zh: "自动回复算作回复", en: "An automatic reply counts as an answer" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
  }),
  codes: {
    slow: {
      score: -3,
      message: {
        zh: "{rounds} 轮平均响应 {average} 秒，超过 {seconds} 秒",
        en: "{rounds} rounds took {average} seconds on average, more than {seconds}",
      },
    },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session } = event;
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    const rounds = roundsOf(session.messages, config.automaticCounts);
    if (rounds.length < config.rounds || rounds.length === 0) return [];
    const seconds = config.separate && session.type === "aftersale" ? config.aftersaleSeconds : config.seconds;
    const took = ({ asked, answered }: Round) => (answered.at - asked.at) / 1_000;
    const average = rounds.reduce((sum, round) => sum + took(round), 0) / rounds.length;
    if (average <= seconds) return [];
    // The rounds that pull the average above the limit.
    const evidence = rounds.filter((round) => took(round) > seconds).slice(0, 20);
    return [
      finding(
        "slow",
        evidence.map(({ asked }) => whole(asked)),
        { rounds: rounds.length, average: Math.round(average), seconds },
      ),
    ];
  },
});
