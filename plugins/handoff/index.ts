import { definePack, policy } from "interject/sdk";
import { offerHuman } from "./offer-human.ts";

const bot = { servedBy: ["bot", "nobody"] };
const offer = [{ intervention: "handoff/offer-human" }];

export default definePack({
  id: "handoff",
  version: "1.0.0",
  api: 1,
  title: { zh: "转人工", en: "Hand-over to humans" },
  description: {
    zh: "机器人接待时，在合适的时机向买家提供人工客服。",
    en: "Offers the buyer a human at the right moment while a bot serves him.",
  },
  points: [],
  interventions: [offerHuman],
  policies: [
    policy.parse({
      id: "offer-human-when-asked",
      title: { zh: "买家要人工时提供人工", en: "Offer a human to a buyer who asks for one" },
      when: { points: ["alerts/ask-human"] },
      if: bot,
      then: offer,
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "offer-human-strong-emotion",
      title: { zh: "买家情绪强烈时提供人工", en: "Offer a human to an angry buyer" },
      when: {
        points: [
          "alerts/buyer-abuse",
          "alerts/threaten-complaint",
          "alerts/threaten-exposure",
          "alerts/threaten-review",
        ],
      },
      if: bot,
      then: offer,
      // Strong emotion earns the menu every time it shows (F204).
      frequency: { kind: "every" },
    }),
  ],
});
