import { definePack } from "interject/sdk";
import { automatic } from "./automatic.ts";
import { botCannotAnswer } from "./bot-cannot-answer.ts";
import { botOverHuman } from "./bot-over-human.ts";
import { holdBot } from "./hold-bot.ts";
import { offerHuman } from "./offer-human.ts";
import { policies } from "./policies.ts";

export default definePack({
  id: "handoff",
  version: "1.1.0",
  api: 1,
  title: { zh: "转人工", en: "Hand-over to humans" },
  description: {
    zh: "机器人接待时，在合适的时机向买家提供人工客服；机器人答不上来时自动转接；没有客服在线时请买家留言；人工接待时不让机器人抢话。",
    en: "Offers the buyer a human at the right moment while a bot serves him, hands over when the bot cannot answer, takes messages when nobody is online, and keeps the bot from talking over a human.",
  },
  points: [botCannotAnswer, botOverHuman],
  interventions: [offerHuman, automatic, holdBot],
  policies,
});
