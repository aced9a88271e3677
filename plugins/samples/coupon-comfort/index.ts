import { definePack, policy } from "interject/sdk";
import { card } from "./card.ts";
import { comfort } from "./comfort.ts";
import { docs } from "./docs.ts";
import { letDown } from "./let-down.ts";

export default definePack({
  id: "coupon-comfort",
  version: "1.0.0",
  api: 1,
  title: { zh: "优惠券安抚", en: "Coupon as comfort" },
  description: {
    zh: "买家嫌贵或等久了时，向客服建议一句带优惠券的安抚话，不超过预算，并跟进买家的答复。",
    en: "When a buyer finds it dear or is tired of waiting, suggests to the agent a line with a coupon within a budget, and follows up on the answer.",
  },
  publisher: "Interject samples",
  docs,
  card,
  points: [letDown],
  interventions: [comfort],
  policies: [
    policy.parse({
      id: "comfort-let-down",
      title: { zh: "买家失望时建议优惠券安抚", en: "Suggest a coupon to a buyer who is let down" },
      when: { points: ["coupon-comfort/let-down", "alerts/logistics-complaint", "alerts/product-complaint"] },
      if: { servedBy: ["agent"] },
      then: [{ intervention: "coupon-comfort/comfort" }],
      frequency: { kind: "once-per-session" },
    }),
  ],
});
