import { type Policy, policy } from "interject/sdk";

const withoutHuman = { servedBy: ["bot", "nobody"] };
const offer = [{ intervention: "handoff/offer-human" }];
const handOver = [{ intervention: "handoff/automatic" }];
const trouble = [
  "alerts/buyer-abuse",
  "alerts/threaten-complaint",
  "alerts/threaten-exposure",
  "alerts/threaten-review",
];

/** What the pack suggests. The order is the precedence: who is on his way to a human is not asked whether he wants one. */
export const policies: readonly Policy[] = [
  policy.parse({
    id: "hold-bot-while-human-serves",
    title: { zh: "人工接待时不让机器人抢话", en: "No bot talks over a human" },
    when: { points: ["handoff/bot-over-human"] },
    then: [{ intervention: "handoff/hold-bot" }],
    frequency: { kind: "every" },
  }),
  policy.parse({
    id: "automatic-when-asked-again",
    title: { zh: "买家再次要人工时直接转人工", en: "Hand over when the buyer asks for a human again" },
    when: { points: ["alerts/ask-human"] },
    if: { ...withoutHuman, earlier: { points: ["alerts/ask-human"], atLeast: 1, within: 600 } },
    then: handOver,
    frequency: { kind: "every" },
  }),
  policy.parse({
    id: "automatic-when-bot-is-lost",
    title: { zh: "机器人答不上来时自动转人工", en: "Hand over when the bot cannot answer" },
    when: { points: ["handoff/bot-cannot-answer"] },
    if: withoutHuman,
    then: handOver,
    frequency: { kind: "cool-down", seconds: 600 },
  }),
  policy.parse({
    id: "offer-human-strong-emotion",
    title: { zh: "买家情绪强烈时提供人工", en: "Offer a human to an angry buyer" },
    when: { points: trouble },
    if: withoutHuman,
    then: offer,
    // Strong emotion earns the menu every time it shows (F204).
    frequency: { kind: "every" },
  }),
  policy.parse({
    id: "offer-human-when-asked",
    title: { zh: "买家要人工时提供人工", en: "Offer a human to a buyer who asks for one" },
    when: { points: ["alerts/ask-human"] },
    if: withoutHuman,
    then: offer,
    frequency: { kind: "every" },
  }),
  policy.parse({
    id: "offer-human-widest-gap",
    title: { zh: "机器人最不擅长的场景提供人工", en: "Offer a human where the bot does worst beside humans" },
    when: { moment: { type: "scene", scenes: "widest-gap" } },
    then: offer,
    // On trial, with a small share of the chats (F208).
    rollout: 10,
    tuning: {},
    holdout: 10,
  }),
  policy.parse({
    id: "offer-human-long-talk",
    title: { zh: "与机器人聊满五轮提供人工", en: "Offer a human after five rounds with the bot" },
    when: { moment: { type: "bot-rounds", atLeast: 5 } },
    then: offer,
    tuning: {},
    holdout: 10,
  }),
  policy.parse({
    id: "trouble-at-night-to-supervisor",
    title: {
      zh: "下班时间买家辱骂或扬言投诉时通知值班主管",
      en: "Tell the supervisor on call about trouble after hours",
    },
    when: { points: trouble },
    if: { schedule: { kind: "outside-business-hours" } },
    then: [{ intervention: "supervision/notify-supervisor" }],
    frequency: { kind: "once-per-scene" },
  }),
];
